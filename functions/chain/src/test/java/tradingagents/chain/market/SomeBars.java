package tradingagents.chain.market;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.random.RandomGenerator;
import tradingagents.model.market.Adjustment;
import tradingagents.model.market.Bar;
import tradingagents.model.market.BarSeries;
import tradingagents.model.market.Provenance;
import tradingagents.model.market.Session;
import tradingagents.model.market.Symbol;
import tradingagents.model.market.TradingCalendar;
import tradingagents.model.money.Currency;

/** Invented bars on real sessions. */
final class SomeBars {
  static final Symbol SYMBOL = new Symbol("TEST");
  static final TradingCalendar CALENDAR = TradingCalendar.usEquities();
  static final Provenance PROVENANCE =
      new Provenance("a test", "box", Adjustment.SPLIT, Currency.USD, true, false);

  private SomeBars() {}

  static BarSeries between(LocalDate first, LocalDate last, RandomGenerator random) {
    List<Bar> bars =
        first
            .datesUntil(last.plusDays(1))
            .filter(CALENDAR::isSession)
            .map(date -> bar(date, random))
            .toList();
    return new BarSeries(SYMBOL, PROVENANCE, bars);
  }

  static Bar bar(LocalDate date, RandomGenerator random) {
    Session session = CALENDAR.session(date).orElseThrow();
    BigDecimal low = BigDecimal.valueOf(random.nextLong(1_000_000, 900_000_000), 6);
    BigDecimal open = low.add(BigDecimal.valueOf(random.nextLong(1000), 2));
    BigDecimal close = low.add(BigDecimal.valueOf(random.nextLong(1000), 2));
    BigDecimal adjusted = random.nextInt(4) == 0 ? null : close.movePointLeft(1);
    return new Bar(
        date,
        open,
        low.add(BigDecimal.TEN),
        low,
        close,
        random.nextLong(1_000_000_000),
        adjusted,
        session.close());
  }
}
