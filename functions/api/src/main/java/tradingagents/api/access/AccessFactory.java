package tradingagents.api.access;

import io.micronaut.context.BeanContext;
import java.net.URI;
import java.time.InstantSource;
import software.amazon.awssdk.http.SdkHttpClient;
import tradingagents.chain.Env;

/** What the authorizer is wired from. */
final class AccessFactory {
  private AccessFactory() {}

  private static final String KEYS = "/.well-known/jwks.json";

  static Answers answers(BeanContext beans) {
    Env env = beans.getBean(Env.class);
    InstantSource clock = beans.getBean(InstantSource.class);
    String issuer = env.required("TOKEN_ISSUER");
    KeySet keys =
        new KeySet(
            beans.getBean(SdkHttpClient.class),
            keys(issuer, env.text("AWS_ENDPOINT_URL", "")),
            clock);
    return new Answers(new TokenCheck(issuer, env.required("USER_POOL_CLIENT_ID"), keys, clock));
  }

  /** An issuer publishes its keys under its own address; a stand-in for AWS under its own. */
  static URI keys(String issuer, String endpoint) {
    URI published = URI.create(issuer + KEYS);
    return endpoint.isEmpty() ? published : URI.create(endpoint).resolve(published.getRawPath());
  }
}
