package tradingagents.api.access;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.InstantSource;
import software.amazon.awssdk.http.SdkHttpClient;
import tradingagents.chain.Env;

/** What the authorizer is wired from. */
@Factory
final class AccessFactory {
  private static final String KEYS = "/.well-known/jwks.json";

  @Singleton
  TokenCheck tokens(Env env, SdkHttpClient http, InstantSource clock) {
    String issuer = env.required("TOKEN_ISSUER");
    KeySet keys = new KeySet(http, keys(issuer, env.text("AWS_ENDPOINT_URL", "")), clock);
    return new TokenCheck(issuer, env.required("USER_POOL_CLIENT_ID"), keys, clock);
  }

  @Singleton
  Answers answers(TokenCheck check) {
    return new Answers(check);
  }

  /** An issuer publishes its keys under its own address; a stand-in for AWS under its own. */
  static URI keys(String issuer, String endpoint) {
    URI published = URI.create(issuer + KEYS);
    return endpoint.isEmpty() ? published : URI.create(endpoint).resolve(published.getRawPath());
  }
}
