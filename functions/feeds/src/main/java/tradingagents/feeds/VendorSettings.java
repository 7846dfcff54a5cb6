package tradingagents.feeds;

import io.micronaut.context.BeanContext;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import tradingagents.chain.Env;
import tradingagents.chain.PlainJson;
import tradingagents.chain.lambda.ChainFactory;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;

/**
 * The settings of vendors. On a laptop they are the environment's; on AWS they come on top from the
 * secret {@code STACK/vendors}, one JSON object of the same names. Without the secret only vendors
 * without keys are on. Other names in it are refused: it is no way to change a function.
 */
final class VendorSettings {
  private static final Pattern OF_VENDORS =
      Pattern.compile(
          "(TIINGO|ALPACA|YAHOO|ALPHAVANTAGE|EDGAR|FRED)_[A-Z_]+|DATA_CHAIN_[A-Z]+"
              + "|CACHE_SECONDS_[A-Z]+|VENDOR_TIMEOUT_SECONDS");

  private VendorSettings() {}

  static Env of(BeanContext beans) {
    Env env = beans.getBean(Env.class);
    String stack = env.text("POWERTOOLS_SERVICE_NAME", "");
    if (env.text("AWS_LAMBDA_FUNCTION_NAME", "").isEmpty() || stack.isEmpty()) {
      return env;
    }
    try (SecretsManagerClient secrets =
        ChainFactory.client(
            SecretsManagerClient.builder(),
            env,
            beans.getBean(SdkHttpClient.class),
            beans.getBean(AwsCredentialsProvider.class))) {
      String text = secrets.getSecretValue(get -> get.secretId(stack + "/vendors")).secretString();
      return env.with(read(text));
    } catch (ResourceNotFoundException noneMade) {
      return env;
    } catch (SdkException e) {
      throw new FailureException(
          new Failure(
              Reason.UNAVAILABLE,
              "the secret of the vendors cannot be read: " + e.getClass().getSimpleName()),
          e);
    }
  }

  static Map<String, String> read(String json) {
    Map<String, String> settings = new HashMap<>();
    PlainJson.read(json.getBytes(StandardCharsets.UTF_8))
        .forEach((name, value) -> {
          if (!OF_VENDORS.matcher(name).matches() || !(value instanceof String text)) {
            throw new FailureException(
                Reason.INVALID,
                "the secret of the vendors holds '"
                    + name.replaceAll("[^A-Za-z0-9_]", "?")
                    + "', which is no text setting of a vendor");
          }
          settings.put(name, text);
        });
    return settings;
  }
}
