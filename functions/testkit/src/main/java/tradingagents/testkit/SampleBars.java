package tradingagents.testkit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import tradingagents.model.market.Adjustment;
import tradingagents.model.market.Bar;
import tradingagents.model.market.BarSeries;
import tradingagents.model.market.Provenance;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Currency;

/**
 * An invented price series for tests: smooth waves on a rise, the same at every call. Prices are US
 * dollars with two digits, volumes are units. It is no market data.
 */
public final class SampleBars {
  /** The newest session of the series. */
  public static final LocalDate LAST = LocalDate.of(2018, 5, 11);

  private SampleBars() {}

  /**
   * The series.
   *
   * @param sessions how many weekdays, ending at {@link #LAST}
   * @return oldest first
   */
  public static BarSeries of(int sessions) {
    List<LocalDate> days = new ArrayList<>();
    for (LocalDate day = LAST; days.size() < sessions; day = day.minusDays(1)) {
      if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
        days.add(day);
      }
    }
    Collections.reverse(days);
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < sessions; i++) {
      bars.add(bar(days.get(i), i - sessions + 400));
    }
    Provenance provenance =
        new Provenance(
            "invented for tests", "test-bars", Adjustment.SPLIT, Currency.USD, true, true);
    return new BarSeries(new Symbol("AAPL"), provenance, bars);
  }

  /**
   * The plain mean of the newest closes.
   *
   * @param series enough bars
   * @param length how many closes
   * @return two digits, half up
   */
  public static BigDecimal mean(BarSeries series, int length) {
    List<Bar> bars = series.bars();
    BigDecimal sum =
        bars.subList(bars.size() - length, bars.size()).stream()
            .map(Bar::close)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return sum.divide(BigDecimal.valueOf(length), 2, RoundingMode.HALF_UP);
  }

  private static Bar bar(LocalDate day, int i) {
    BigDecimal open = cents(level(i - 0.4));
    BigDecimal close = cents(level(i));
    BigDecimal spread = cents(0.6 + 0.5 * Math.abs(Math.sin(i * 1.7)));
    return new Bar(
        day,
        open,
        open.max(close).add(spread),
        open.min(close).subtract(spread),
        close,
        25_000_000L + (long) (8_000_000 * Math.sin(i * 0.9)),
        null,
        day.atTime(LocalTime.of(20, 0)).toInstant(ZoneOffset.UTC));
  }

  private static double level(double i) {
    return 140
        + 0.11 * i
        + 7 * Math.sin(i / 23)
        + 3 * Math.sin(i / 6.1 + 1)
        + 1.2 * Math.sin(i * 1.13)
        + 0.9 * Math.sin(i * 2.9);
  }

  private static BigDecimal cents(double value) {
    return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
  }
}
