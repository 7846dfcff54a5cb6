package tradingagents.quant.indicator;

import java.util.List;

/**
 * Stochastic oscillator, 0 to 100. {@code fastK = 100 * (close - L) / (H - L)}, where H and L are
 * the highest high and the lowest low of the last {@code period} bars; {@code fastD} is the simple
 * average of the last {@code smoothing} of it, and {@code slowD} that of the last {@code slowing}
 * fastD. (What charts call slow %K is fastD.) Bars that never left one price have no range, so
 * fastK is NaN there, and so is every average that looks at it. Warm-up: period - 1; then smoothing
 * - 1 more; then slowing - 1 more. Source: G. Lane, Lane's Stochastics, Stocks and Commodities 2:3
 * (1984).
 *
 * @param period how many bars, usually 14
 * @param smoothing how many fastK make a fastD, usually 3
 * @param slowing how many fastD make a slowD, usually 3
 */
public record Stochastic(int period, int smoothing, int slowing) implements Indicator {
  /** Checks the windows. */
  public Stochastic {
    Arguments.window(period);
    Arguments.window(smoothing);
    Arguments.window(slowing);
  }

  @Override
  public List<String> lines() {
    return List.of("fastK", "fastD", "slowD");
  }

  @Override
  public int warmUp() {
    return period - 1;
  }

  @Override
  public int warmUp(int line) {
    return period - 1 + (line > 0 ? smoothing - 1 : 0) + (line > 1 ? slowing - 1 : 0);
  }

  @Override
  public Live live() {
    Extreme highest = Extreme.highest(period);
    Extreme lowest = Extreme.lowest(period);
    MovingSum fast = new MovingSum(smoothing);
    MovingSum slow = new MovingSum(slowing);
    return Live.of(
        3,
        (open, high, low, close, volume, out) -> {
          double bottom = lowest.next(low);
          out[0] = 100 * (close - bottom) / (highest.next(high) - bottom);
          out[1] = fast.mean(out[0]);
          out[2] = slow.mean(out[1]);
        });
  }
}
