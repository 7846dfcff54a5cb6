package tradingagents.quant.measure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/**
 * The falls of an equity curve below its running high, the start value 1 included in the high. All
 * depths are positive fractions of the high. Maximum drawdown is the deepest fall, zero when there
 * was none; the pain index is the mean and the ulcer index the root mean square of the depth over
 * all n periods. Wealth within 1e-12 of the high is at the high: prices that come back to the cent
 * come back. Sources: C. Bacon, Practical Portfolio Performance Measurement and Attribution (2nd
 * ed. 2008), chapter 4; ulcer index, P. Martin and B. McCann, The Investor's Guide to Fidelity
 * Funds (1989); pain index, T. Becker, Zephyr Associates (2006).
 *
 * @param episodes every fall, in the order of time
 * @param maximum depth of the deepest
 * @param pain pain index
 * @param ulcer ulcer index
 */
public record Drawdowns(List<Drawdown> episodes, double maximum, double pain, double ulcer) {
  private static final double ROUNDING = 1e-12;

  /** Copies the episodes. */
  public Drawdowns {
    episodes = List.copyOf(episodes);
  }

  /** So many of the deepest, the deepest first; of equals the earlier. */
  public List<Drawdown> deepest(int most) {
    return episodes.stream()
        .sorted(Comparator.comparingDouble(Drawdown::depth).reversed())
        .limit(most)
        .toList();
  }

  /** Of these returns; refuses what {@link Growth#total} refuses. */
  public static Drawdowns of(double[] returns) {
    double[] depths = depths(returns);
    Series.checked(depths, 1);
    List<Drawdown> episodes = new ArrayList<>();
    double sum = 0;
    double squares = 0;
    double maximum = 0;
    for (int i = 0; i < depths.length; i++) {
      sum += depths[i];
      squares += depths[i] * depths[i];
      maximum = Math.max(maximum, depths[i]);
      if (depths[i] > 0 && (i == 0 || depths[i - 1] == 0)) {
        episodes.add(episode(depths, i));
      }
    }
    return new Drawdowns(
        episodes, maximum, sum / depths.length, Math.sqrt(squares / depths.length));
  }

  /** The depth below the running high after each period, zero at the high. */
  public static double[] depths(double[] returns) {
    Series.compoundable(returns, 0);
    double[] depths = new double[returns.length];
    double wealth = 1;
    double high = 1;
    for (int i = 0; i < returns.length; i++) {
      wealth *= 1 + returns[i];
      high = Math.max(high, wealth);
      double depth = 1 - wealth / high;
      depths[i] = depth > ROUNDING ? depth : 0;
    }
    return depths;
  }

  private static Drawdown episode(double[] depths, int first) {
    int end = first;
    int trough = first;
    while (end < depths.length && depths[end] > 0) {
      trough = depths[end] > depths[trough] ? end : trough;
      end++;
    }
    boolean recovered = end < depths.length;
    return new Drawdown(
        first,
        trough + 1,
        recovered ? OptionalInt.of(end + 1) : OptionalInt.empty(),
        depths[trough],
        end - first + (recovered ? 1 : 0));
  }
}
