package tradingagents.model.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A series of the economy with its vintages: every value that was ever published for a date, by
 * when it was published.
 *
 * @param id such as {@code UNRATE}
 * @param title in words; empty when the vendor does not say
 * @param unit such as {@code Percent}; empty when the vendor does not say
 * @param points in the order of date, then of being known
 * @param stamp who says so
 */
public record MacroSeries(String id, String title, String unit, List<Point> points, Stamp stamp)
    implements Known<MacroSeries> {
  /**
   * A value as one publication said it.
   *
   * @param date the period's first day, as the publisher dates it
   * @param value exact, as published
   * @param knownAt when it could be read
   */
  public record Point(LocalDate date, BigDecimal value, Instant knownAt) {}

  /** Sorts the points. */
  public MacroSeries {
    points =
        points.stream()
            .sorted(Comparator.comparing(Point::date).thenComparing(Point::knownAt))
            .toList();
  }

  /** Keeps one value a date: the newest one known. */
  @Override
  public MacroSeries asKnown(Instant asOf) {
    Map<LocalDate, Point> newest = new TreeMap<>();
    for (Point point : points) {
      if (!point.knownAt().isAfter(asOf)) {
        newest.put(point.date(), point);
      }
    }
    return new MacroSeries(id, title, unit, List.copyOf(newest.values()), stamp.upTo(asOf));
  }

  @Override
  public boolean isEmpty() {
    return points.isEmpty();
  }

  /**
   * The value of the newest date.
   *
   * @return empty when there is none
   */
  public Optional<Point> latest() {
    return points.isEmpty() ? Optional.empty() : Optional.of(points.getLast());
  }
}
