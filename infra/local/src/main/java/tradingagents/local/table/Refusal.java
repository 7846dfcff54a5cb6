package tradingagents.local.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import tradingagents.local.wire.AwsError;

/** The errors of DynamoDB's protocol, each built in one place. */
final class Refusal {
  static final String PREFIX = "com.amazonaws.dynamodb.v20120810#";

  private Refusal() {}

  static AwsError invalid(String message) {
    return new AwsError(400, "com.amazon.coral.validate#ValidationException", message);
  }

  /** Something DynamoDB can do and this engine cannot. */
  static AwsError unsupported(String what) {
    return invalid("The embedded table engine does not support " + what);
  }

  static AwsError parameter(String message) {
    return invalid("One or more parameter values were invalid: " + message);
  }

  static AwsError tableMissing(String name) {
    return new AwsError(
        400,
        PREFIX + "ResourceNotFoundException",
        "Requested resource not found: Table: " + name + " not found");
  }

  static AwsError tableExists(String name) {
    return new AwsError(400, PREFIX + "ResourceInUseException", "Table already exists: " + name);
  }

  static AwsError conditionFailed(Map<String, JsonNode> members) {
    return new AwsError(
        400, PREFIX + "ConditionalCheckFailedException", "The conditional request failed", members);
  }

  static AwsError itemTooLarge() {
    return invalid("Item size has exceeded the maximum allowed size");
  }
}
