package tradingagents.lab.analytics;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Returns per period, oldest first, with the names and days that they have where they come from.
 *
 * @param name of the series
 * @param benchmarkName of the benchmark, null without one
 * @param start the day before the first return, when it is known
 * @param dates a day for each return, ascending; empty when there are none
 * @param returns fractions
 * @param benchmark fractions of the same periods, null without one
 */
@SuppressWarnings("ArrayRecordComponent") // numbers in bulk; nobody compares two series
public record ReturnSeries(
    String name,
    @Nullable String benchmarkName,
    @Nullable LocalDate start,
    List<LocalDate> dates,
    double[] returns,
    double @Nullable [] benchmark) {
  /** Copies the days and checks that there is one for each return, in order. */
  public ReturnSeries {
    dates = List.copyOf(dates);
    if (!dates.isEmpty() && dates.size() != returns.length) {
      throw new IllegalArgumentException(
          "there are %d dates and %d returns; each return has its date"
              .formatted(dates.size(), returns.length));
    }
    LocalDate before = start;
    for (LocalDate date : dates) {
      if (before != null && !date.isAfter(before)) {
        throw new IllegalArgumentException(
            "date %s follows %s, but the oldest must come first, each once"
                .formatted(date, before));
      }
      before = date;
    }
  }

  /**
   * Returns without a benchmark.
   *
   * @param name of the series
   * @param start the day before the first return, when it is known
   * @param dates a day for each return, or empty
   * @param returns fractions
   * @return the series
   */
  public static ReturnSeries alone(
      String name, @Nullable LocalDate start, List<LocalDate> dates, double[] returns) {
    return new ReturnSeries(name, null, start, dates, returns, null);
  }

  /**
   * Returns beside those of a benchmark.
   *
   * @param name of the series
   * @param benchmarkName of the benchmark
   * @param dates a day for each return, or empty
   * @param returns fractions
   * @param benchmark fractions of the same periods
   * @return the series
   */
  public static ReturnSeries beside(
      String name,
      String benchmarkName,
      List<LocalDate> dates,
      double[] returns,
      double[] benchmark) {
    return new ReturnSeries(name, benchmarkName, null, dates, returns, benchmark);
  }

  /**
   * What a period is called.
   *
   * @param period counted from 1; 0 is the start, before the first return
   * @return its day; its number when there are no days; null for a start whose day is not known
   */
  public @Nullable Object label(int period) {
    if (dates.isEmpty()) {
      return period;
    }
    return period == 0 ? start : dates.get(period - 1);
  }
}
