package tradingagents.desk.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.run.Decision;
import tradingagents.desk.run.Fact;
import tradingagents.desk.run.Mandate;
import tradingagents.desk.run.Origin;
import tradingagents.desk.run.Outcome;
import tradingagents.desk.run.Point;
import tradingagents.desk.run.Rating;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.Report;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Stance;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.desk.run.Usage;
import tradingagents.model.market.Adjustment;
import tradingagents.model.market.Bar;
import tradingagents.model.market.BarSeries;
import tradingagents.model.market.Provenance;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Currency;
import tradingagents.model.money.Price;
import tradingagents.model.money.Quantity;
import tradingagents.model.order.Fill;
import tradingagents.model.order.Order;
import tradingagents.model.order.OrderStatus;
import tradingagents.model.order.Side;

/** Small runs and prices for the tests of this package: each names only what its test is about. */
final class ReportRuns {
  static final LocalDate SESSION = LocalDate.of(2018, 5, 11);
  static final Instant AS_OF = Instant.parse("2018-05-11T20:00:00Z");
  static final Symbol AAPL = new Symbol("AAPL");

  private ReportRuns() {}

  /** A run asked for on a date, over the session of 2018-05-11. */
  static Run asked(LocalDate asOfDate) {
    Mandate mandate =
        new Mandate(
            AAPL,
            asOfDate,
            SESSION,
            AS_OF,
            Step.of(Step.Kind.ANALYST),
            2,
            "rules",
            "box",
            "paper",
            null,
            true,
            false,
            AS_OF,
            AS_OF.plusSeconds(900),
            Origin.UNKNOWN);
    return Run.start("run-1", mandate);
  }

  static Run started() {
    return asked(SESSION);
  }

  static Run say(Run run, Step step, Outcome outcome) {
    return say(run, step, outcome, Usage.NONE);
  }

  static Run say(Run run, Step step, Outcome outcome, Usage usage) {
    return run.with(new Recorded(Task.of(step), outcome, usage, AS_OF, AS_OF));
  }

  static Fact fact(String id, String value, Fact.Unit unit) {
    return new Fact(id, "label of " + id, new BigDecimal(value), unit, "cells", AS_OF);
  }

  /** A sentence that quotes facts, each as {@code id=value}. */
  static Point point(String... citations) {
    List<Point.Citation> cited =
        Arrays.stream(citations)
            .map(text -> text.split("=", 2))
            .map(parts -> new Point.Citation(parts[0], parts[1]))
            .toList();
    return new Point("a sentence", cited);
  }

  static Report report(List<Fact> facts, Point... points) {
    return new Report(Stance.BULLISH, "summary", List.of(points), facts);
  }

  static Decision decision(@Nullable Price target, Point... reasons) {
    return new Decision(
        Rating.BUY, null, 0.5, "summary", "thesis", target, null, List.of(reasons), List.of());
  }

  static Price usd(String price) {
    return Price.of(price, Currency.USD);
  }

  static Order order(OrderStatus status, @Nullable String note, Fill... fills) {
    return new Order("ta-1", AAPL, Side.BUY, Quantity.of(10), status, List.of(fills), note);
  }

  static Fill fill(Side side, String price) {
    return new Fill(
        "x-1",
        "ta-1",
        AAPL,
        side,
        Quantity.of(10),
        usd(price),
        usd("1").times(Quantity.ONE),
        SESSION.plusDays(3),
        AS_OF);
  }

  /** Closes on the last weekdays up to 2018-05-11, each known at its close. */
  static BarSeries closes(String... closes) {
    List<Bar> bars = new ArrayList<>();
    LocalDate day = SESSION;
    for (int i = closes.length - 1; i >= 0; i--) {
      bars.addFirst(bar(day, closes[i]));
      int back = day.getDayOfWeek().getValue() == 1 ? 3 : 1;
      day = day.minusDays(back);
    }
    return series(bars);
  }

  /** As many closes, each one dollar above the one before, the last one given. */
  static BarSeries rising(int sessions, int last) {
    String[] closes = new String[sessions];
    for (int i = 0; i < sessions; i++) {
      closes[i] = String.valueOf(last - sessions + 1 + i);
    }
    return closes(closes);
  }

  static BarSeries series(List<Bar> bars) {
    Provenance from = new Provenance("test", "box", Adjustment.RAW, Currency.USD, true, true);
    return new BarSeries(AAPL, from, bars);
  }

  static Bar bar(LocalDate day, String close) {
    BigDecimal price = new BigDecimal(close);
    Instant known = day.atTime(LocalTime.of(20, 0)).toInstant(ZoneOffset.UTC);
    return new Bar(day, price, price, price, price, 1000, null, known);
  }
}
