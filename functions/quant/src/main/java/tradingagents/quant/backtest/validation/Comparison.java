package tradingagents.quant.backtest.validation;

import java.util.Arrays;

/**
 * Two runs over the same dates: what the first has more than the second, and how far chance could
 * make that. Both are resampled together, period by period, by one stationary bootstrap, so that
 * what they have in common cancels; intervals are percentile intervals. The p-value is two-sided
 * and of the centred percentile kind (not studentised): the share of resamples whose difference of
 * Sharpe ratios lies as far from the measured one as the measured one lies from zero, {@code (1 +
 * #(|d* - d| >= |d|)) / (B + 1)}. The interval of a maximum drawdown is rough, since resampling
 * breaks the longest falls. Sources: O. Ledoit and M. Wolf, Robust Performance Hypothesis Testing
 * with the Sharpe Ratio, Journal of Empirical Finance (2008); A. Davison and D. Hinkley, Bootstrap
 * Methods and their Application (1997), 4.4 and 5.3.
 *
 * @param annualReturn return per year
 * @param volatility per year
 * @param sharpe annualised, without a risk-free return
 * @param maxDrawdown positive fractions
 * @param sharpeProbability p-value of equal Sharpe ratios, 0 to 1; NaN when a run does not move
 * @param level of the intervals
 * @param resamples how many
 * @param expectedBlock expected block length in periods
 */
public record Comparison(
    Difference annualReturn,
    Difference volatility,
    Difference sharpe,
    Difference maxDrawdown,
    double sharpeProbability,
    double level,
    int resamples,
    double expectedBlock) {

  /** Days; intervals of 95 %; a thousand resamples. */
  public static final Terms DAILY = new Terms(252, 0.95, 1000, 0);

  /**
   * On what terms runs are compared.
   *
   * @param periodsPerYear 252 of days
   * @param level of the intervals, 0.95 for one that chance leaves once in twenty
   * @param resamples 100 to 100,000
   * @param seed the same seed gives the same answer
   */
  public record Terms(int periodsPerYear, double level, int resamples, long seed) {
    /** Checks each. */
    public Terms {
      if (periodsPerYear < 1) {
        throw new IllegalArgumentException("a year has one period or more, not " + periodsPerYear);
      }
      if (!(level > 0 && level < 1)) {
        throw new IllegalArgumentException(
            "a level lies between 0 and 1, both excluded, as 0.95 does; not " + level);
      }
      if (resamples < 100 || resamples > 100_000) {
        throw new IllegalArgumentException(
            "the number of resamples is 100 to 100000, not " + resamples);
      }
    }
  }

  /**
   * One measure of both runs. NaN where a run has none.
   *
   * @param first of the first run
   * @param second of the second run
   * @param difference first minus second
   * @param low lower end of the difference's interval
   * @param high upper end
   */
  public record Difference(
      double first, double second, double difference, double low, double high) {}

  /**
   * Compares, with the longer of the block lengths that the two ask for ({@link
   * StationaryBootstrap#forReturns}).
   */
  public static Comparison of(DatedReturns first, DatedReturns second, Terms terms) {
    double one = StationaryBootstrap.forReturns(first.shared()).expectedBlock();
    double other = StationaryBootstrap.forReturns(second.shared()).expectedBlock();
    return of(first, second, terms, new StationaryBootstrap(Math.max(one, other)));
  }

  /** Compares, with this bootstrap. Refuses runs whose dates are not the same. */
  public static Comparison of(
      DatedReturns first, DatedReturns second, Terms terms, StationaryBootstrap bootstrap) {
    sameDates(first, second);
    Draws draws = new Draws(first, second, terms);
    draws.draw(bootstrap);
    Difference sharpe = draws.difference(2, terms.level);
    return new Comparison(
        draws.difference(0, terms.level),
        draws.difference(1, terms.level),
        sharpe,
        draws.difference(3, terms.level),
        draws.probability(2, sharpe.difference),
        terms.level,
        terms.resamples,
        bootstrap.expectedBlock());
  }

  private static void sameDates(DatedReturns first, DatedReturns second) {
    for (int i = 0; i < Math.min(first.size(), second.size()); i++) {
      if (!first.dates().get(i).equals(second.dates().get(i))) {
        throw new IllegalArgumentException(
            ("two runs are compared over the same dates, but return %d is of %s in the first"
                    + " and of %s in the second")
                .formatted(i + 1, first.dates().get(i), second.dates().get(i)));
      }
    }
    if (first.size() != second.size()) {
      throw new IllegalArgumentException(
          "two runs are compared over the same dates, the first has %d returns, the second %d"
              .formatted(first.size(), second.size()));
    }
  }

  /** Four measures of both runs, as they were and of every resample. */
  private static final class Draws {
    private static final int MEASURES = 4;

    private final Path first;
    private final Path second;
    private final int periods;
    private final Terms terms;
    private final double[] ones = new double[MEASURES];
    private final double[] others = new double[MEASURES];
    private final double[][] differences;

    Draws(DatedReturns first, DatedReturns second, Terms terms) {
      this.first = new Path(first.shared());
      this.second = new Path(second.shared());
      this.periods = first.size();
      this.terms = terms;
      this.differences = new double[MEASURES][terms.resamples];
    }

    void draw(StationaryBootstrap bootstrap) {
      var chances = Chances.each(terms.seed, terms.resamples);
      int[] order = new int[periods];
      for (int b = 0; b < terms.resamples; b++) {
        bootstrap.draw(chances[b], periods, order);
        measure(order);
        for (int m = 0; m < MEASURES; m++) {
          differences[m][b] = ones[m] - others[m];
        }
      }
      Arrays.setAll(order, i -> i);
      measure(order);
    }

    private void measure(int[] order) {
      measure(first, order, ones);
      measure(second, order, others);
    }

    private void measure(Path path, int[] order, double[] out) {
      path.start();
      path.follow(order, 0, periods);
      double year = terms.periodsPerYear;
      out[0] = Math.pow(path.wealth(), year / periods) - 1;
      out[1] = path.deviation() * Math.sqrt(year);
      out[2] = path.sharpe() * Math.sqrt(year);
      out[3] = path.drawdown();
    }

    Difference difference(int measure, double level) {
      Distribution spread = Distribution.of(differences[measure]);
      double tail = (1 - level) / 2;
      return new Difference(
          ones[measure],
          others[measure],
          ones[measure] - others[measure],
          spread.quantile(tail),
          spread.quantile(1 - tail));
    }

    double probability(int measure, double difference) {
      if (Double.isNaN(difference)) {
        return Double.NaN;
      }
      int farther = 0;
      int counted = 0;
      for (double drawn : differences[measure]) {
        farther += Math.abs(drawn - difference) >= Math.abs(difference) ? 1 : 0;
        counted += Double.isNaN(drawn) ? 0 : 1;
      }
      return (1.0 + farther) / (1 + counted);
    }
  }
}
