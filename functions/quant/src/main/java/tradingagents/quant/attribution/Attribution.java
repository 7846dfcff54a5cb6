package tradingagents.quant.attribution;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The compound excess return of several periods, explained. {@code segments} are the linked effects
 * of each segment over all periods; their totals sum to {@code excessReturn} up to rounding of the
 * last digit of a double.
 *
 * @param portfolioReturn compounded over the periods, a fraction
 * @param benchmarkReturn compounded over the periods, a fraction
 * @param segments linked effects by segment, in the order of their first appearance
 * @param periods linked effects by period, in the order given
 */
public record Attribution(
    double portfolioReturn,
    double benchmarkReturn,
    Map<String, Effects> segments,
    Map<String, Effects> periods) {
  /**
   * Explains periods that follow one another.
   *
   * @param periods oldest first, at least one, each name once; no side may lose everything in one
   * @param linking how effects add up over time
   * @return the linked effects
   */
  public static Attribution of(List<Period> periods, Linking linking) {
    requireLinkable(periods);
    double[] portfolio = periods.stream().mapToDouble(Period::portfolioReturn).toArray();
    double[] benchmark = periods.stream().mapToDouble(Period::benchmarkReturn).toArray();
    double[] coefficients = linking.coefficients(portfolio, benchmark);
    Map<String, Effects> bySegment = new LinkedHashMap<>();
    Map<String, Effects> byPeriod = new LinkedHashMap<>();
    for (int t = 0; t < coefficients.length; t++) {
      Period period = periods.get(t);
      for (Segment segment : period.segments()) {
        Effects linked = period.of(segment).times(coefficients[t]);
        bySegment.merge(segment.name(), linked, Effects::plus);
      }
      byPeriod.put(period.name(), period.effects().times(coefficients[t]));
    }
    return new Attribution(
        Linking.compound(portfolio), Linking.compound(benchmark), bySegment, byPeriod);
  }

  private static void requireLinkable(List<Period> periods) {
    if (periods.isEmpty()) {
      throw new IllegalArgumentException("an attribution needs at least one period");
    }
    Set<String> names = new HashSet<>();
    for (Period period : periods) {
      if (!names.add(period.name())) {
        throw new IllegalArgumentException("period " + period.name() + " appears twice");
      }
      if (period.portfolioReturn() <= -1 || period.benchmarkReturn() <= -1) {
        throw new IllegalArgumentException(
            "everything was lost in period %s, so nothing can be linked over it"
                .formatted(period.name()));
      }
    }
  }

  /**
   * The compound excess return.
   *
   * @return portfolio minus benchmark
   */
  public double excessReturn() {
    return portfolioReturn - benchmarkReturn;
  }

  /**
   * The linked effects of everything.
   *
   * @return they sum to {@link #excessReturn()}
   */
  public Effects effects() {
    return segments.values().stream().reduce(Effects.NONE, Effects::plus);
  }
}
