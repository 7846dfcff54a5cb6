package tradingagents.quant.indicator;

import java.util.List;

/**
 * Moving average convergence divergence: the difference of a fast and a slow {@link Ema} (the
 * line), its own exponential average (the signal, seeded with the mean of the first {@code
 * smoothing} values of the line) and line minus signal (the histogram), all in the unit of the
 * values. Warm-up: slow - 1 for the line, slow + smoothing - 2 for signal and histogram. Source: G.
 * Appel, Technical Analysis: Power Tools for Active Investors (2005), chapter 8.
 *
 * @param fast bars of the fast average, usually 12
 * @param slow bars of the slow average, usually 26; more than fast
 * @param smoothing bars of the signal, usually 9
 */
public record Macd(int fast, int slow, int smoothing) implements ValueIndicator {
  /** The usual one: 12, 26, 9. */
  public static final Macd STANDARD = new Macd(12, 26, 9);

  private static final int SIGNAL = 1;
  private static final int HISTOGRAM = 2;

  /** Checks the windows. */
  public Macd {
    Arguments.window(fast);
    Arguments.window(slow);
    Arguments.window(smoothing);
    Arguments.fasterThan(fast, slow);
  }

  @Override
  public List<String> lines() {
    return List.of("line", "signal", "histogram");
  }

  @Override
  public int warmUp() {
    return slow - 1;
  }

  @Override
  public int warmUp(int line) {
    return line == 0 ? slow - 1 : slow + smoothing - 2;
  }

  @Override
  public Live live() {
    Smoothing fastAverage = Smoothing.exponential(fast);
    Smoothing slowAverage = Smoothing.exponential(slow);
    Smoothing signal = Smoothing.exponential(smoothing);
    return Live.ofValues(
        3,
        (value, out) -> {
          out[0] = fastAverage.next(value) - slowAverage.next(value);
          out[SIGNAL] = signal.next(out[0]);
          out[HISTOGRAM] = out[0] - out[SIGNAL];
        });
  }

  /**
   * The signal for every bar.
   *
   * @param values prices, oldest first
   * @return as long as the input; NaN before the warm-up
   */
  public double[] signal(double[] values) {
    return over(values, SIGNAL);
  }

  /**
   * Line minus signal for every bar.
   *
   * @param values prices, oldest first
   * @return as long as the input; NaN before the warm-up
   */
  public double[] histogram(double[] values) {
    return over(values, HISTOGRAM);
  }
}
