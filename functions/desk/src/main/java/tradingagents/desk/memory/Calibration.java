package tradingagents.desk.memory;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether confidence means anything. A confidence is read as the probability that the rating is
 * right against the benchmark. The Brier score is the mean of {@code (confidence - o)^2} with o = 1
 * for a hit and 0 for a miss: 0 is perfect, 0.25 is what always saying 0.5 earns. Source: G. Brier,
 * Verification of forecasts expressed in terms of probability (1950), in its usual form of one
 * outcome.
 *
 * @param judged how many forecasts
 * @param brier NaN for none
 * @param baseRateBrier what always saying the hit rate itself would have earned, {@code h(1 - h)}:
 *     a higher Brier score than this says that the confidences know nothing; NaN for none
 * @param bins the reliability table: only ranges that somebody was in, in rising order
 */
public record Calibration(int judged, double brier, double baseRateBrier, List<Bin> bins) {
  /** How many ranges of equal width the reliability table has. */
  static final int BINS = 10;

  /** Copies the bins. */
  public Calibration {
    bins = List.copyOf(bins);
  }

  /**
   * A forecast and what came.
   *
   * @param confidence 0 to 1
   * @param hit whether the rating was right
   */
  record Forecast(double confidence, boolean hit) {}

  /**
   * One range of confidence.
   *
   * @param from its lower edge, which belongs to it
   * @param to its upper edge, which belongs to the next one, but for 1
   * @param count how many forecasts were in it
   * @param meanConfidence of them
   * @param hitRate of them: of a reliable speaker about the same
   */
  public record Bin(double from, double to, int count, double meanConfidence, double hitRate) {}

  static Calibration of(List<Forecast> forecasts) {
    return of(forecasts, BINS);
  }

  static Calibration of(List<Forecast> forecasts, int bins) {
    List<List<Forecast>> ranges = new ArrayList<>();
    for (int i = 0; i < bins; i++) {
      ranges.add(new ArrayList<>());
    }
    double squares = 0;
    for (Forecast forecast : forecasts) {
      double miss = forecast.confidence() - (forecast.hit() ? 1 : 0);
      squares += miss * miss;
      ranges.get(Math.min(bins - 1, (int) (forecast.confidence() * bins))).add(forecast);
    }
    double rate = hitRate(forecasts);
    List<Bin> table = new ArrayList<>();
    for (int i = 0; i < bins; i++) {
      List<Forecast> in = ranges.get(i);
      if (!in.isEmpty()) {
        double mean = in.stream().mapToDouble(Forecast::confidence).sum() / in.size();
        table.add(
            new Bin((double) i / bins, (double) (i + 1) / bins, in.size(), mean, hitRate(in)));
      }
    }
    return new Calibration(forecasts.size(), squares / forecasts.size(), rate * (1 - rate), table);
  }

  private static double hitRate(List<Forecast> forecasts) {
    return (double) forecasts.stream().filter(Forecast::hit).count() / forecasts.size();
  }
}
