package tradingagents.quant.indicator;

import java.util.Arrays;
import java.util.List;
import tradingagents.quant.series.Bars;

/**
 * One or more numbers (lines) for each bar, computed from that bar and those before it, so that a
 * longer series never changes an earlier value. A value is NaN before its warm-up, and later only
 * where the definition divides by zero, as each indicator says. Indicators are values; what moves
 * is the {@link Live} they make.
 */
public interface Indicator {
  /**
   * How many bars pass before the first value of any line.
   *
   * @return the index of the first value that is not NaN
   */
  int warmUp();

  /**
   * How many bars pass before the first value of a line.
   *
   * @param line its index in {@link #lines()}
   * @return the index of the first value that is not NaN
   */
  default int warmUp(int line) {
    return warmUp();
  }

  /**
   * What the numbers of a bar are called.
   *
   * @return one name or more; {@code value} where there is only one number
   */
  default List<String> lines() {
    return List.of("value");
  }

  /**
   * Whether volumes matter: without them the answer means nothing.
   *
   * @return true if it reads the volume
   */
  default boolean readsVolume() {
    return false;
  }

  /**
   * A new computation that has seen no bar yet.
   *
   * @return takes bars one by one
   */
  Live live();

  /**
   * The indicator for every bar: what {@link #live()} says when it is given one after the other.
   *
   * @param bars oldest first
   * @return one array per line, each as long as the bars
   */
  default double[][] over(Bars bars) {
    Live live = live();
    double[][] out = new double[lines().size()][bars.size()];
    for (int i = 0; i < bars.size(); i++) {
      live.next(bars.open(i), bars.high(i), bars.low(i), bars.close(i), bars.volume(i));
      for (int line = 0; line < out.length; line++) {
        out[line][i] = live.value(line);
      }
    }
    return out;
  }

  /**
   * Arrays for the lines of these bars, for an indicator whose array form is a loop of its own.
   *
   * @param bars oldest first
   * @return NaN before the warm-up of each line
   */
  default double[][] unfilled(Bars bars) {
    double[][] out = new double[lines().size()][bars.size()];
    for (int line = 0; line < out.length; line++) {
      Arrays.fill(out[line], 0, Math.min(warmUp(line), bars.size()), Double.NaN);
    }
    return out;
  }
}
