package tradingagents.chain.market;

import java.time.Instant;
import tradingagents.model.failure.Result;
import tradingagents.model.market.Symbol;

/**
 * Fetches the prices of an instrument from wherever they come and puts them into the market table.
 */
@FunctionalInterface
public interface Backfill {
  /**
   * Fills the market table.
   *
   * @param dataset which data set
   * @param symbol what
   * @param asOf every session that was finished then must be there, where the data set can grow
   * @return true when the table holds the prices now; NOT_FOUND when there are none to load
   */
  Result<Boolean> load(String dataset, Symbol symbol, Instant asOf);
}
