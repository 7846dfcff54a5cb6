package tradingagents.desk.memory;

import org.jspecify.annotations.Nullable;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.market.Symbol;

/**
 * How decisions are judged; fixed for each decision when it is first remembered.
 *
 * @param horizonSessions how many sessions later, 1 to {@value #LONGEST}
 * @param benchmark what a return is compared with, out of the run's own data set; null for nothing
 */
public record SettlementTerms(int horizonSessions, @Nullable Symbol benchmark) {
  /** The longest horizon: about a quarter of a year, less than bars of a person's own are kept. */
  public static final int LONGEST = 60;

  /** Checks the horizon. */
  public SettlementTerms {
    if (horizonSessions < 1 || horizonSessions > LONGEST) {
      throw new FailureException(
          Reason.INVALID,
          "the horizon of a memory is 1 to " + LONGEST + " sessions, not " + horizonSessions);
    }
  }
}
