package tradingagents.model.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tradingagents.model.money.Currency;

class PriceHistoryTest {
  private static final TradingCalendar CALENDAR = TradingCalendar.usEquities();

  private static Bar bar(String date, String close, long volume) {
    LocalDate session = LocalDate.parse(date);
    BigDecimal price = new BigDecimal(close);
    Instant known = CALENDAR.session(session).orElseThrow().close();
    return new Bar(session, price, price, price, price, volume, null, known);
  }

  private static PriceHistory history(List<Bar> bars, CorporateAction... actions) {
    Provenance provenance =
        new Provenance("tiingo", "market", Adjustment.RAW, Currency.USD, true, true);
    return new PriceHistory(new Symbol("AAPL"), provenance, "", Set.of(), bars, List.of(actions));
  }

  /** Apple's seven for one of 2014-06-09, as traded: 645.57 on the Friday, 93.70 on the Monday. */
  private final PriceHistory split =
      history(
          List.of(
              bar("2014-06-05", "647.35", 75_951_141),
              bar("2014-06-06", "645.57", 87_484_600),
              bar("2014-06-09", "93.70", 75_415_000)),
          CorporateAction.split(LocalDate.of(2014, 6, 9), BigDecimal.valueOf(7), BigDecimal.ONE));

  @Test
  void a_split_divides_what_came_before_it() {
    BarSeries series = split.series();
    assertThat(series.bars().stream().map(Bar::close))
        .containsExactly(
            new BigDecimal("92.478571"), new BigDecimal("92.224286"), new BigDecimal("93.70"));
    assertThat(series.bars().getFirst().volume()).isEqualTo(531_657_987);
    assertThat(series.provenance().adjustment()).isEqualTo(Adjustment.SPLIT);
  }

  @Test
  void before_its_ex_date_a_split_changes_nothing() {
    Instant friday = Instant.parse("2014-06-06T20:00:00Z");
    PriceHistory known = split.asKnown(friday);
    assertThat(known.actions()).isEmpty();
    assertThat(known.series().bars().getLast().close()).isEqualTo(new BigDecimal("645.57"));
  }

  @Test
  void on_the_morning_of_its_ex_date_prices_are_still_shown_as_of_the_last_session() {
    PriceHistory known = split.asKnown(Instant.parse("2014-06-09T12:00:00Z"));
    assertThat(known.actions()).hasSize(1);
    assertThat(known.series().bars().getLast().close()).isEqualTo(new BigDecimal("92.224286"));
  }

  /** CRSP: the factor of a dividend is (close before - dividend) / close before. */
  @Test
  void a_dividend_moves_the_adjusted_close_alone() {
    PriceHistory paid =
        history(
            List.of(bar("2018-05-10", "190.00", 10), bar("2018-05-11", "188.00", 10)),
            CorporateAction.dividend(LocalDate.of(2018, 5, 11), new BigDecimal("0.95")));
    Bar before = paid.series().bars().getFirst();
    assertThat(before.close()).isEqualTo(new BigDecimal("190.00"));
    assertThat(before.adjustedClose()).isEqualByComparingTo("189.05");
    assertThat(paid.series().bars().getLast().adjustedClose()).isEqualByComparingTo("188");
  }

  @Test
  void a_dividend_of_the_whole_price_leaves_no_adjusted_close() {
    PriceHistory paid =
        history(
            List.of(bar("2018-05-10", "1.00", 10), bar("2018-05-11", "0.01", 10)),
            CorporateAction.dividend(LocalDate.of(2018, 5, 11), new BigDecimal("1.00")));
    assertThat(paid.series().bars().getFirst().adjustedClose()).isNull();
  }

  @Test
  void a_history_that_is_not_as_traded_is_none() {
    Provenance adjusted = new Provenance("x", "market", Adjustment.SPLIT, Currency.USD, true, true);
    assertThatThrownBy(
            () -> new PriceHistory(new Symbol("A"), adjusted, "", Set.of(), List.of(), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("as traded");
  }
}
