package tradingagents.quant.attribution;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * One period, explained segment by segment after Brinson and Fachler: allocation {@code (wp - wb)
 * (rb - B)}, selection {@code wb (rp - rb)}, interaction {@code (wp - wb) (rp - rb)}, with B the
 * benchmark's return. Their sum over the segments is the arithmetic excess return exactly, because
 * the weights of each side sum to one: weights that miss it by up to a millionth, as a file rounds
 * them, are scaled. Source: G. Brinson and N. Fachler, Measuring Non-US Equity Portfolio
 * Performance, Journal of Portfolio Management (1985); C. Bacon, Practical Portfolio Performance
 * Measurement and Attribution, chapter 5.
 *
 * @param name such as 2024-01 or Q1
 * @param segments each once; the weights of either side sum to one
 */
public record Period(String name, List<Segment> segments) {
  private static final double TOLERANCE = 1e-6;

  /** Checks that the segments make up portfolio and benchmark, and takes rounding out of them. */
  public Period {
    Set<String> names = new HashSet<>();
    for (Segment segment : segments) {
      if (!names.add(segment.name())) {
        throw new IllegalArgumentException(
            "period %s names segment %s twice".formatted(name, segment.name()));
      }
    }
    double portfolio = whole(name, "portfolio", sum(segments, Segment::portfolioWeight));
    double benchmark = whole(name, "benchmark", sum(segments, Segment::benchmarkWeight));
    segments = segments.stream().map(s -> s.scaled(1 / portfolio, 1 / benchmark)).toList();
  }

  private static double whole(String name, String side, double sum) {
    if (!(Math.abs(sum - 1) <= TOLERANCE)) {
      throw new IllegalArgumentException(
          "the %s weights of period %s must sum to 1, not %s".formatted(side, name, sum));
    }
    return sum;
  }

  private static double sum(List<Segment> segments, ToDoubleFunction<Segment> part) {
    return segments.stream().mapToDouble(part).sum();
  }

  /**
   * The portfolio's return.
   *
   * @return a fraction
   */
  public double portfolioReturn() {
    return sum(segments, segment -> segment.portfolioWeight() * segment.portfolioReturn());
  }

  /**
   * The benchmark's return.
   *
   * @return a fraction
   */
  public double benchmarkReturn() {
    return sum(segments, segment -> segment.benchmarkWeight() * segment.benchmarkReturn());
  }

  /**
   * The arithmetic excess return.
   *
   * @return portfolio minus benchmark
   */
  public double excessReturn() {
    return portfolioReturn() - benchmarkReturn();
  }

  /**
   * The three effects of a segment.
   *
   * @param segment one of this period
   * @return as fractions of the portfolio
   */
  public Effects of(Segment segment) {
    return segment.effects(benchmarkReturn());
  }

  /**
   * The three effects of all segments.
   *
   * @return they sum to {@link #excessReturn()}
   */
  public Effects effects() {
    return segments.stream().map(this::of).reduce(Effects.NONE, Effects::plus);
  }
}
