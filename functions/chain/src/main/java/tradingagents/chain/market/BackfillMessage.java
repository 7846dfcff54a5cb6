package tradingagents.chain.market;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Optional;
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
  private static final ObjectMapper JSON = new ObjectMapper();

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
    ObjectNode node = JSON.createObjectNode();
    node.put("dataset", dataset).put("symbol", symbol.value());
    if (!correlationId.isEmpty()) {
      node.put("correlationId", correlationId);
    }
    return node.toString();
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
      JsonNode node = JSON.readTree(json);
      if (node.path("dataset").isTextual() && node.path("symbol").isTextual()) {
        return new BackfillMessage(
            node.path("dataset").textValue(),
            Symbol.parse(node.path("symbol").textValue()),
            node.path("correlationId").asText(""));
      }
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new FailureException(
          new Failure(Reason.INVALID, "a backfill question names a dataset and a symbol"), e);
    }
    throw new FailureException(Reason.INVALID, "a backfill question names a dataset and a symbol");
  }

  /**
   * An answer as JSON.
   *
   * @param result what the backfill said
   * @return one object
   */
  public static String answer(Result<Boolean> result) {
    ObjectNode node = JSON.createObjectNode();
    switch (result) {
      case Result.Ok<Boolean>(Boolean loaded) -> node.put("loaded", loaded);
      case Result.Err<Boolean>(Failure failure) ->
          node.put("reason", failure.reason().name()).put("detail", failure.detail());
    }
    return node.toString();
  }

  /**
   * An answer from its JSON.
   *
   * @param json what came back
   * @return what the backfill said; UNAVAILABLE when the text is no answer
   */
  public static Result<Boolean> readAnswer(String json) {
    try {
      JsonNode node = JSON.readTree(json);
      if (node.path("loaded").isBoolean()) {
        return Result.ok(node.path("loaded").booleanValue());
      }
      String detail = node.path("detail").asText("");
      Optional<Reason> reason = reason(node.path("reason").asText(""));
      if (reason.isPresent() && !detail.isBlank()) {
        return Result.err(reason.get(), detail);
      }
    } catch (JsonProcessingException e) {
      return Result.err(Reason.UNAVAILABLE, "the feeds function did not answer in JSON");
    }
    return Result.err(Reason.UNAVAILABLE, "the feeds function answered something else");
  }

  private static Optional<Reason> reason(String name) {
    return Arrays.stream(Reason.values()).filter(reason -> reason.name().equals(name)).findFirst();
  }
}
