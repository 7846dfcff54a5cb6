package tradingagents.chain.market;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tradingagents.chain.PlainJson;
import tradingagents.chain.json.Written;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.market.Symbol;

/**
 * The JSON between a caller and the feeds function: the question is {@code
 * {"dataset","symbol","asOf","correlationId"}}, the last two optional; the answer is {@code
 * {"loaded":true}} or {@code {"reason","detail"}}. Both sides use this type.
 *
 * @param dataset which data set
 * @param symbol what
 * @param asOf every session finished then is wanted; the epoch when the question does not say
 * @param correlationId of the request for which it is asked; empty when there is none
 */
public record BackfillMessage(String dataset, Symbol symbol, Instant asOf, String correlationId) {
  /** A question that belongs to no request. */
  public BackfillMessage(String dataset, Symbol symbol, Instant asOf) {
    this(dataset, symbol, asOf, "");
  }

  /**
   * The question as JSON.
   *
   * @return one object
   */
  public String toJson() {
    Written question =
        new Written().text("dataset", dataset).text("symbol", symbol).text("asOf", asOf);
    if (!correlationId.isEmpty()) {
      question.text("correlationId", correlationId);
    }
    return question.json();
  }

  /**
   * A question from its JSON.
   *
   * @param json what came in
   * @return the question
   * @throws FailureException with INVALID when the text is no such question
   */
  public static BackfillMessage fromJson(String json) {
    try {
      Map<String, @Nullable Object> question = object(json);
      if (question.get("dataset") instanceof String dataset
          && question.get("symbol") instanceof String symbol) {
        return new BackfillMessage(
            dataset,
            Symbol.parse(symbol),
            question.get("asOf") instanceof String asOf ? Instant.parse(asOf) : Instant.EPOCH,
            question.get("correlationId") instanceof String correlationId ? correlationId : "");
      }
    } catch (FailureException | IllegalArgumentException | DateTimeException e) {
      throw new FailureException(
          new Failure(Reason.INVALID, "a backfill question names a dataset and a symbol"), e);
    }
    throw new FailureException(Reason.INVALID, "a backfill question names a dataset and a symbol");
  }

  private static Map<String, @Nullable Object> object(String json) {
    return PlainJson.read(json.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * An answer as JSON.
   *
   * @param result what the backfill said
   * @return one object
   */
  public static String answer(Result<Boolean> result) {
    return switch (result) {
      case Result.Ok<Boolean>(Boolean loaded) -> new Written().truth("loaded", loaded).json();
      case Result.Err<Boolean>(Failure failure) -> FeedMessage.refusal(failure);
    };
  }

  /**
   * An answer from its JSON.
   *
   * @param json what came back
   * @return what the backfill said; UNAVAILABLE when the text is no answer
   */
  public static Result<Boolean> readAnswer(String json) {
    Map<String, @Nullable Object> answer;
    try {
      answer = object(json);
    } catch (FailureException e) {
      return Result.err(Reason.UNAVAILABLE, "the feeds function did not answer in JSON");
    }
    if (answer.get("loaded") instanceof Boolean loaded) {
      return Result.ok(loaded);
    }
    Reason reason = FeedMessage.reason(answer);
    if (reason != null && answer.get("detail") instanceof String detail && !detail.isBlank()) {
      return Result.err(reason, detail);
    }
    return Result.err(Reason.UNAVAILABLE, "the feeds function answered something else");
  }
}
