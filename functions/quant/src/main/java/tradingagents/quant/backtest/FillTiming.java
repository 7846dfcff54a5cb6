package tradingagents.quant.backtest;

import java.util.Arrays;
import java.util.Locale;
import tradingagents.model.failure.Suggestion;
import tradingagents.quant.series.Bars;

/** When an order that was decided at the close of a bar is filled, and at which price. */
public enum FillTiming {
  /** At the open of the next bar: what somebody can do who decides after the close. */
  NEXT_OPEN(1),
  /** At the close of the next bar. */
  NEXT_CLOSE(1),
  /**
   * At the very close that was decided on. Nobody can trade at a price that has to be known first:
   * this looks ahead, by a moment, and results say so.
   */
  SAME_CLOSE(0);

  private final int lag;

  FillTiming(int lag) {
    this.lag = lag;
  }

  /**
   * How many bars pass between decision and fill.
   *
   * @return 0 or 1
   */
  public int lag() {
    return lag;
  }

  /**
   * Whether a decision trades at a price that it was made from.
   *
   * @return true for the same close only
   */
  public boolean looksAhead() {
    return this == SAME_CLOSE;
  }

  /**
   * The price of each bar at which orders are filled, before costs.
   *
   * @param bars of the instrument
   * @return one for each bar
   */
  public double[] prices(Bars bars) {
    return this == NEXT_OPEN ? bars.opens() : bars.closes();
  }

  /**
   * The word people type.
   *
   * @return such as {@code next-open}
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Reads what people type.
   *
   * @param word such as {@code next-open}
   * @return the timing; an {@link IllegalArgumentException} says which there are
   */
  public static FillTiming named(String word) {
    for (FillTiming timing : values()) {
      if (timing.word().equals(word)) {
        return timing;
      }
    }
    throw new IllegalArgumentException(
        "there is no fill '%s'%s"
            .formatted(
                word,
                Suggestion.ending(word, Arrays.stream(values()).map(FillTiming::word).toList())));
  }
}
