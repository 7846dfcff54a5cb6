package tradingagents.quant.backtest.validation;

import java.time.LocalDate;
import java.util.List;
import tradingagents.quant.measure.Growth;

/** The returns of a run with their dates, oldest first. Immutable. */
public final class DatedReturns {
  private final List<LocalDate> dates;
  private final double[] returns;

  /**
   * Returns and their dates.
   *
   * @param dates one for each return, each after the one before
   * @param returns per period, above -1, two or more
   */
  public DatedReturns(List<LocalDate> dates, double[] returns) {
    this.dates = List.copyOf(dates);
    this.returns = returns.clone();
    if (returns.length < 2 || dates.size() != returns.length) {
      throw new IllegalArgumentException(
          "a run has two returns or more and a date for each, not %d returns and %d dates"
              .formatted(returns.length, dates.size()));
    }
    for (int i = 1; i < returns.length; i++) {
      if (!dates.get(i).isAfter(dates.get(i - 1))) {
        throw new IllegalArgumentException(
            "dates go forward one by one, but " + dates.get(i) + " follows " + dates.get(i - 1));
      }
    }
    var _ = Growth.total(returns);
  }

  /** The dates. */
  public List<LocalDate> dates() {
    return dates;
  }

  /** The returns; a copy. */
  public double[] returns() {
    return returns.clone();
  }

  /** How many. */
  public int size() {
    return returns.length;
  }

  /** The same returns for all that may not change them: what resamples reads them often. */
  double[] shared() {
    return returns;
  }
}
