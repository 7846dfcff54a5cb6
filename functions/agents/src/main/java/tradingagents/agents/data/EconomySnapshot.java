package tradingagents.agents.data;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import tradingagents.desk.run.Fact;
import tradingagents.desk.run.Fact.Unit;
import tradingagents.model.market.MacroSeries;

/** The economy around a company in a few numbers, each as it was published by then. */
final class EconomySnapshot {
  /** Asked for in this order: the names of FRED. */
  static final List<String> SERIES = List.of("FEDFUNDS", "DGS10", "UNRATE", "CPIAUCSL");

  private static final int HUNDRED = 2;

  private EconomySnapshot() {}

  /**
   * The facts of one series.
   *
   * @param series of {@link #SERIES}, cut to what was known
   * @return possibly none
   */
  static List<Fact> of(MacroSeries series) {
    Ratios facts = new Ratios();
    MacroSeries.Point latest = series.latest().orElse(null);
    if (latest == null) {
      return List.of();
    }
    String source = series.id() + " of " + latest.date() + ", " + series.stamp().vendor();
    switch (series.id()) {
      case "FEDFUNDS" -> percent(facts, "economy.fed-funds", "Federal funds rate", latest, source);
      case "DGS10" ->
          percent(facts, "economy.treasury10", "Ten-year Treasury yield", latest, source);
      case "UNRATE" -> percent(facts, "economy.unemployment", "Unemployment rate", latest, source);
      case "CPIAUCSL" ->
          yearBefore(series, latest.date())
              .ifPresent(before ->
                  facts.growth(
                      "economy.inflation",
                      "Consumer prices over a year",
                      latest.value(),
                      before.value(),
                      source,
                      latest.knownAt()));
      default -> {
        // Nothing is said of a series that nobody asked for.
      }
    }
    return facts.facts();
  }

  private static void percent(
      Ratios facts, String id, String label, MacroSeries.Point point, String source) {
    BigDecimal share = point.value().movePointLeft(HUNDRED);
    facts.exact(id, label, share, Unit.RATIO, source, point.knownAt());
  }

  private static Optional<MacroSeries.Point> yearBefore(MacroSeries series, LocalDate date) {
    return series.points().stream()
        .filter(point -> point.date().equals(date.minusYears(1)))
        .findFirst();
  }
}
