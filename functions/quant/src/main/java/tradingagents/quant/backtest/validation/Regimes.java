package tradingagents.quant.backtest.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tradingagents.quant.indicator.RealisedVolatility;
import tradingagents.quant.indicator.Sma;
import tradingagents.quant.measure.Drawdowns;
import tradingagents.quant.measure.Growth;
import tradingagents.quant.measure.Moments;
import tradingagents.quant.measure.Payoff;
import tradingagents.quant.measure.Ratios;

/**
 * One {@link Regime} for each period of a benchmark. n closes make n - 1 periods; period i goes
 * from close i to close i + 1 and its label is made of the closes 0 to i, so a label is known
 * before its period begins and more history never changes it. Immutable.
 */
public final class Regimes {
  /** How many earlier volatilities it takes to speak of thirds. */
  static final int LEAST_HISTORY = 63;

  private final Regime[] labels;
  private final List<Regime> kinds;

  private Regimes(Regime[] labels, Regime... kinds) {
    this.labels = labels;
    this.kinds = List.of(kinds);
  }

  /**
   * By volatility: {@link RealisedVolatility} of the last {@code window} returns against all its
   * own earlier values, in the way of an expanding percentile rank: (less + equal / 2) / count
   * below 1/3 is calm, above 2/3 turbulent. Unknown until there are 63 earlier values.
   *
   * @param closes of the benchmark, oldest first, two or more, above zero
   * @param window returns, two or more; 21 is a month of sessions
   */
  public static Regimes volatility(double[] closes, int window) {
    check(closes);
    double[] volatilities = new RealisedVolatility(window).over(closes);
    double[] known = Arrays.stream(volatilities).filter(v -> !Double.isNaN(v)).sorted().toArray();
    Counts earlier = new Counts(known);
    Regime[] labels = new Regime[closes.length - 1];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = earlier.third(volatilities[i]);
      if (!Double.isNaN(volatilities[i])) {
        earlier.add(volatilities[i]);
      }
    }
    return new Regimes(labels, Regime.UNKNOWN, Regime.CALM, Regime.NORMAL, Regime.TURBULENT);
  }

  /**
   * By trend: the close above its average over the last {@code window} closes, or not. Source: M.
   * Faber, A Quantitative Approach to Tactical Asset Allocation (2007).
   *
   * @param closes of the benchmark, oldest first, two or more, above zero
   * @param window closes, one or more; 200 sessions is usual
   */
  public static Regimes trend(double[] closes, int window) {
    check(closes);
    double[] averages = new Sma(window).over(closes);
    Regime[] labels = new Regime[closes.length - 1];
    for (int i = 0; i < labels.length; i++) {
      Regime known = closes[i] > averages[i] ? Regime.UP : Regime.DOWN;
      labels[i] = Double.isNaN(averages[i]) ? Regime.UNKNOWN : known;
    }
    return new Regimes(labels, Regime.UNKNOWN, Regime.UP, Regime.DOWN);
  }

  private static void check(double[] closes) {
    if (closes.length < 2) {
      throw new IllegalArgumentException("a period needs two closes; here are " + closes.length);
    }
    for (int i = 0; i < closes.length; i++) {
      if (!(closes[i] > 0 && Double.isFinite(closes[i]))) {
        throw new IllegalArgumentException(
            "close " + (i + 1) + " is " + closes[i] + "; a close is a number above zero");
      }
    }
  }

  /** How many periods there are. */
  public int size() {
    return labels.length;
  }

  /**
   * The label of a period.
   *
   * @param period from 0, the one from the first close to the second
   */
  public Regime at(int period) {
    return labels[period];
  }

  /**
   * What a strategy did in each regime.
   *
   * @param returns of the same periods, above -1
   * @param periodsPerYear 252 of days
   * @return one result for each regime there can be, unknown first
   */
  public List<RegimeResult> results(double[] returns, int periodsPerYear) {
    if (returns.length != labels.length) {
      throw new IllegalArgumentException(
          "%d closes label %d periods, but here are %d returns"
              .formatted(labels.length + 1, labels.length, returns.length));
    }
    List<RegimeResult> results = new ArrayList<>();
    for (Regime kind : kinds) {
      double[] part = new double[returns.length];
      int count = 0;
      for (int i = 0; i < returns.length; i++) {
        if (labels[i] == kind) {
          part[count++] = returns[i];
        }
      }
      results.add(result(kind, Arrays.copyOf(part, count), returns.length, periodsPerYear));
    }
    return List.copyOf(results);
  }

  private static RegimeResult result(Regime kind, double[] part, int all, int periodsPerYear) {
    double share = (double) part.length / all;
    if (part.length == 0) {
      double none = Double.NaN;
      return new RegimeResult(kind, 0, share, none, none, none, none, none);
    }
    return new RegimeResult(
        kind,
        part.length,
        share,
        Growth.annual(part, periodsPerYear),
        Moments.of(part).volatility(periodsPerYear),
        Ratios.sharpe(part, periodsPerYear, 0),
        Drawdowns.of(part).maximum(),
        Payoff.winRate(part));
  }

  /** Counts numbers below another one as they come in (P. Fenwick's tree, 1994). */
  private static final class Counts {
    private final double[] ascending;
    private final int[] tree;
    private int total;

    Counts(double[] ascending) {
      this.ascending = ascending;
      this.tree = new int[ascending.length + 1];
    }

    void add(double number) {
      total++;
      for (int i = first(number) + 1; i < tree.length; i += i & -i) {
        tree[i]++;
      }
    }

    Regime third(double number) {
      if (Double.isNaN(number) || total < LEAST_HISTORY) {
        return Regime.UNKNOWN;
      }
      // Equal numbers all stand at the place of the first of them.
      int place = first(number);
      long less = upTo(place);
      long twice = less + upTo(place + 1);
      if (3 * twice < 2L * total) {
        return Regime.CALM;
      }
      return 3 * twice > 4L * total ? Regime.TURBULENT : Regime.NORMAL;
    }

    private long upTo(int end) {
      long sum = 0;
      for (int i = end; i > 0; i -= i & -i) {
        sum += tree[i];
      }
      return sum;
    }

    private int first(double number) {
      int low = 0;
      int high = ascending.length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (ascending[middle] < number) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }
  }
}
