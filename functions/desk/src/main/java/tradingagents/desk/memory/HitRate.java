package tradingagents.desk.memory;

import java.util.List;

/**
 * How often ratings were right, see {@link Verdict}.
 *
 * @param judged how many claimed a direction and could be judged
 * @param hits how many of them were right
 */
public record HitRate(int judged, int hits) {
  static HitRate of(List<Verdict> verdicts) {
    int hits = (int) verdicts.stream().filter(v -> v == Verdict.HIT).count();
    int misses = (int) verdicts.stream().filter(v -> v == Verdict.MISS).count();
    return new HitRate(hits + misses, hits);
  }

  /**
   * The share that was right.
   *
   * @return NaN when nothing could be judged
   */
  public double share() {
    return (double) hits / judged;
  }
}
