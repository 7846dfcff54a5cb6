package tradingagents.quant.backtest.validation;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import tradingagents.quant.measure.Growth;

/**
 * Many histories that might have been, from one that was. Each path draws from a generator of its
 * own, split from the seed, so that the i-th path is the same whoever computes it and however many
 * paths there are. Source: the stationary bootstrap of Politis and Romano (1994) for returns; for
 * trades, their order at random (Fisher and Yates).
 *
 * @param paths how many, 1 to 100,000
 * @param seed the same seed gives the same answer
 */
public record MonteCarlo(int paths, long seed) {
  private static final int MOST_PATHS = 100_000;
  private static final long MOST_STEPS = 2_000_000_000L;
  private static final int MOST_POINTS = 252;
  private static final long MOST_HELD = 10_000_000;

  /** Checks the number of paths. */
  public MonteCarlo {
    if (paths < 1 || paths > MOST_PATHS) {
      throw new IllegalArgumentException(
          "the number of paths is 1 to " + MOST_PATHS + ", not " + paths);
    }
  }

  /**
   * Histories as long as the returns, with the block length that they ask for ({@link
   * StationaryBootstrap#forReturns}).
   *
   * @param returns per period, above -1, two or more
   * @param periodsPerYear 252 of days
   */
  public Simulation ofReturns(double[] returns, int periodsPerYear) {
    return ofReturns(
        returns, periodsPerYear, returns.length, StationaryBootstrap.forReturns(returns));
  }

  /**
   * Histories drawn from returns in blocks.
   *
   * @param returns per period, above -1, two or more
   * @param periodsPerYear 252 of days
   * @param periods how long each path is, two or more
   * @param bootstrap how blocks are drawn
   */
  public Simulation ofReturns(
      double[] returns, int periodsPerYear, int periods, StationaryBootstrap bootstrap) {
    check(returns, periods);
    if (periodsPerYear < 1) {
      throw new IllegalArgumentException("a year has one period or more, not " + periodsPerYear);
    }
    return simulate(
        returns,
        periods,
        Math.sqrt(periodsPerYear),
        bootstrap.expectedBlock(),
        (random, indices) -> bootstrap.draw(random, returns.length, indices));
  }

  /**
   * The trades of a run in another order: every path ends with the same wealth and has the same
   * Sharpe ratio (per trade) but for rounding, and falls by another drawdown on its way.
   *
   * @param returns of each trade as a fraction of the wealth before it, above -1, two or more
   */
  public Simulation ofTrades(double[] returns) {
    check(returns, returns.length);
    return simulate(returns, returns.length, 1, Double.NaN, MonteCarlo::shuffle);
  }

  private void check(double[] returns, int periods) {
    var _ = Growth.total(returns);
    if (returns.length < 2 || periods < 2) {
      throw new IllegalArgumentException(
          "a path of %d periods from %d returns: both are two or more"
              .formatted(periods, returns.length));
    }
    if ((long) paths * periods > MOST_STEPS) {
      throw new IllegalArgumentException(
          "%d paths of %d periods make %d steps; at most %d are allowed"
              .formatted(paths, periods, (long) paths * periods, MOST_STEPS));
    }
  }

  /** Where a path's periods come from. */
  @FunctionalInterface
  interface Draw {
    void fill(RandomGenerator random, int[] indices);
  }

  static void shuffle(RandomGenerator random, int[] indices) {
    Arrays.setAll(indices, i -> i);
    for (int i = indices.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int other = indices[j];
      indices[j] = indices[i];
      indices[i] = other;
    }
  }

  private Simulation simulate(
      double[] returns, int periods, double year, double expectedBlock, Draw draw) {
    int[] points = points(periods);
    double[][] heights = new double[points.length][paths];
    double[] wealth = new double[paths];
    double[] lowest = new double[paths];
    double[] drawdown = new double[paths];
    double[] sharpe = new double[paths];
    RandomGenerator[] chances = Chances.each(seed, paths);
    int[] order = new int[periods];
    Path path = new Path(returns);
    for (int p = 0; p < paths; p++) {
      draw.fill(chances[p], order);
      path.start();
      for (int point = 0; point < points.length; point++) {
        path.follow(order, point == 0 ? 0 : points[point - 1], points[point]);
        heights[point][p] = path.wealth();
      }
      wealth[p] = path.wealth();
      lowest[p] = path.lowest();
      drawdown[p] = path.drawdown();
      sharpe[p] = path.sharpe() * year;
    }
    return new Simulation(
        expectedBlock,
        Distribution.of(wealth),
        Distribution.of(lowest),
        Distribution.of(drawdown),
        Distribution.of(sharpe),
        Fan.of(points, heights));
  }

  /** The periods at which the fan is measured: the start, the end and evenly between. */
  int[] points(int periods) {
    int steps = (int) Math.min(Math.min(periods, MOST_POINTS), MOST_HELD / paths - 1);
    int[] points = new int[steps + 1];
    Arrays.setAll(points, i -> (int) ((long) i * periods / steps));
    return points;
  }
}
