package tradingagents.desk.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.market.Adjustment;
import tradingagents.model.market.Bar;
import tradingagents.model.market.BarSeries;
import tradingagents.model.market.Provenance;
import tradingagents.model.market.Symbol;
import tradingagents.model.market.TradingCalendar;
import tradingagents.model.money.Currency;

/** Data from Friday 26 May to Thursday 1 June 2017, over Memorial Day (29 May), without 31 May. */
class SessionChoiceTest {
  private static final TradingCalendar CALENDAR = TradingCalendar.usEquities();
  private static final List<String> DAYS = List.of("2017-05-26", "2017-05-30", "2017-06-01");

  @Test
  void without_a_date_the_last_session_that_has_a_next_one_is_taken_and_said() {
    SessionChoice choice = SessionChoice.of(series(true), CALENDAR, null);

    assertThat(choice.asOfDate()).isEqualTo("2017-05-30");
    assertThat(choice.session().date()).isEqualTo("2017-05-30");
    assertThat(choice.notes())
        .containsExactly(
            "No --as-of was given: using 2017-05-30, the last session that still has a next one in"
                + " the data.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2017-05-26 | 2017-05-26 |
          2017-05-27 | 2017-05-26 | 2017-05-27 is a Saturday: using the session before, 2017-05-26.
          2017-05-29 | 2017-05-26 | 2017-05-29 is a Monday (Memorial Day): using the session before, 2017-05-26.
          2017-06-01 | 2017-06-01 | 2017-06-01 is the last session in the data: an order can only wait.
          """)
  void a_date_means_its_session_or_the_one_before(LocalDate asked, LocalDate session, String note) {
    SessionChoice choice = SessionChoice.of(series(true), CALENDAR, asked);

    assertThat(choice.asOfDate()).isEqualTo(asked);
    assertThat(choice.session().date()).isEqualTo(session);
    assertThat(choice.notes()).isEqualTo(note == null ? List.of() : List.of(note));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2017-05-25 | as-of 2017-05-25 is before the data: the data of AAPL go from 2017-05-26 to 2017-06-01
          2017-06-02 | as-of 2017-06-02 is after the data: the data of AAPL go from 2017-05-26 to 2017-06-01
          2017-06-16 | as-of 2017-06-16 is after the data: the data of AAPL go from 2017-05-26 to 2017-06-01
          2031-01-06 | as-of 2031-01-06 is after the data: the data of AAPL go from 2017-05-26 to 2017-06-01
          2017-05-31 | the data of AAPL have no bar of the session 2017-05-31
          """)
  void a_date_without_data_is_refused_and_the_range_named(LocalDate asked, String sentence) {
    assertThatThrownBy(() -> SessionChoice.of(series(true), CALENDAR, asked))
        .isInstanceOfSatisfying(
            FailureException.class,
            e -> {
              assertThat(e.failure().reason()).isEqualTo(Reason.INVALID);
              assertThat(e.failure().detail()).isEqualTo(sentence);
            });
  }

  @Test
  void what_cannot_be_traded_is_refused() {
    assertThatThrownBy(() -> SessionChoice.of(series(false), CALENDAR, null))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("AAPL is a benchmark, not tradable");
  }

  @Test
  void one_session_is_enough_when_it_is_asked_for_or_not() {
    BarSeries one =
        new BarSeries(
            series(true).symbol(), series(true).provenance(), series(true).bars().subList(0, 1));

    assertThat(SessionChoice.of(one, CALENDAR, null).session().date()).isEqualTo("2017-05-26");
  }

  private static BarSeries series(boolean tradable) {
    BigDecimal price = new BigDecimal("150");
    List<Bar> bars =
        DAYS.stream()
            .flatMap(day -> Stream.of(CALENDAR.sessionAtOrBefore(LocalDate.parse(day))))
            .map(day -> new Bar(day.date(), price, price, price, price, 1, null, day.close()))
            .toList();
    Provenance from = new Provenance("test", "box", Adjustment.RAW, Currency.USD, tradable, true);
    return new BarSeries(new Symbol("AAPL"), from, bars);
  }
}
