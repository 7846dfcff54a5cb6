package tradingagents.chain.market;

import java.util.Objects;
import org.slf4j.MDC;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.market.Symbol;

/**
 * Asks the feeds function to fill the market table and waits for its answer. A function that fails
 * or cannot be reached is UNAVAILABLE, so that the caller's message is delivered again.
 */
public final class LambdaBackfill implements Backfill {
  private final LambdaClient lambda;
  private final String functionName;

  /**
   * A caller of one function.
   *
   * @param lambda how to reach it
   * @param functionName name or ARN of the feeds function
   */
  public LambdaBackfill(LambdaClient lambda, String functionName) {
    this.lambda = lambda;
    this.functionName = functionName;
  }

  @Override
  public Result<Boolean> load(String dataset, Symbol symbol) {
    InvokeResponse response;
    try {
      String correlationId = Objects.requireNonNullElse(MDC.get("correlation_id"), "");
      String question = new BackfillMessage(dataset, symbol, correlationId).toJson();
      response =
          lambda.invoke(request ->
              request
                  .functionName(functionName)
                  .invocationType(InvocationType.REQUEST_RESPONSE)
                  .payload(SdkBytes.fromUtf8String(question)));
    } catch (SdkException e) {
      return new Result.Err<>(AwsFailure.of("the feeds function " + functionName, e));
    }
    if (response.functionError() != null) {
      return Result.err(
          Reason.UNAVAILABLE,
          "the feeds function " + functionName + " failed (" + response.functionError() + ")");
    }
    return BackfillMessage.readAnswer(response.payload().asUtf8String());
  }
}
