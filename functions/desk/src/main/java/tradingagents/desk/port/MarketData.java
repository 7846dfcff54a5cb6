package tradingagents.desk.port;

import java.time.Instant;
import tradingagents.model.failure.Result;
import tradingagents.model.market.BarSeries;
import tradingagents.model.market.Symbol;

/**
 * Prices as they were known at an instant. This is the only way prices reach an agent or the risk
 * check: nothing later than the asked instant passes this port.
 */
public interface MarketData {
  /**
   * All bars of an instrument that were known at an instant.
   *
   * @param dataset the data set of the run
   * @param symbol what
   * @param asOf nothing later is visible
   * @return at least one bar; NOT_FOUND for an unknown symbol, NO_DATA when nothing was known yet
   */
  Result<BarSeries> bars(String dataset, Symbol symbol, Instant asOf);
}
