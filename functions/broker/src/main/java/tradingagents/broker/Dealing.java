package tradingagents.broker;

import java.time.Instant;
import java.time.LocalDate;
import tradingagents.model.failure.Result;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Price;
import tradingagents.model.order.Side;

/** Somebody who may know a price to deal at now. */
@FunctionalInterface
interface Dealing {
  /**
   * Asks for the price of a side.
   *
   * @param dataset whose quotes
   * @param symbol what
   * @param side which side of the market we need
   * @return a price or why the order waits; a transient failure when nobody could be asked
   */
  Result<Dealt> price(String dataset, Symbol symbol, Side side);

  /** What came of asking for a price. */
  sealed interface Dealt {
    /**
     * A price that can be dealt on.
     *
     * @param price before slippage
     * @param at when
     * @param session of which session
     */
    record At(Price price, Instant at, LocalDate session) implements Dealt {}

    /**
     * No price now.
     *
     * @param why one clause
     */
    record Waits(String why) implements Dealt {}
  }
}
