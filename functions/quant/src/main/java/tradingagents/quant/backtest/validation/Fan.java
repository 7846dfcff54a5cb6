package tradingagents.quant.backtest.validation;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Quantiles of wealth over time, start 1: at each point the 5th, 25th, 50th, 75th and 95th
 * percentile of all paths (type 7). Points lie evenly from the start to the end, 253 at most.
 *
 * @param points from the start, period 0, to the end
 */
public record Fan(List<Point> points) {
  /** Copies the points. */
  public Fan {
    points = List.copyOf(points);
  }

  /**
   * The paths at one time.
   *
   * @param period after so many periods
   * @param p5 a twentieth of the paths has less wealth
   * @param p25 a quarter has less
   * @param p50 the median
   * @param p75 a quarter has more
   * @param p95 a twentieth has more
   */
  public record Point(int period, double p5, double p25, double p50, double p75, double p95) {}

  static Fan of(int[] periods, double[][] heights) {
    return new Fan(
        IntStream.range(0, periods.length)
            .mapToObj(i -> point(periods[i], Distribution.of(heights[i])))
            .toList());
  }

  private static Point point(int period, Distribution wealth) {
    return new Point(
        period,
        wealth.quantile(0.05),
        wealth.quantile(0.25),
        wealth.quantile(0.5),
        wealth.quantile(0.75),
        wealth.quantile(0.95));
  }
}
