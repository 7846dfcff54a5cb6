package tradingagents.desk.run;

import org.jspecify.annotations.Nullable;

/**
 * Where a run comes from. It decides nothing; it is what a person asks for who wants to know why
 * there is such a run.
 *
 * @param door which entry point: {@code cli}, {@code api}, {@code schedule} or {@code unknown}
 * @param by who asked: a user's id, a schedule's id, or empty
 * @param correlationId ties together everything that one request caused; empty means the run's id
 * @param fingerprint hash of the request as it was made, to know the same request again; null when
 *     the door cannot receive a request twice
 */
public record Origin(String door, String by, String correlationId, @Nullable String fingerprint) {
  /** Of runs that were stored before origins were. */
  public static final Origin UNKNOWN = new Origin("unknown", "", "", null);

  /** Of a run that a person asked for on this machine. */
  public static final Origin COMMAND_LINE = new Origin("cli", "", "", null);
}
