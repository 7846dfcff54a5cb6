package tradingagents.desk.run;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * One exact number of the verified snapshot: computed by code from stored data, never by a model.
 *
 * @param id such as {@code market.sma50}; unique in a run
 * @param label what it is, in words
 * @param value exact as shown
 * @param unit how to read the value
 * @param source which cells of which series it was computed from
 * @param knownAt when the newest of those cells was known
 */
public record Fact(
    String id, String label, BigDecimal value, Unit unit, String source, Instant knownAt) {

  /** How a fact's value is read. */
  public enum Unit {
    /** An amount of the instrument's currency per unit: exact, shown as text. */
    PRICE,
    /** A share of one: 0.05 is five percent. */
    RATIO,
    /** A plain statistic, such as an oscillator from 0 to 100. */
    INDEX,
    /** How many. */
    COUNT
  }
}
