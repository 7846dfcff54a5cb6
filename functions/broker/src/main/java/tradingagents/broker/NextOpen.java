package tradingagents.broker;

import java.time.LocalDate;
import java.util.Optional;
import tradingagents.model.failure.Result;
import tradingagents.model.market.Bar;
import tradingagents.model.market.Provenance;
import tradingagents.model.market.Symbol;

/** The paper exchange's look at the session after a run: nobody else in the system has one. */
@FunctionalInterface
public interface NextOpen {
  /**
   * The first bar after a session.
   *
   * @param dataset the data set of the run
   * @param symbol what
   * @param session not included
   * @return empty when the data ends there
   */
  Result<Optional<Opening>> after(String dataset, Symbol symbol, LocalDate session);

  /**
   * A bar with its origin.
   *
   * @param bar of the session that opens
   * @param provenance says whether its open is real, and in which currency
   */
  record Opening(Bar bar, Provenance provenance) {}
}
