package tradingagents.quant.indicator;

import java.util.List;

/**
 * Aroon, 0 to 100: {@code up = 100 * (period - bars since the highest high) / period}, {@code down}
 * the same with the lowest low, over windows of {@code period + 1} bars (the newest and {@code
 * period} before it); of equal highs the latest counts. 100 is: just now. Warm-up: period. Source:
 * T. Chande, The Time Price Oscillator, Stocks and Commodities 13:9 (1995).
 *
 * @param period usually 25
 */
public record Aroon(int period) implements Indicator {
  /** Checks the window. */
  public Aroon {
    Arguments.window(period);
  }

  @Override
  public List<String> lines() {
    return List.of("up", "down");
  }

  @Override
  public int warmUp() {
    return period;
  }

  @Override
  public Live live() {
    Extreme highest = Extreme.highest(period + 1);
    Extreme lowest = Extreme.lowest(period + 1);
    return Live.of(
        2,
        (open, high, low, close, volume, out) -> {
          out[0] = freshness(highest.next(high), highest);
          out[1] = freshness(lowest.next(low), lowest);
        });
  }

  private double freshness(double value, Extreme extreme) {
    return Double.isNaN(value) ? value : 100.0 * (period - extreme.age()) / period;
  }
}
