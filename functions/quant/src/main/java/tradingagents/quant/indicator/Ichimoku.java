package tradingagents.quant.indicator;

import java.util.Arrays;
import java.util.List;
import tradingagents.quant.series.Bars;

/**
 * Ichimoku cloud, in the unit of the prices. {@code conversion} (tenkan) and {@code base} (kijun)
 * are the middle between highest high and lowest low of the last {@code conversion} and {@code
 * base} bars. SpanA and spanB are the edges of the cloud as it stands at this bar: what was known
 * {@code displacement} bars earlier, drawn forward to here. SpanA is the mean of conversion and
 * base, spanB the middle of the last {@code span} bars. {@code lagging} (chikou) is the close of
 * this bar, which a chart draws {@code displacement} bars back; it is given at the bar that knows
 * it, because nothing here looks ahead. Warm-up: each window less one; for the spans plus
 * displacement; none for lagging. Source: M. Patel, Trading with Ichimoku Clouds (2010), on Goichi
 * Hosoda's method.
 *
 * @param conversion usually 9
 * @param base usually 26; more than conversion
 * @param span usually 52; more than base
 * @param displacement usually 26
 */
public record Ichimoku(int conversion, int base, int span, int displacement) implements Indicator {
  /** Checks the windows. */
  public Ichimoku {
    Arguments.window(conversion);
    Arguments.window(base);
    Arguments.window(span);
    Arguments.window(displacement);
    Arguments.fasterThan(conversion, base);
    Arguments.fasterThan(base, span);
  }

  @Override
  public List<String> lines() {
    return List.of("conversion", "base", "spanA", "spanB", "lagging");
  }

  @Override
  public int warmUp() {
    return 0;
  }

  @Override
  public int warmUp(int line) {
    return switch (line) {
      case 0 -> conversion - 1;
      case 1 -> base - 1;
      case 2 -> base - 1 + displacement;
      case 3 -> span - 1 + displacement;
      default -> 0;
    };
  }

  @Override
  public Live live() {
    Channel fast = new Channel(conversion);
    Channel slow = new Channel(base);
    Channel slowest = new Channel(span);
    Ring edgeA = new Ring(displacement);
    Ring edgeB = new Ring(displacement);
    return Live.of(
        5,
        (open, high, low, close, volume, out) -> {
          out[0] = fast.middle(high, low);
          out[1] = slow.middle(high, low);
          out[2] = edgeA.next((out[0] + out[1]) / 2);
          out[3] = edgeB.next(slowest.middle(high, low));
          out[4] = close;
        });
  }

  @Override
  public double[][] over(Bars bars) {
    double[] fast = Channel.middles(bars, conversion);
    double[] slow = Channel.middles(bars, base);
    double[] slowest = Channel.middles(bars, span);
    double[] edge = new double[bars.size()];
    for (int i = 0; i < edge.length; i++) {
      edge[i] = (fast[i] + slow[i]) / 2;
    }
    return new double[][] {fast, slow, later(edge), later(slowest), bars.closes()};
  }

  /** Moves values on by the displacement, in place. */
  private double[] later(double[] values) {
    int moved = Math.min(displacement, values.length);
    System.arraycopy(values, 0, values, moved, values.length - moved);
    Arrays.fill(values, 0, moved, Double.NaN);
    return values;
  }
}
