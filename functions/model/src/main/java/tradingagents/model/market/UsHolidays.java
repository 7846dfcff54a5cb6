package tradingagents.model.market;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rules of the US exchanges, year by year since 2000: which weekdays have no session and which
 * end at 13:00. What was decided for one date only is not here; that is data ({@link
 * CalendarRuling}).
 */
final class UsHolidays {
  private static final int JUNETEENTH_SINCE = 2022;
  private static final int NEW_JULY_RULE_SINCE = 2013;

  private UsHolidays() {}

  /** The closed weekdays of a year with their names. */
  static Map<LocalDate, String> closures(int year) {
    Map<LocalDate, String> days = new TreeMap<>();
    LocalDate newYear = LocalDate.of(year, Month.JANUARY, 1);
    // A New Year on Saturday is not observed: the last session of the old year is not given up for
    // it.
    if (newYear.getDayOfWeek() != DayOfWeek.SATURDAY) {
      days.put(observed(newYear), "New Year's Day");
    }
    days.put(nth(3, DayOfWeek.MONDAY, year, Month.JANUARY), "Martin Luther King Jr. Day");
    days.put(nth(3, DayOfWeek.MONDAY, year, Month.FEBRUARY), "Washington's Birthday");
    days.put(easter(year).minusDays(2), "Good Friday");
    days.put(
        LocalDate.of(year, Month.MAY, 1).with(TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY)),
        "Memorial Day");
    if (year >= JUNETEENTH_SINCE) {
      days.put(observed(LocalDate.of(year, Month.JUNE, 19)), "Juneteenth");
    }
    days.put(observed(LocalDate.of(year, Month.JULY, 4)), "Independence Day");
    days.put(nth(1, DayOfWeek.MONDAY, year, Month.SEPTEMBER), "Labor Day");
    days.put(thanksgiving(year), "Thanksgiving Day");
    days.put(observed(LocalDate.of(year, Month.DECEMBER, 25)), "Christmas Day");
    return days;
  }

  /** The weekdays of a year that end at 13:00, with their names. */
  static Map<LocalDate, String> earlyCloses(int year) {
    Map<LocalDate, String> days = new TreeMap<>();
    LocalDate beforeJulyFourth = LocalDate.of(year, Month.JULY, 3);
    boolean early =
        switch (beforeJulyFourth.getDayOfWeek()) {
          case MONDAY, TUESDAY, THURSDAY -> true;
          case WEDNESDAY -> year >= NEW_JULY_RULE_SINCE;
          case FRIDAY, SATURDAY, SUNDAY -> false;
        };
    if (early) {
      days.put(beforeJulyFourth, "Day before Independence Day");
    }
    LocalDate afterJulyFourth = LocalDate.of(year, Month.JULY, 5);
    if (year < NEW_JULY_RULE_SINCE && afterJulyFourth.getDayOfWeek() == DayOfWeek.FRIDAY) {
      days.put(afterJulyFourth, "Day after Independence Day");
    }
    days.put(thanksgiving(year).plusDays(1), "Day after Thanksgiving");
    LocalDate christmasEve = LocalDate.of(year, Month.DECEMBER, 24);
    // On a Friday Christmas is observed on this very day, on a weekend there is no session anyway.
    if (christmasEve.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) < 0) {
      days.put(christmasEve, "Christmas Eve");
    }
    return days;
  }

  private static LocalDate observed(LocalDate holiday) {
    return switch (holiday.getDayOfWeek()) {
      case SATURDAY -> holiday.minusDays(1);
      case SUNDAY -> holiday.plusDays(1);
      case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> holiday;
    };
  }

  private static LocalDate thanksgiving(int year) {
    return nth(4, DayOfWeek.THURSDAY, year, Month.NOVEMBER);
  }

  private static LocalDate nth(int n, DayOfWeek day, int year, Month month) {
    return LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(n, day));
  }

  /**
   * Easter Sunday by Gauss's method for 1900 to 2099. Its exceptions (1954, 1981, 2049, 2076) are
   * outside the calendar.
   */
  private static LocalDate easter(int year) {
    int moon = (19 * (year % 19) + 24) % 30;
    int sunday = (2 * (year % 4) + 4 * (year % 7) + 6 * moon + 5) % 7;
    return LocalDate.of(year, Month.MARCH, 22).plusDays(moon + sunday);
  }
}
