package tradingagents.chain.run;

import java.util.List;
import tradingagents.chain.json.Members;
import tradingagents.chain.json.Written;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Task;

/**
 * The body of the one event, {@code RunAdvanced}: ids and names, never content. All turns announced
 * together belong to one round. The schema is events/schema/run-advanced.v1.schema.json.
 *
 * @param schema the version of this shape
 * @param runId which run
 * @param version the run's version when it was announced, for a person reading logs
 * @param round of the announced turns
 * @param next wire names of the steps whose turn it is
 * @param correlationId ties together everything that one request caused
 */
public record Announcement(
    int schema, String runId, long version, int round, List<String> next, String correlationId) {
  /** The event's source. */
  public static final String SOURCE = "tradingagents";

  /** The event's detail-type. */
  public static final String DETAIL_TYPE = "RunAdvanced";

  /** The version of this shape. */
  public static final int SCHEMA = 1;

  /** Copies the names. */
  public Announcement {
    next = List.copyOf(next);
  }

  /**
   * The announcement of turns.
   *
   * @param run theirs
   * @param tasks at least one, all of one round
   * @return the body
   */
  public static Announcement of(Run run, List<Task> tasks) {
    int round = tasks.getFirst().round();
    if (tasks.stream().anyMatch(task -> task.round() != round)) {
      throw new IllegalArgumentException("turns of different rounds: " + tasks);
    }
    List<String> names = tasks.stream().map(task -> task.step().wireName()).toList();
    return new Announcement(SCHEMA, run.id(), run.version(), round, names, run.correlationId());
  }

  /**
   * Reads a body.
   *
   * @param json as announced
   * @return the announcement
   * @throws tradingagents.model.failure.FailureException CORRUPT when it is not one
   */
  public static Announcement parse(String json) {
    return Members.read(json, Announcement::of);
  }

  private static Announcement of(Members in) {
    return new Announcement(
        in.count("schema"),
        in.text("runId"),
        in.number("version"),
        in.count("round"),
        in.texts("next"),
        in.text("correlationId"));
  }

  /**
   * The body as announced.
   *
   * @return one line of JSON
   */
  public String toJson() {
    return new Written()
        .number("schema", schema)
        .text("runId", runId)
        .number("version", version)
        .number("round", round)
        .texts("next", next)
        .text("correlationId", correlationId)
        .json();
  }
}
