package tradingagents.local.template;

/**
 * Where a template is pretended to be deployed: the values of its pseudo parameters. Names and ARNs
 * of everything in the stack are made of these.
 *
 * @param region an AWS region code
 * @param accountId twelve digits
 * @param stackName the name of the root stack
 */
public record Placement(String region, String accountId, String stackName) {
  /**
   * The placement of the local stack: an account that cannot exist.
   *
   * @return region us-east-1, account 000000000000, stack tradingagents
   */
  public static Placement local() {
    return new Placement("us-east-1", "000000000000", "tradingagents");
  }

  /**
   * The ARN of something in this place.
   *
   * @param service such as {@code dynamodb}
   * @param resource such as {@code table/Runs}
   * @return the ARN
   */
  public String arn(String service, String resource) {
    return "arn:aws:" + service + ":" + region + ":" + accountId + ":" + resource;
  }
}
