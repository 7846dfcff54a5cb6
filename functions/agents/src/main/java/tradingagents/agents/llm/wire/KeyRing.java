package tradingagents.agents.llm.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import tradingagents.agents.llm.wire.CallFault.Kind;
import tradingagents.chain.Env;
import tradingagents.desk.models.Provider;
import tradingagents.desk.models.Tokens;

/**
 * Finds the keys of providers: in the environment, or in AWS Secrets Manager. Only the place of a
 * key is ever configured; the key itself stays in memory for some minutes and is in no message.
 */
public final class KeyRing {
  private static final Duration KEPT = Duration.ofMinutes(5);
  private static final String ENV = "env:";
  private static final String SECRET = "secret:";
  private static final String AWS = "AWS_";
  private static final String BEDROCK_KEY = "AWS_BEARER_TOKEN_BEDROCK";

  private final Env env;
  private final Supplier<SecretsManagerClient> secrets;
  private final InstantSource clock;
  private final Map<String, Kept> kept = new ConcurrentHashMap<>();

  private record Kept(Key key, Instant since) {}

  /**
   * A ring of keys.
   *
   * @param env where the usual variables and those of {@code env:NAME} are
   * @param secrets reads {@code secret:NAME}; asked for only when one is named
   * @param clock says how old a kept key is
   */
  public KeyRing(Env env, Supplier<SecretsManagerClient> secrets, InstantSource clock) {
    this.env = env;
    this.secrets = secrets;
    this.clock = clock;
  }

  /** A machine signs in to Bedrock by itself, and an own Ollama has no lock. */
  private static boolean isNeeded(Provider provider) {
    return provider != Provider.BEDROCK && provider != Provider.OLLAMA;
  }

  /**
   * The key for a call.
   *
   * @param provider who is called
   * @param keyRef {@code env:NAME}, {@code secret:NAME}, or null for the provider's usual variable
   * @return the key; {@link Key#NONE} where none is set and none is needed
   * @throws CallFault AUTH, saying which variable or secret is missing and where to get a key;
   *     UNAVAILABLE when Secrets Manager could not be asked
   */
  Key of(Provider provider, @Nullable String keyRef) throws CallFault {
    if (keyRef == null) {
      return usualKey(provider);
    }
    if (keyRef.startsWith(ENV)) {
      return named(provider, keyRef.substring(ENV.length()));
    }
    if (keyRef.startsWith(SECRET)) {
      return secret(provider, keyRef);
    }
    throw fault(
        Kind.AUTH, "the place of a key is env:NAME or secret:NAME; what is configured is neither");
  }

  /**
   * A key was refused: a kept secret may have been replaced since, so it is read anew.
   *
   * @param keyRef as it was asked for
   * @param refused the key that was refused
   * @return whether there is another key now, so that the next call may fare better
   */
  boolean isReplaced(Provider provider, @Nullable String keyRef, Key refused) {
    if (keyRef == null || !keyRef.startsWith(SECRET)) {
      return false;
    }
    kept.remove(keyRef);
    try {
      return !secret(provider, keyRef).equals(refused);
    } catch (CallFault stillMissing) {
      return false;
    }
  }

  private Key usualKey(Provider provider) throws CallFault {
    for (String variable : provider.keyVariables()) {
      String value = env.text(variable, "");
      if (!value.isEmpty()) {
        return new Key(value.strip());
      }
    }
    if (!isNeeded(provider)) {
      return Key.NONE;
    }
    String function = env.text("AWS_LAMBDA_FUNCTION_NAME", "");
    String stack = env.text("POWERTOOLS_SERVICE_NAME", "");
    if (!function.isEmpty() && !stack.isEmpty()) {
      // The only secrets that an agent's role may read.
      return secret(provider, SECRET + stack + "/models/" + provider.wireName());
    }
    throw fault(
        Kind.AUTH,
        "there is no key of %s: put one into %s, or name its place with env:NAME or secret:NAME;"
                .formatted(provider, String.join(" or ", provider.keyVariables()))
            + " you get one at "
            + provider.keyPage());
  }

  /** What opens AWS is never given to a provider of models. */
  private Key named(Provider provider, String variable) throws CallFault {
    if (variable.startsWith(AWS) && !variable.equals(BEDROCK_KEY)) {
      throw fault(Kind.AUTH, variable + " is of AWS and is never sent to a provider of models");
    }
    String value = env.text(variable, "");
    if (value.isEmpty()) {
      throw fault(
          Kind.AUTH,
          "the key of %s should be in the variable %s, which is not set; you get one at %s"
              .formatted(provider, variable, provider.keyPage()));
    }
    return new Key(value.strip());
  }

  private Key secret(Provider provider, String keyRef) throws CallFault {
    Instant now = clock.instant();
    Kept known = kept.get(keyRef);
    if (known != null && now.isBefore(known.since().plus(KEPT))) {
      return known.key();
    }
    String name = keyRef.substring(SECRET.length());
    String value;
    try {
      value = secrets.get().getSecretValue(request -> request.secretId(name)).secretString();
    } catch (SdkException e) {
      throw unread(provider, name, e);
    }
    Key key = new Key(single(value == null ? "" : value).strip());
    if (!key.isGiven()) {
      throw fault(Kind.AUTH, "the secret " + name + " holds no text that could be a key");
    }
    kept.put(keyRef, new Kept(key, now));
    return key;
  }

  private static CallFault unread(Provider provider, String name, SdkException failure) {
    boolean isAnswered =
        failure instanceof software.amazon.awssdk.awscore.exception.AwsServiceException service
            && service.statusCode() >= 400
            && service.statusCode() < 500
            && !service.isThrottlingException();
    return isAnswered
        ? fault(
            Kind.AUTH,
            "the key of %s should be in the secret %s, which is not there or may not be read:"
                    .formatted(provider, name)
                + " functions may read secrets named STACK/models/...; you get a key at "
                + provider.keyPage())
        : fault(Kind.UNAVAILABLE, "the secret " + name + " could not be read: no answer from AWS");
  }

  /** Secrets Manager's console writes a secret as a JSON object with one name. */
  private static String single(String text) {
    JsonNode tree = text.startsWith("{") ? Json.readOrMissing(text) : Json.readOrMissing("");
    return tree.size() == 1 && tree.isObject() ? tree.elements().next().asText("") : text;
  }

  private static CallFault fault(Kind kind, String message) {
    return new CallFault(kind, message, Tokens.NONE, null);
  }
}
