package tradingagents.chain.market;

import java.nio.charset.StandardCharsets;
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
 * {"dataset","symbol","correlationId"}}, the last one optional; the answer is {@code
 * {"loaded":true}} or {@code {"reason","detail"}}. Both sides use this type.
 *
 * @param dataset which data set
 * @param symbol what
 * @param correlationId of the request for which it is asked; empty when there is none
 */
public record BackfillMessage(String dataset, Symbol symbol, String correlationId) {
  /** A question that belongs to no request. */
  public BackfillMessage(String dataset, Symbol symbol) {
    this(dataset, symbol, "");
  }

  /**
   * The question as JSON.
   *
   * @return one object
   */
  public String toJson() {
    Written question = new Written().text("dataset", dataset).text("symbol", symbol);
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
            question.get("correlationId") instanceof String correlationId ? correlationId : "");
      }
    } catch (FailureException | IllegalArgumentException e) {
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
      case Result.Err<Boolean>(Failure failure) ->
          new Written()
              .text("reason", failure.reason().name())
              .text("detail", failure.detail())
              .json();
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
    if (answer.get("detail") instanceof String detail && !detail.isBlank()) {
      for (Reason reason : Reason.values()) {
        if (reason.name().equals(answer.get("reason"))) {
          return Result.err(reason, detail);
        }
      }
    }
    return Result.err(Reason.UNAVAILABLE, "the feeds function answered something else");
  }
}
