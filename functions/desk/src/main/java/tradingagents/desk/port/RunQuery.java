package tradingagents.desk.port;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.run.RunSummary;
import tradingagents.desk.run.Status;
import tradingagents.model.market.Symbol;

/**
 * Which runs, newest first.
 *
 * @param symbol only of this instrument; null for all
 * @param status only those that stand so; null for all
 * @param after the place where the page before ended; null for the first page
 * @param limit at most so many, from 1
 */
public record RunQuery(
    @Nullable Symbol symbol, @Nullable Status status, @Nullable Place after, int limit) {
  /**
   * A place in the list.
   *
   * @param createdAt of the last run that was seen
   * @param runId its id
   */
  public record Place(Instant createdAt, String runId) {}

  /**
   * A page of the list.
   *
   * @param runs possibly fewer than asked for, even none
   * @param next where to go on; null at the end
   */
  public record Page(List<RunSummary> runs, @Nullable Place next) {
    /** Copies the lines. */
    public Page {
      runs = List.copyOf(runs);
    }
  }

  /**
   * The newest runs, whatever they are.
   *
   * @param limit at most so many
   * @return the first page
   */
  public static RunQuery newest(int limit) {
    return new RunQuery(null, null, null, limit);
  }

  /**
   * Whether a run is asked for.
   *
   * @param run its line
   * @return true when symbol and status fit
   */
  public boolean wants(RunSummary run) {
    return (symbol == null || symbol.equals(run.symbol()))
        && (status == null || status == run.status());
  }
}
