package tradingagents.model.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;

class TradingCalendarTest {
  private final TradingCalendar calendar = TradingCalendar.usEquities();

  static Stream<String> facts() throws IOException {
    String name = "us-equities-facts.txt";
    try (InputStream in =
        Objects.requireNonNull(TradingCalendarTest.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines().filter(line -> !line.startsWith("#")).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("facts")
  void judges_a_date_as_the_exchange_did(String fact) {
    LocalDate date = LocalDate.parse(fact.substring(0, 10));
    String verdict = calendar.session(date).map(s -> s.early() ? "early" : "full").orElse("closed");
    assertThat(verdict).isEqualTo(fact.substring(11));
    assertThat(calendar.isSession(date)).isEqualTo(!verdict.equals("closed"));
    assertThat(calendar.whyClosed(date).isPresent()).isEqualTo(verdict.equals("closed"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-06, 2026-03-06T14:30:00Z, 2026-03-06T21:00:00Z",
    "2026-03-09, 2026-03-09T13:30:00Z, 2026-03-09T20:00:00Z",
    "2026-03-30, 2026-03-30T13:30:00Z, 2026-03-30T20:00:00Z",
    "2026-10-26, 2026-10-26T13:30:00Z, 2026-10-26T20:00:00Z",
    "2026-11-02, 2026-11-02T14:30:00Z, 2026-11-02T21:00:00Z",
    "2026-11-27, 2026-11-27T14:30:00Z, 2026-11-27T18:00:00Z",
    "2026-12-24, 2026-12-24T14:30:00Z, 2026-12-24T18:00:00Z",
    "2019-07-03, 2019-07-03T13:30:00Z, 2019-07-03T17:00:00Z",
    "2006-04-03, 2006-04-03T13:30:00Z, 2006-04-03T20:00:00Z",
    "2006-10-30, 2006-10-30T14:30:00Z, 2006-10-30T21:00:00Z"
  })
  void opens_and_closes_by_the_clocks_of_new_york(LocalDate date, Instant open, Instant close) {
    Session session = calendar.session(date).orElseThrow();
    assertThat(session.date()).isEqualTo(date);
    assertThat(session.open()).isEqualTo(open);
    assertThat(session.close()).isEqualTo(close);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-20, 2026-11-20, 2026-11-19, 2026-11-23",
    "2026-11-21, 2026-11-20, 2026-11-20, 2026-11-23",
    "2026-11-22, 2026-11-20, 2026-11-20, 2026-11-23",
    "2026-11-26, 2026-11-25, 2026-11-25, 2026-11-27",
    "2001-09-13, 2001-09-10, 2001-09-10, 2001-09-17",
    "2012-10-30, 2012-10-26, 2012-10-26, 2012-10-31"
  })
  void finds_the_sessions_around_a_date(
      LocalDate date, LocalDate atOrBefore, LocalDate previous, LocalDate next) {
    assertThat(calendar.sessionAtOrBefore(date).date()).isEqualTo(atOrBefore);
    assertThat(calendar.previous(date).date()).isEqualTo(previous);
    assertThat(calendar.next(date).date()).isEqualTo(next);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-20, 2026-11-20, 0",
    "2026-11-20, 2026-11-22, 0",
    "2026-11-20, 2026-11-23, 1",
    "2026-11-25, 2026-11-30, 2",
    "2001-09-10, 2001-09-17, 1",
    "2026-11-30, 2026-11-25, -2",
    "2023-12-31, 2024-12-31, 252"
  })
  void counts_sessions_between_dates(LocalDate a, LocalDate b, int sessions) {
    assertThat(calendar.sessionsBetween(a, b)).isEqualTo(sessions);
  }

  @Test
  void lists_closures_and_early_closes_of_weekdays_only() {
    assertThat(calendar.closures(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31)))
        .extracting(LocalDate::toString)
        .containsExactly(
            "2026-01-01",
            "2026-01-19",
            "2026-02-16",
            "2026-04-03",
            "2026-05-25",
            "2026-06-19",
            "2026-07-03",
            "2026-09-07",
            "2026-11-26",
            "2026-12-25");
    assertThat(calendar.earlyCloses(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31)))
        .extracting(LocalDate::toString)
        .containsExactly("2026-11-27", "2026-12-24");
    assertThat(calendar.closures(LocalDate.of(2012, 10, 29), LocalDate.of(2012, 10, 29)))
        .containsExactly(LocalDate.of(2012, 10, 29));
    assertThat(calendar.closures(LocalDate.of(2026, 11, 21), LocalDate.of(2026, 11, 22))).isEmpty();
  }

  @Test
  void refuses_a_list_that_runs_backwards() {
    LocalDate from = LocalDate.of(2026, 2, 1);
    assertThatThrownBy(() -> calendar.closures(from, from.minusDays(1)))
        .isInstanceOf(FailureException.class)
        .hasMessage("INVALID: the first date, 2026-02-01, is after the last, 2026-01-31");
  }

  @Test
  void every_easter_falls_where_the_tables_say() {
    // Dates of Easter Sunday 2000 to 2027 as published by the US Census Bureau.
    List<String> easter =
        List.of(
            "04-23", "04-15", "03-31", "04-20", "04-11", "03-27", "04-16", "04-08", "03-23",
            "04-12", "04-04", "04-24", "04-08", "03-31", "04-20", "04-05", "03-27", "04-16",
            "04-01", "04-21", "04-12", "04-04", "04-17", "04-09", "03-31", "04-20", "04-05",
            "03-28");
    for (int i = 0; i < easter.size(); i++) {
      LocalDate friday = LocalDate.parse(2000 + i + "-" + easter.get(i)).minusDays(2);
      assertThat(calendar.whyClosed(friday)).contains("Good Friday");
    }
  }

  @Test
  void names_the_reason_of_a_closure() {
    assertThat(calendar.whyClosed(LocalDate.of(2012, 10, 29))).contains("Hurricane Sandy");
    assertThat(calendar.whyClosed(LocalDate.of(2026, 11, 26))).contains("Thanksgiving Day");
    assertThat(calendar.whyClosed(LocalDate.of(2026, 11, 21))).contains("Saturday");
    assertThat(calendar.whyClosed(LocalDate.of(2026, 11, 22))).contains("Sunday");
    assertThat(calendar.whyClosed(LocalDate.of(2026, 11, 23))).isEmpty();
    assertThat(calendar.whyClosed(LocalDate.of(2026, 11, 27))).isEmpty();
  }

  @Test
  void a_later_ruling_wins() {
    String rulings =
        """
        # announced later
        2026-11-23 closed Day of mourning

        2026-11-24 early Test of the closing bell
        2026-11-26 full Thanksgiving is given up
        2018-12-05 full Corrected
        """;
    TradingCalendar changed = TradingCalendar.usEquities(CalendarRuling.parse(rulings));
    assertThat(changed.whyClosed(LocalDate.of(2026, 11, 23))).contains("Day of mourning");
    assertThat(changed.session(LocalDate.of(2026, 11, 24)).orElseThrow().early()).isTrue();
    assertThat(changed.session(LocalDate.of(2026, 11, 26)).orElseThrow().early()).isFalse();
    assertThat(changed.isSession(LocalDate.of(2018, 12, 5))).isTrue();
    assertThat(changed.next(LocalDate.of(2026, 11, 20)).date())
        .isEqualTo(LocalDate.of(2026, 11, 24));
    assertThat(calendar.isSession(LocalDate.of(2026, 11, 23))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-23 shut Mourning",
        "2026-11-31 closed Mourning",
        "2026-11-23 closed",
        "2026-11-22 full Sunday trading",
        "2028-11-22 closed Too far"
      })
  void refuses_a_ruling_that_is_none(String line) {
    assertThatThrownBy(() -> TradingCalendar.usEquities(CalendarRuling.parse(line)))
        .isInstanceOfSatisfying(
            FailureException.class,
            e -> {
              assertThat(e.failure().reason()).isEqualTo(Reason.INVALID);
              assertThat(e.failure().detail()).contains(line.substring(0, 10));
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"1999-12-31", "2028-01-01", "-0001-01-01", "+99999-01-01"})
  void refuses_dates_outside_its_range(LocalDate date) {
    assertThatThrownBy(() -> calendar.isSession(date))
        .isInstanceOf(FailureException.class)
        .hasMessage("INVALID: the US equity calendar covers 2000-01-01 to 2027-12-31, not " + date);
    assertThatThrownBy(() -> calendar.next(date)).isInstanceOf(FailureException.class);
    assertThatThrownBy(() -> calendar.sessionsBetween(date, TradingCalendar.LAST))
        .isInstanceOf(FailureException.class);
  }

  @Test
  void refuses_a_session_beyond_the_first_and_the_last() {
    assertThatThrownBy(() -> calendar.next(LocalDate.of(2027, 12, 31)))
        .hasMessage(
            "INVALID: the US equity calendar has sessions from 2000-01-03 to 2027-12-31,"
                + " none on that side of 2027-12-31");
    assertThatThrownBy(() -> calendar.sessionAtOrBefore(LocalDate.of(2000, 1, 2)))
        .isInstanceOf(FailureException.class);
    assertThatThrownBy(() -> calendar.previous(LocalDate.of(2000, 1, 3)))
        .isInstanceOf(FailureException.class);
    assertThat(calendar.previous(LocalDate.of(2000, 1, 4)).date())
        .isEqualTo(LocalDate.of(2000, 1, 3));
  }
}
