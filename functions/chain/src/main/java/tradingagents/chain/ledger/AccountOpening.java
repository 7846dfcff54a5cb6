package tradingagents.chain.ledger;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import tradingagents.chain.AwsFailures;
import tradingagents.chain.json.LedgerJson;
import tradingagents.chain.json.Members;
import tradingagents.chain.json.Written;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.portfolio.Portfolio;

/**
 * Opens accounts for doors that may not write the ledger: they ask the one function that may, and
 * wait for its answer.
 */
public final class AccountOpening {
  private final LambdaClient lambda;
  private final String functionName;

  /**
   * What is asked.
   *
   * @param account its id
   * @param initial what it holds at first, when it does not exist
   */
  public record Question(String account, Portfolio initial) {
    /**
     * The question as it is asked.
     *
     * @return one line of JSON
     */
    public String toJson() {
      return new Written().text("account", account).part("initial", LedgerJson.of(initial)).json();
    }

    /**
     * Reads a question.
     *
     * @param json as it was asked
     * @return the question
     * @throws tradingagents.model.failure.FailureException CORRUPT when it is not one
     */
    public static Question parse(String json) {
      return Members.read(json, Question::of);
    }

    private static Question of(Members in) {
      return new Question(in.text("account"), LedgerJson.portfolio(in.part("initial")));
    }
  }

  /**
   * A caller of the function.
   *
   * @param lambda how to reach it
   * @param functionName name or ARN
   */
  public AccountOpening(LambdaClient lambda, String functionName) {
    this.lambda = lambda;
    this.functionName = functionName;
  }

  /**
   * Opens an account if it does not exist.
   *
   * @param account its id
   * @param initial what it holds at first
   * @return the account's id; UNAVAILABLE when the function does not answer
   */
  public Result<String> open(String account, Portfolio initial) {
    String question = new Question(account, initial).toJson();
    InvokeResponse response;
    try {
      response =
          lambda.invoke(request ->
              request
                  .functionName(functionName)
                  .invocationType(InvocationType.REQUEST_RESPONSE)
                  .payload(SdkBytes.fromUtf8String(question)));
    } catch (SdkException e) {
      return new Result.Err<>(AwsFailures.of(e));
    }
    return response.functionError() == null
        ? Result.ok(account)
        : Result.err(Reason.UNAVAILABLE, "the account " + account + " could not be opened");
  }
}
