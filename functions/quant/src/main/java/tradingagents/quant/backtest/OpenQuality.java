package tradingagents.quant.backtest;

import tradingagents.quant.series.Bars;

/**
 * Whether the opens of a series are prices at which somebody traded. Some sources repeat the close
 * before, or the close itself, where they know no open.
 *
 * @param bars how many bars have one before them
 * @param repeated how many of them open exactly at the close before
 * @param closesOnly whether every bar opens, peaks, bottoms and closes at one price
 */
public record OpenQuality(int bars, int repeated, boolean closesOnly) {
  private static final double MOST = 0.2;

  /**
   * Looks at a series.
   *
   * @param bars oldest first
   * @return what was seen
   */
  public static OpenQuality of(Bars bars) {
    int repeated = 0;
    boolean closesOnly = true;
    for (int i = 0; i < bars.size(); i++) {
      if (i > 0 && bars.open(i) == bars.close(i - 1)) {
        repeated++;
      }
      closesOnly &= bars.high(i) == bars.low(i);
    }
    return new OpenQuality(Math.max(0, bars.size() - 1), repeated, closesOnly);
  }

  /**
   * Whether opens can be traded at: there are any, and at most a fifth repeat the close before.
   *
   * @return false where they look made up
   */
  public boolean isReliable() {
    return !closesOnly && repeated <= MOST * bars;
  }

  /**
   * What was seen, as the end of a sentence about the opens.
   *
   * @return such as {@code 1760 of 5104 bars open exactly at the close before}
   */
  public String words() {
    return closesOnly
        ? "every bar has one price only, so there are no opens"
        : "%d of %d bars open exactly at the close before".formatted(repeated, bars);
  }
}
