package tradingagents.quant.measure;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * Measures over a moving window of the last {@code window} returns. Each answer has one number for
 * each return, NaN until the window is full and where the measure itself has no number; each number
 * is that of the measure over the window alone, so it can be checked against it. Definitions, units
 * and refusals are those of {@link Growth}, {@link Moments}, {@link Ratios}, {@link Drawdowns} and
 * {@link BenchmarkMeasures}; the window is 1 or more and, for what needs a deviation, 2 or more.
 */
public final class Rolling {
  private Rolling() {}

  /** Total return of the window, a fraction. */
  public static double[] totalReturn(double[] returns, int window) {
    Series.compoundable(returns, 0);
    return over(returns, window, 1, Growth::total);
  }

  /** Volatility per year. */
  public static double[] volatility(double[] returns, int window, int periodsPerYear) {
    return over(returns, window, 2, part -> Moments.of(part).volatility(periodsPerYear));
  }

  /** Sharpe ratio, annualised. */
  public static double[] sharpe(double[] returns, int window, int periodsPerYear, double riskFree) {
    return over(returns, window, 2, part -> Ratios.sharpe(part, periodsPerYear, riskFree));
  }

  /** Maximum drawdown within the window, its start included; a positive fraction. */
  public static double[] maxDrawdown(double[] returns, int window) {
    Series.compoundable(returns, 0);
    return over(returns, window, 1, part -> Drawdowns.of(part).maximum());
  }

  /** Slope of the returns over the benchmark's. */
  public static double[] beta(double[] returns, double[] benchmark, int window) {
    return line(returns, benchmark, window, Line::slope);
  }

  /** Correlation with the benchmark, -1 to 1. */
  public static double[] correlation(double[] returns, double[] benchmark, int window) {
    return line(returns, benchmark, window, Line::correlation);
  }

  private static double[] over(
      double[] returns, int window, int atLeast, ToDoubleFunction<double[]> measure) {
    Series.checked(returns, 0);
    double[] out = nothing(returns.length, window, atLeast);
    double[] part = new double[window];
    for (int end = window; end <= returns.length; end++) {
      System.arraycopy(returns, end - window, part, 0, window);
      out[end - 1] = measure.applyAsDouble(part);
    }
    return out;
  }

  private static double[] line(
      double[] returns, double[] benchmark, int window, ToDoubleFunction<Line> which) {
    Series.sameLength(Series.checked(returns, 0), Series.checked(benchmark, 0));
    double[] out = nothing(returns.length, window, 2);
    for (int end = window; end <= returns.length; end++) {
      out[end - 1] = which.applyAsDouble(Line.of(returns, benchmark, end - window, end, b -> true));
    }
    return out;
  }

  private static double[] nothing(int length, int window, int atLeast) {
    if (window < atLeast) {
      throw new IllegalArgumentException(
          "the window of this measure is " + atLeast + " or more returns, not " + window);
    }
    double[] out = new double[length];
    Arrays.fill(out, Double.NaN);
    return out;
  }
}
