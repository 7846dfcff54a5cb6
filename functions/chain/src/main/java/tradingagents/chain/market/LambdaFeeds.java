package tradingagents.chain.market;

import java.time.Instant;
import java.util.Objects;
import org.slf4j.MDC;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import tradingagents.chain.vendor.KnownAnswers;
import tradingagents.chain.vendor.Question;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.market.Known;
import tradingagents.model.market.NewsList;
import tradingagents.model.market.Symbol;

/**
 * Asks the feeds function, either to fill the market table or for an answer, and waits. A function
 * that fails or cannot be reached is UNAVAILABLE, so that the caller's message is delivered again.
 */
public final class LambdaFeeds implements Backfill, KnownAnswers {
  private final LambdaClient lambda;
  private final String functionName;

  /**
   * A caller of one function.
   *
   * @param lambda how to reach it
   * @param functionName name or ARN of the feeds function
   */
  public LambdaFeeds(LambdaClient lambda, String functionName) {
    this.lambda = lambda;
    this.functionName = functionName;
  }

  @Override
  public Result<Boolean> load(String dataset, Symbol symbol, Instant asOf) {
    return switch (invoke(new BackfillMessage(dataset, symbol, asOf, correlationId()).toJson())) {
      case Result.Ok<String>(String answer) -> BackfillMessage.readAnswer(answer);
      case Result.Err<String>(Failure failure) -> new Result.Err<>(failure);
    };
  }

  /** What comes back is cut again: the promise is kept on both sides of the wire. */
  @Override
  public <A extends Known<A>> Result<A> ask(String dataset, Question<A> question, Instant asOf) {
    return ask("", dataset, question, asOf);
  }

  @Override
  public Result<NewsList> keep(
      String runId, String dataset, Question.Stories question, Instant asOf) {
    return ask(runId, dataset, question, asOf);
  }

  private <A extends Known<A>> Result<A> ask(
      String runId, String dataset, Question<A> question, Instant asOf) {
    String message = new FeedMessage(dataset, question, asOf, runId, correlationId()).toJson();
    return switch (invoke(message)) {
      case Result.Ok<String>(String answer) ->
          switch (FeedMessage.readAnswer(answer, question)) {
            case Result.Ok<A>(A value) -> known(value.asKnown(asOf), question, asOf);
            case Result.Err<A> err -> err;
          };
      case Result.Err<String>(Failure failure) -> new Result.Err<>(failure);
    };
  }

  /**
   * Asks how the vendors are.
   *
   * @return one document of all vendors
   */
  public Result<String> vendors() {
    return invoke(FeedMessage.VENDORS);
  }

  private static <A extends Known<A>> Result<A> known(A value, Question<A> question, Instant asOf) {
    return value.isEmpty()
        ? Result.err(
            Reason.NO_DATA,
            "no " + question.category().word() + " of " + question.key() + " was known at " + asOf)
        : Result.ok(value);
  }

  private static String correlationId() {
    return Objects.requireNonNullElse(MDC.get("correlation_id"), "");
  }

  private Result<String> invoke(String question) {
    InvokeResponse response;
    try {
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
    return Result.ok(response.payload().asUtf8String());
  }
}
