package tradingagents.agents.answer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import tradingagents.desk.roster.Agent;
import tradingagents.desk.run.Argument;
import tradingagents.desk.run.Decision;
import tradingagents.desk.run.Outcome;
import tradingagents.desk.run.Proposal;
import tradingagents.desk.run.Rating;
import tradingagents.desk.run.Report;
import tradingagents.desk.run.Ruling;
import tradingagents.desk.run.Stance;
import tradingagents.desk.run.Step;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.money.Currency;

/**
 * Reads the one type an agent must answer from JSON, strictly: an unknown field, a missing field, a
 * wrong type, an unknown word or a number outside its range is UNREADABLE_ANSWER with one sentence
 * that names the field. Nothing is guessed, cut or converted. Amounts are decimal text; only the
 * confidence is a JSON number. What code decides (facts, target weight) is not a field at all.
 * docs/script.md shows every shape.
 */
public final class AnswerReader {
  private static final int MAX_CHARACTERS = 300_000;
  private static final int MAX_DEPTH = 20;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private AnswerReader() {}

  /**
   * Reads JSON text as strictly as answers are read: no duplicate fields, nothing after the end.
   *
   * @param text one JSON document
   * @return the tree, or UNREADABLE_ANSWER that says where it stops being JSON
   */
  public static Result<JsonNode> tree(String text) {
    if (text.length() > MAX_CHARACTERS) {
      String why =
          "the JSON has " + text.length() + " characters; " + MAX_CHARACTERS + " are allowed";
      return Result.err(Reason.UNREADABLE_ANSWER, why);
    }
    try {
      return Result.ok(MAPPER.readTree(text));
    } catch (JsonProcessingException e) {
      String where =
          e.getLocation() == null
              ? ""
              : " in line "
                  + e.getLocation().getLineNr()
                  + ", column "
                  + e.getLocation().getColumnNr();
      String what = e.getOriginalMessage().lines().findFirst().orElse("no JSON");
      return Result.err(Reason.UNREADABLE_ANSWER, "not JSON" + where + ": " + what);
    }
  }

  /**
   * Reads a model's raw text.
   *
   * @param agent who answers
   * @param currency the unit of prices in the answer
   * @param text one JSON document and nothing else
   * @return the typed outcome, or UNREADABLE_ANSWER
   */
  public static Result<Outcome> read(Agent agent, Currency currency, String text) {
    return switch (tree(text)) {
      case Result.Ok<JsonNode>(JsonNode node) -> read(agent, currency, node);
      case Result.Err<JsonNode>(var failure) -> new Result.Err<>(failure);
    };
  }

  /**
   * Reads a JSON tree.
   *
   * @param agent who answers
   * @param currency the unit of prices in the answer
   * @param node the answer
   * @return the typed outcome, or UNREADABLE_ANSWER
   */
  public static Result<Outcome> read(Agent agent, Currency currency, JsonNode node) {
    try {
      Fields fields = Fields.of("the answer", node);
      Outcome outcome = outcome(agent, currency, fields);
      fields.done();
      return Result.ok(outcome);
    } catch (FailureException e) {
      return new Result.Err<>(e.failure());
    }
  }

  private static Outcome outcome(Agent agent, Currency currency, Fields fields) {
    Class<? extends Outcome> type = agent.answers();
    if (type == Report.class) {
      return report(fields);
    }
    if (type == Argument.class) {
      return argument(agent, fields);
    }
    if (type == Ruling.class) {
      return ruling(fields);
    }
    if (type == Proposal.class) {
      return proposal(fields, currency);
    }
    if (type == Decision.class) {
      return decision(fields, currency);
    }
    throw new IllegalArgumentException(agent.step() + " answers an unknown type " + type);
  }

  private static Report report(Fields fields) {
    return new Report(
        fields.word("stance", Stance.class),
        fields.text("summary"),
        fields.points("points"),
        List.of());
  }

  private static Argument argument(Agent agent, Fields fields) {
    boolean voice = agent.step().kind() == Step.Kind.RISK_VOICE;
    return new Argument(
        fields.text("speech"), fields.points("points"), voice ? fields.share("appetite") : null);
  }

  private static Ruling ruling(Fields fields) {
    return new Ruling(
        fields.word("rating", Rating.class),
        fields.confidence("confidence"),
        fields.text("rationale"),
        fields.points("reasonsFor"),
        fields.points("reasonsAgainst"));
  }

  private static Proposal proposal(Fields fields, Currency currency) {
    return new Proposal(
        fields.word("action", Proposal.Action.class),
        fields.text("reasoning"),
        fields.priceOrNull("entry", currency),
        fields.priceOrNull("stop", currency));
  }

  private static Decision decision(Fields fields, Currency currency) {
    return new Decision(
        fields.word("rating", Rating.class),
        null,
        fields.confidence("confidence"),
        fields.text("summary"),
        fields.text("thesis"),
        fields.priceOrNull("priceTarget", currency),
        fields.textOrNull("timeHorizon"),
        fields.points("reasonsFor"),
        fields.points("reasonsAgainst"));
  }
}
