package tradingagents.agents.script;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tradingagents.agents.answer.AnswerReader;
import tradingagents.agents.answer.Fingerprint;
import tradingagents.desk.roster.Roster;
import tradingagents.desk.run.Mandate;
import tradingagents.desk.run.Outcome;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.money.Currency;

/**
 * A script: what to answer in which turn, and what happens in turns it does not name. It is checked
 * whole when it is read, so that a run never starts with half a script; docs/script.md describes
 * it.
 *
 * @param lines what to answer, by turn
 * @param otherwise what happens in every other turn
 * @param pace how long each turn takes, as if somebody were thinking
 * @param hash the fingerprint of the document's text
 */
public record ScriptDocument(
    Map<Task, Line> lines, Otherwise otherwise, Duration pace, String hash) {
  private static final Set<String> FIELDS = Set.of("answers", "otherwise", "secondsPerTurn");
  private static final int SLOWEST_SECONDS = 20;
  private static final Set<String> KINDS = Set.of("answer", "garbage", "failure");

  /** Copies the lines. */
  public ScriptDocument {
    lines = Map.copyOf(lines);
  }

  /** What happens in a turn that the script does not name. */
  public enum Otherwise {
    /** The rules answer. */
    RULES,
    /** The turn fails for good. */
    FAIL
  }

  /**
   * Something looked up before answering.
   *
   * @param tool of the market tools
   * @param arguments by name
   */
  public record LookUp(String tool, Map<String, String> arguments) {
    /** Copies the map. */
    public LookUp {
      arguments = Map.copyOf(arguments);
    }
  }

  /** What the script does in one turn. */
  public sealed interface Line {
    /**
     * A typed answer.
     *
     * @param json of the shape the agent must answer
     * @param lookUps what is looked up before, in order
     */
    record Answer(JsonNode json, List<LookUp> lookUps) implements Line {
      /** Copies the list. */
      public Answer {
        lookUps = List.copyOf(lookUps);
      }
    }

    /**
     * Raw text, as a model might send it.
     *
     * @param text read like any model's text
     */
    record Garbage(String text) implements Line {}

    /**
     * No answer.
     *
     * @param reason why; transient ones are tried again by the step protocol
     */
    record Fails(Reason reason) implements Line {}
  }

  /**
   * Reads a script.
   *
   * @param text one JSON document
   * @return INVALID with a sentence that names the entry and the field
   */
  public static Result<ScriptDocument> parse(String text) {
    try {
      JsonNode root = ok("the script", AnswerReader.tree(text));
      return Result.ok(read(root, Fingerprint.of(text)));
    } catch (FailureException e) {
      return new Result.Err<>(e.failure());
    }
  }

  private static ScriptDocument read(JsonNode root, String hash) {
    onlyFields("the script", root, FIELDS);
    JsonNode answers = root.get("answers");
    if (answers == null || !answers.isArray()) {
      throw invalid("the script needs a list 'answers'");
    }
    Map<Task, Line> lines = new HashMap<>();
    int index = 0;
    for (JsonNode entry : answers) {
      String where = "answers[" + index++ + "]";
      Task task = task(where, entry);
      if (lines.put(task, line(where, task, entry)) != null) {
        throw invalid(where + ": " + task + " is answered twice");
      }
    }
    return new ScriptDocument(lines, otherwise(root), pace(root), hash);
  }

  private static Duration pace(JsonNode root) {
    JsonNode seconds = root.path("secondsPerTurn");
    if (seconds.isMissingNode()) {
      return Duration.ZERO;
    }
    if (!seconds.isInt() || seconds.intValue() < 0 || seconds.intValue() > SLOWEST_SECONDS) {
      throw invalid(
          "the script's 'secondsPerTurn' must be 0 to "
              + SLOWEST_SECONDS
              + ", not "
              + shown(seconds));
    }
    return Duration.ofSeconds(seconds.intValue());
  }

  private static Otherwise otherwise(JsonNode root) {
    JsonNode value = root.get("otherwise");
    if (value == null || value.asText().equals("fail")) {
      return Otherwise.FAIL;
    }
    if (value.asText().equals("rules")) {
      return Otherwise.RULES;
    }
    throw invalid("the script's 'otherwise' must be \"rules\" or \"fail\", not " + shown(value));
  }

  private static Task task(String where, JsonNode entry) {
    onlyFields(where, entry, Set.of("step", "round", "answer", "garbage", "failure", "lookUps"));
    JsonNode name = entry.path("step");
    Optional<Step> step = Step.named(name.asText()).filter(Step::isAgent);
    if (step.isEmpty()) {
      List<String> agents = Roster.agents().stream().map(a -> a.step().wireName()).toList();
      throw invalid(where + ": 'step' must be one of " + agents + ", not " + shown(name));
    }
    JsonNode round = entry.path("round");
    Step.Kind kind = step.get().kind();
    boolean debates = kind == Step.Kind.DEBATER || kind == Step.Kind.RISK_VOICE;
    int most = debates ? Mandate.MAX_DEPTH : 1;
    int number = round.isMissingNode() ? 1 : round.isInt() ? round.intValue() : 0;
    if (number < 1 || number > most) {
      throw invalid(
          where + ": 'round' of " + step.get() + " must be 1 to " + most + ", not " + shown(round));
    }
    return new Task(step.get(), number);
  }

  private static Line line(String where, Task task, JsonNode entry) {
    List<String> given = KINDS.stream().filter(entry::has).sorted().toList();
    if (given.size() != 1) {
      throw invalid(where + " needs exactly one of 'answer', 'garbage', 'failure', not " + given);
    }
    JsonNode value = entry.get(given.getFirst());
    return switch (given.getFirst()) {
      case "answer" -> answer(where, task, value, entry.path("lookUps"));
      case "garbage" -> {
        if (!value.isTextual()) {
          throw invalid(where + ": 'garbage' must be text, not " + shown(value));
        }
        yield new Line.Garbage(value.textValue());
      }
      default -> new Line.Fails(reason(where, value));
    };
  }

  private static Line answer(String where, Task task, JsonNode value, JsonNode lookUps) {
    Result<Outcome> read = AnswerReader.read(Roster.of(task.step()), Currency.USD, value);
    ok(where + " (" + task + ")", read);
    return new Line.Answer(value, lookUps(where, lookUps));
  }

  private static List<LookUp> lookUps(String where, JsonNode list) {
    if (!list.isMissingNode() && !list.isArray()) {
      throw invalid(where + ": 'lookUps' must be a list, not " + shown(list));
    }
    List<LookUp> lookUps = new ArrayList<>();
    for (JsonNode one : list) {
      onlyFields(where + ": 'lookUps'", one, Set.of("tool", "name", "session", "sessions"));
      Map<String, String> arguments = new HashMap<>();
      one.properties().forEach(field -> arguments.put(field.getKey(), field.getValue().asText()));
      String tool = arguments.remove("tool");
      if (tool == null) {
        throw invalid(where + ": each of 'lookUps' names a 'tool'");
      }
      lookUps.add(new LookUp(tool, arguments));
    }
    return lookUps;
  }

  private static Reason reason(String where, JsonNode value) {
    return Arrays.stream(Reason.values())
        .filter(reason -> value.isTextual() && reason.name().equals(value.textValue()))
        .findFirst()
        .orElseThrow(() ->
            invalid(
                where
                    + ": 'failure' must be one of "
                    + Arrays.toString(Reason.values())
                    + ", not "
                    + shown(value)));
  }

  private static void onlyFields(String where, JsonNode node, Set<String> allowed) {
    if (!node.isObject()) {
      throw invalid(where + " must be a JSON object, not " + shown(node));
    }
    for (String name : (Iterable<String>) node::fieldNames) {
      if (!allowed.contains(name)) {
        throw invalid(where + " has an unknown field '" + name.replaceAll("\\p{C}", "?") + "'");
      }
    }
  }

  private static <T> T ok(String where, Result<T> result) {
    return switch (result) {
      case Result.Ok<T>(T value) -> value;
      case Result.Err<T>(Failure failure) -> throw invalid(where + ": " + failure.detail());
    };
  }

  private static String shown(JsonNode value) {
    String text = value.isMissingNode() ? "nothing" : value.toString();
    return text.length() > 60 ? text.substring(0, 60) + "..." : text;
  }

  private static FailureException invalid(String detail) {
    return new FailureException(Reason.INVALID, detail);
  }
}
