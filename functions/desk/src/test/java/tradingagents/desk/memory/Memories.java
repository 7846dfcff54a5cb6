package tradingagents.desk.memory;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.run.Rating;
import tradingagents.model.market.Adjustment;
import tradingagents.model.market.Bar;
import tradingagents.model.market.BarSeries;
import tradingagents.model.market.Provenance;
import tradingagents.model.market.Symbol;
import tradingagents.model.market.TradingCalendar;
import tradingagents.model.money.Currency;

/** Decisions, bars and memories for the tests of this package. */
final class Memories {
  static final Symbol AAPL = new Symbol("AAPL");
  static final Symbol SPX = new Symbol("SPX");
  static final LocalDate SESSION = LocalDate.of(2016, 6, 30);
  private static final TradingCalendar CALENDAR = TradingCalendar.usEquities();

  private Memories() {}

  static Pending decision(String runId, Symbol symbol, LocalDate session, Rating rating) {
    return decision(runId, symbol, session, rating, 0.6, List.of("symbol:" + symbol), "rules");
  }

  static Pending decision(
      String runId,
      Symbol symbol,
      LocalDate session,
      Rating rating,
      double confidence,
      List<String> words,
      String model) {
    Instant close = CALENDAR.sessionAtOrBefore(session).close();
    return new Pending(
        runId,
        symbol,
        "box",
        session,
        close,
        rating,
        confidence,
        null,
        new SettlementTerms(5, SPX),
        words,
        model,
        "prompt-1",
        close.plus(Duration.ofDays(7)));
  }

  static Memory settled(Pending decision, String raw, @Nullable String excess) {
    return settled(decision, raw, excess, decision.settlesAt());
  }

  static Memory settled(Pending decision, String raw, @Nullable String excess, Instant knownAt) {
    BigDecimal own = new BigDecimal(raw);
    BigDecimal more = excess == null ? null : new BigDecimal(excess);
    Settlement settlement =
        new Settlement(
            LocalDate.ofInstant(knownAt, TradingCalendar.ZONE),
            own,
            more == null ? null : own.subtract(more),
            more,
            knownAt,
            "");
    return Memory.of(decision).settled(settlement, "A reflection.");
  }

  /** A series from rows of session, close and, where there is one, adjusted close. */
  static BarSeries series(Symbol symbol, Adjustment adjustment, String... rows) {
    List<Bar> bars = List.of(rows).stream().map(Memories::bar).toList();
    Provenance provenance = new Provenance("test", "box", adjustment, Currency.USD, true, true);
    return new BarSeries(symbol, provenance, bars);
  }

  private static Bar bar(String row) {
    String[] cells = row.split(" ", -1);
    LocalDate session = LocalDate.parse(cells[0]);
    BigDecimal close = new BigDecimal(cells[1]);
    BigDecimal adjusted = cells.length > 2 ? new BigDecimal(cells[2]) : null;
    Instant known = CALENDAR.sessionAtOrBefore(session).close();
    return new Bar(session, close, close, close, close, 1, adjusted, known);
  }
}
