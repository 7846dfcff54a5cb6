package tradingagents.cli.bench;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tradingagents.agents.rules.RulesReasoner;
import tradingagents.desk.memory.SettlementTerms;
import tradingagents.desk.models.ModelChecks;
import tradingagents.desk.models.ModelChoice;
import tradingagents.desk.models.ModelId;
import tradingagents.desk.run.Mandate;
import tradingagents.desk.run.Step;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Suggestion;
import tradingagents.model.market.Symbol;

/**
 * Reads a set: {@code {"models":["rules","openai:gpt-5.4-mini"],"briefs":[{"symbol":"AAPL","asOf":
 * "2016-06-30"}],"depth":1,"horizonSessions":5}}; depth and horizon may be absent. Everything else
 * is refused with one sentence that names the field and the value.
 */
final class BenchSetFile {
  private static final long MAX_BYTES = 1_000_000;
  private static final int USUAL_HORIZON = 5;
  private static final int SHOWN = 80;
  private static final List<String> FIELDS =
      List.of("models", "briefs", "depth", "horizonSessions");
  private static final List<String> OF_A_BRIEF = List.of("symbol", "asOf");
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final ModelChecks checks;
  private final LocalDate today;

  /**
   * A reader.
   *
   * @param checks which models there are and what they can do
   * @param today in UTC: prices must be known for it
   */
  BenchSetFile(ModelChecks checks, LocalDate today) {
    this.checks = checks;
    this.today = today;
  }

  /**
   * Reads a file.
   *
   * @param file JSON
   * @return what it says; {@code rules} come last where they are not named
   * @throws FailureException INVALID, naming the field and the value
   */
  BenchSet read(Path file) {
    JsonNode root = parse(file);
    if (!root.isObject()) {
      throw bad("must be a JSON object with models and briefs");
    }
    known(root, FIELDS, "the set");
    return new BenchSet(
        models(root.path("models")),
        briefs(root.path("briefs")),
        whole(root, "depth", 1, Mandate.MAX_DEPTH),
        whole(root, "horizonSessions", USUAL_HORIZON, SettlementTerms.LONGEST));
  }

  private static JsonNode parse(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw bad("is larger than 1 MB");
      }
      return JSON.readTree(Files.readString(file));
    } catch (JsonProcessingException e) {
      throw bad(
          "is not JSON at line " + e.getLocation().getLineNr() + ": " + e.getOriginalMessage());
    } catch (CharacterCodingException e) {
      throw bad("is not UTF-8 text");
    } catch (IOException e) {
      throw new FailureException(
          new Failure(Reason.INVALID, "the set " + file + " cannot be read"), e);
    }
  }

  private List<String> models(JsonNode list) {
    sized(list, "models", BenchSet.MOST_MODELS);
    List<String> models = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      String where = "models[" + i + "]";
      String model = model(text(list.get(i), where), where);
      if (models.contains(model)) {
        throw bad(where + ": '" + model + "' stands there twice");
      }
      models.add(model);
    }
    if (!models.contains(RulesReasoner.MODEL)) {
      models.add(RulesReasoner.MODEL);
    }
    return models;
  }

  private String model(String text, String where) {
    if (text.equals(RulesReasoner.MODEL) || text.equals(ModelChoice.AGENTS)) {
      return text;
    }
    ModelId model;
    try {
      model = checks.model(text);
    } catch (IllegalArgumentException e) {
      throw bad(where + " " + e.getMessage() + "; rules and agents are allowed too");
    }
    for (Step step : Step.values()) {
      if (step.isAgent()) {
        checks
            .unfit(model, step, today)
            .ifPresent(why -> {
              throw bad(where + ": " + why);
            });
      }
    }
    return model.toString();
  }

  private static List<BenchSet.Dated> briefs(JsonNode list) {
    sized(list, "briefs", BenchSet.MOST_BRIEFS);
    List<BenchSet.Dated> briefs = new ArrayList<>();
    Set<BenchSet.Dated> seen = new HashSet<>();
    for (int i = 0; i < list.size(); i++) {
      String where = "briefs[" + i + "]";
      BenchSet.Dated brief = brief(list.get(i), where);
      if (!seen.add(brief)) {
        throw bad(where + ": " + brief + " stands there twice");
      }
      briefs.add(brief);
    }
    return briefs;
  }

  private static BenchSet.Dated brief(JsonNode node, String where) {
    if (!node.isObject()) {
      throw bad(where + " must be an object with symbol and asOf, not " + shown(node.toString()));
    }
    known(node, OF_A_BRIEF, where);
    String symbol = text(node.path("symbol"), where + ".symbol");
    String asOf = text(node.path("asOf"), where + ".asOf");
    Symbol instrument;
    try {
      instrument = Symbol.parse(symbol);
    } catch (IllegalArgumentException e) {
      throw bad(where + ".symbol: " + e.getMessage());
    }
    try {
      if (asOf.length() == 10) {
        return new BenchSet.Dated(instrument, LocalDate.parse(asOf));
      }
    } catch (DateTimeException e) {
      throw noDate(where, asOf);
    }
    throw noDate(where, asOf);
  }

  private static FailureException noDate(String where, String asOf) {
    return bad(where + ".asOf must be a date such as 2016-06-30, not '" + shown(asOf) + "'");
  }

  private static void sized(JsonNode list, String name, int most) {
    if (!list.isArray() || list.isEmpty() || list.size() > most) {
      String is = list.isArray() ? String.valueOf(list.size()) : shown(list.toString());
      throw bad(
          "%s must be a list of 1 to %d, not %s"
              .formatted(name, most, list.isMissingNode() ? "missing" : is));
    }
  }

  private static String text(JsonNode node, String where) {
    if (!node.isTextual()) {
      throw bad(
          where
              + " must be text, not "
              + (node.isMissingNode() ? "missing" : shown(node.toString())));
    }
    return node.textValue();
  }

  private static int whole(JsonNode root, String name, int usual, int most) {
    JsonNode node = root.path(name);
    if (node.isMissingNode()) {
      return usual;
    }
    if (!node.isInt() || node.intValue() < 1 || node.intValue() > most) {
      throw bad(
          "%s must be a whole number from 1 to %d, not %s"
              .formatted(name, most, shown(node.toString())));
    }
    return node.intValue();
  }

  private static void known(JsonNode node, List<String> names, String where) {
    node.fieldNames()
        .forEachRemaining(name -> {
          if (!names.contains(name)) {
            throw bad(
                "%s has the unknown field '%s'%s"
                    .formatted(where, shown(name), Suggestion.ending(name, names)));
          }
        });
  }

  private static String shown(String text) {
    return text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
  }

  private static FailureException bad(String what) {
    return new FailureException(Reason.INVALID, "the set: " + what);
  }
}
