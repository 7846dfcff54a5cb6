package tradingagents.local;

import tradingagents.local.wire.AwsError;
import tradingagents.local.wire.WireRequest;
import tradingagents.local.wire.WireResponse;
import tradingagents.local.wire.WireService;

/**
 * Secrets Manager without a secret: on a laptop keys are in the environment, and a function that
 * looks for a secret first is told that nobody made it.
 */
final class NoSecrets implements WireService {
  private static final String CONTENT = "application/x-amz-json-1.1";

  @Override
  public String name() {
    return "secretsmanager";
  }

  @Override
  public boolean takes(WireRequest request) {
    return request.targetPrefix().equals("secretsmanager");
  }

  @Override
  public WireResponse handle(WireRequest request) {
    return new AwsError(
            400,
            "ResourceNotFoundException",
            "Secrets Manager can't find the specified secret: there is none on a laptop.")
        .response(CONTENT);
  }
}
