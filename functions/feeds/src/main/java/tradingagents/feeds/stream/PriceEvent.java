package tradingagents.feeds.stream;

import java.math.BigDecimal;
import java.time.Instant;
import tradingagents.model.market.Symbol;

/**
 * A price that a stream told.
 *
 * @param kind what it is of
 * @param symbol what
 * @param price above zero, in US dollars
 * @param at when the exchange says it was
 */
public record PriceEvent(Kind kind, Symbol symbol, BigDecimal price, Instant at) {
  /** What a price is of. */
  public enum Kind {
    /** A trade. */
    TRADE,
    /** The close of a minute. */
    BAR,
    /** The close of a minute that was told before and is corrected now. */
    UPDATED_BAR,
    /** The close of the day so far. */
    DAILY_BAR
  }
}
