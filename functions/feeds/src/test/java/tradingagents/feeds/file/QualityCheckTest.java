package tradingagents.feeds.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tradingagents.desk.quality.Finding;
import tradingagents.desk.quality.Finding.Kind;
import tradingagents.desk.quality.QualityCheck;
import tradingagents.model.market.Adjustment;
import tradingagents.model.market.Bar;
import tradingagents.model.market.CorporateAction;
import tradingagents.model.market.PriceHistory;
import tradingagents.model.market.Provenance;
import tradingagents.model.market.Symbol;
import tradingagents.model.market.TradingCalendar;
import tradingagents.model.money.Currency;

class QualityCheckTest {
  private static final TradingCalendar CALENDAR = TradingCalendar.usEquities();
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final LocalDate START = LocalDate.of(2016, 1, 4);

  private final List<Bar> bars = walk(300);

  private static List<Bar> walk(int sessions) {
    SplittableRandom random = new SplittableRandom(5);
    List<Bar> bars = new ArrayList<>();
    double close = 100;
    LocalDate date = START;
    for (int i = 0; i < sessions; i++) {
      double open = close * (1 + 0.004 * (random.nextDouble() - 0.5));
      close = open * (1 + 0.02 * (random.nextDouble() - 0.5));
      bars.add(bar(date, open, close, 1_000 + i));
      date = CALENDAR.next(date).date();
    }
    return bars;
  }

  private static Bar bar(LocalDate date, double open, double close, long volume) {
    return new Bar(
        date,
        price(open),
        price(Math.max(open, close) * 1.004),
        price(Math.min(open, close) * 0.996),
        price(close),
        volume,
        null,
        CALENDAR.session(date).orElseThrow().close());
  }

  private static BigDecimal price(double value) {
    return BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_EVEN);
  }

  private static PriceHistory history(List<Bar> bars, CorporateAction... actions) {
    Provenance origin = new Provenance("test", "market", Adjustment.RAW, Currency.USD, true, true);
    return new PriceHistory(new Symbol("AAPL"), origin, "", Set.of(), bars, List.of(actions));
  }

  private static List<Kind> kinds(List<Finding> findings, boolean fatal) {
    return findings.stream()
        .filter(finding -> finding.isFatal() == fatal)
        .map(Finding::kind)
        .toList();
  }

  private List<Finding> check(CorporateAction... actions) {
    return QualityCheck.of(history(bars, actions), CALENDAR, NOW);
  }

  /** Every bar from one on, times a factor. */
  private void scaleFrom(int index, double factor) {
    for (int i = index; i < bars.size(); i++) {
      Bar bar = bars.get(i);
      BigDecimal by = BigDecimal.valueOf(factor);
      bars.set(
          i,
          new Bar(
              bar.session(),
              bar.open().multiply(by),
              bar.high().multiply(by),
              bar.low().multiply(by),
              bar.close().multiply(by),
              bar.volume(),
              null,
              bar.knownAt()));
    }
  }

  @Test
  void ordinary_prices_have_no_finding() {
    assertThat(check()).isEmpty();
  }

  /** 2008, 2011, 2018, 2020: the crashes of the S&P 500 are prices, and so are Apple's days. */
  @Test
  void true_crashes_are_kept() {
    Box box = new Box(CALENDAR);
    for (String symbol : List.of("SPX", "AAPL")) {
      List<Bar> real = box.series(new Symbol(symbol)).orThrow().bars();
      assertThat(kinds(QualityCheck.of(history(real), CALENDAR, NOW), true)).as(symbol).isEmpty();
    }
  }

  @Test
  void a_crash_that_is_no_clean_ratio_is_told_and_kept() {
    scaleFrom(200, 0.63);
    assertThat(kinds(check(), false)).containsExactly(Kind.JUMP);
    assertThat(kinds(check(), true)).isEmpty();
  }

  @Test
  void a_split_that_nobody_reports_is_fatal_and_a_reported_one_is_nothing() {
    scaleFrom(200, 0.25);
    assertThat(kinds(check(), true)).containsExactly(Kind.SPLIT_MISSING);
    CorporateAction split =
        CorporateAction.split(bars.get(200).session(), BigDecimal.valueOf(4), BigDecimal.ONE);
    assertThat(check(split)).isEmpty();
  }

  @Test
  void a_split_that_left_no_jump_was_divided_already() {
    CorporateAction split =
        CorporateAction.split(bars.get(200).session(), BigDecimal.valueOf(4), BigDecimal.ONE);
    assertThat(kinds(check(split), true)).containsExactly(Kind.SPLIT_TWICE);
  }

  @Test
  void pence_among_pounds_are_fatal() {
    scaleFrom(200, 100);
    assertThat(kinds(check(), true)).containsExactly(Kind.HUNDREDFOLD);
  }

  @Test
  void frozen_prices_are_told_and_then_fatal() {
    Bar frozen = bars.get(100);
    for (int i = 101; i < 105; i++) {
      bars.set(i, same(frozen, bars.get(i)));
    }
    assertThat(kinds(check(), false)).containsExactly(Kind.FROZEN);
    for (int i = 105; i < 111; i++) {
      bars.set(i, same(frozen, bars.get(i)));
    }
    assertThat(kinds(check(), true)).containsExactly(Kind.FROZEN);
  }

  private static Bar same(Bar prices, Bar day) {
    return new Bar(
        day.session(),
        prices.open(),
        prices.high(),
        prices.low(),
        prices.close(),
        day.volume(),
        null,
        day.knownAt());
  }

  @Test
  void gaps_are_told_and_many_are_fatal() {
    bars.subList(100, 105).clear();
    assertThat(kinds(check(), false)).containsExactly(Kind.GAP);
    bars.subList(110, 150).clear();
    assertThat(kinds(check(), true)).containsExactly(Kind.GAP);
  }

  @Test
  void a_bar_of_a_session_that_is_not_over_is_fatal() {
    Instant before = bars.getLast().knownAt().minusSeconds(1);
    assertThat(kinds(QualityCheck.of(history(bars), CALENDAR, before), true))
        .containsExactly(Kind.FUTURE);
  }

  @Test
  void opens_that_are_the_close_before_are_no_opens() {
    for (int i = 201; i < 280; i += 4) {
      Bar bar = bars.get(i);
      bars.set(
          i,
          bar(
              bar.session(),
              bars.get(i - 1).close().doubleValue(),
              bar.close().doubleValue(),
              bar.volume()));
    }
    assertThat(kinds(check(), false)).containsExactly(Kind.OPEN_UNRELIABLE);
  }

  @Test
  void two_vendors_that_disagree_are_told_by_session() {
    List<Bar> other = new ArrayList<>(bars);
    Bar bar = other.get(50);
    other.set(
        50, bar(bar.session(), bar.open().doubleValue(), bar.close().doubleValue() * 1.01, 1));
    assertThat(QualityCheck.disagreements(history(bars), history(other), 50))
        .extracting(Finding::session)
        .containsExactly(bar.session());
    assertThat(QualityCheck.disagreements(history(bars), history(other), 150)).isEmpty();
  }
}
