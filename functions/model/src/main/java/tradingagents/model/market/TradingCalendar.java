package tradingagents.model.market;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;

/**
 * The sessions of the US equity exchanges from 2000-01-01 to 2027-12-31: the exchanges' rules,
 * corrected by rulings for single dates. Regular trading runs from 09:30 to 16:00 New York, to
 * 13:00 on early closes; mornings that opened some minutes late are not modelled. A date outside
 * the range throws a {@link FailureException} with {@link Reason#INVALID}. Immutable; building one
 * takes about a millisecond.
 */
public final class TradingCalendar {
  /** The first date that the calendar knows. */
  public static final LocalDate FIRST = LocalDate.of(2000, 1, 1);

  /** The last date that the calendar knows. */
  public static final LocalDate LAST = LocalDate.of(2027, 12, 31);

  /** Where the exchanges are. */
  public static final ZoneId ZONE = ZoneId.of("America/New_York");

  private static final LocalTime OPEN = LocalTime.of(9, 30);
  private static final LocalTime CLOSE = LocalTime.of(16, 0);
  private static final LocalTime EARLY_CLOSE = LocalTime.of(13, 0);
  private static final String RULINGS = "us-equities.txt";

  private final Map<LocalDate, CalendarRuling> special;
  private final List<LocalDate> sessions;

  /** For each day since {@link #FIRST}: how many sessions there are up to and including it. */
  private final int[] sessionsUpTo;

  private TradingCalendar(Map<LocalDate, CalendarRuling> special) {
    this.special = special;
    int days = Math.toIntExact(ChronoUnit.DAYS.between(FIRST, LAST)) + 1;
    List<LocalDate> found = new ArrayList<>();
    sessionsUpTo = new int[days];
    for (int day = 0; day < days; day++) {
      LocalDate date = FIRST.plusDays(day);
      if (verdict(date) != CalendarRuling.Verdict.CLOSED) {
        found.add(date);
      }
      sessionsUpTo[day] = found.size();
    }
    sessions = List.copyOf(found);
  }

  /**
   * The calendar as it is known today.
   *
   * @return rules and rulings in the box
   */
  public static TradingCalendar usEquities() {
    return usEquities(List.of());
  }

  /**
   * The calendar with more rulings, such as a day of mourning that was announced yesterday.
   *
   * @param rulings the last ruling on a date wins, also over those in the box
   * @return rules, rulings in the box, then these
   * @throws FailureException with INVALID when a ruling is outside the range or opens a weekend
   */
  public static TradingCalendar usEquities(List<CalendarRuling> rulings) {
    Map<LocalDate, CalendarRuling> days = new HashMap<>();
    for (int year = FIRST.getYear(); year <= LAST.getYear(); year++) {
      put(days, UsHolidays.earlyCloses(year), CalendarRuling.Verdict.EARLY);
      put(days, UsHolidays.closures(year), CalendarRuling.Verdict.CLOSED);
    }
    List<CalendarRuling> all = new ArrayList<>(CalendarRuling.parse(resource()));
    all.addAll(rulings);
    for (CalendarRuling ruling : all) {
      inRange(ruling.date());
      if (isWeekend(ruling.date())) {
        throw new FailureException(
            Reason.INVALID, "a ruling is about a weekday, but " + ruling.date() + " is none");
      }
      days.put(ruling.date(), ruling);
    }
    return new TradingCalendar(Map.copyOf(days));
  }

  /**
   * Whether there is regular trading on a date.
   *
   * @param date within the range
   * @return true also for early closes
   */
  public boolean isSession(LocalDate date) {
    return verdict(inRange(date)) != CalendarRuling.Verdict.CLOSED;
  }

  /**
   * The session of a date.
   *
   * @param date within the range
   * @return empty for weekends and closures
   */
  public Optional<Session> session(LocalDate date) {
    return isSession(date) ? Optional.of(open(date)) : Optional.empty();
  }

  /**
   * The session of a date or, when there is none, the last one before.
   *
   * @param date within the range, not before the first session
   * @return the session
   */
  public Session sessionAtOrBefore(LocalDate date) {
    return numbered(countUpTo(date) - 1, date);
  }

  /**
   * The first session after a date.
   *
   * @param date within the range, before the last session; need not be a session
   * @return the session
   */
  public Session next(LocalDate date) {
    return numbered(countUpTo(date), date);
  }

  /**
   * The last session before a date.
   *
   * @param date within the range, after the first session; need not be a session
   * @return the session
   */
  public Session previous(LocalDate date) {
    return numbered(countUpTo(date) - (isSession(date) ? 2 : 1), date);
  }

  /**
   * The newest session that was finished at an instant.
   *
   * @param at within the range, after the first session's close
   * @return its date
   */
  public LocalDate finishedBy(Instant at) {
    Session session = sessionAtOrBefore(at.atZone(ZONE).toLocalDate());
    return session.close().isAfter(at) ? previous(session.date()).date() : session.date();
  }

  /**
   * The weekdays without a session.
   *
   * @param from first date
   * @param to last date, not before the first
   * @return in order
   */
  public List<LocalDate> closures(LocalDate from, LocalDate to) {
    return weekdays(from, to, CalendarRuling.Verdict.CLOSED);
  }

  /**
   * The sessions that end at 13:00.
   *
   * @param from first date
   * @param to last date, not before the first
   * @return in order
   */
  public List<LocalDate> earlyCloses(LocalDate from, LocalDate to) {
    return weekdays(from, to, CalendarRuling.Verdict.EARLY);
  }

  /**
   * How many sessions lie after one date, up to and including another: the age of a price in
   * sessions.
   *
   * @param a the earlier date, not counted
   * @param b the later date, counted
   * @return zero for equal dates; negative when {@code b} is the earlier one
   */
  public int sessionsBetween(LocalDate a, LocalDate b) {
    return countUpTo(b) - countUpTo(a);
  }

  /**
   * Why there is no session on a date, in words for a person.
   *
   * @param date within the range
   * @return such as {@code Good Friday} or {@code Saturday}; empty for sessions
   */
  public Optional<String> whyClosed(LocalDate date) {
    if (isSession(date)) {
      return Optional.empty();
    }
    CalendarRuling ruling = special.get(date);
    if (ruling != null) {
      return Optional.of(ruling.reason());
    }
    return Optional.of(date.getDayOfWeek() == DayOfWeek.SATURDAY ? "Saturday" : "Sunday");
  }

  private static void put(
      Map<LocalDate, CalendarRuling> days,
      Map<LocalDate, String> named,
      CalendarRuling.Verdict verdict) {
    named.forEach((date, reason) -> days.put(date, new CalendarRuling(date, verdict, reason)));
  }

  private static String resource() {
    try (InputStream in =
        Objects.requireNonNull(TradingCalendar.class.getResourceAsStream(RULINGS), RULINGS)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private CalendarRuling.Verdict verdict(LocalDate date) {
    if (isWeekend(date)) {
      return CalendarRuling.Verdict.CLOSED;
    }
    CalendarRuling ruling = special.get(date);
    return ruling == null ? CalendarRuling.Verdict.FULL : ruling.verdict();
  }

  private Session open(LocalDate date) {
    boolean early = verdict(date) == CalendarRuling.Verdict.EARLY;
    LocalTime close = early ? EARLY_CLOSE : CLOSE;
    return new Session(
        date,
        date.atTime(OPEN).atZone(ZONE).toInstant(),
        date.atTime(close).atZone(ZONE).toInstant(),
        early);
  }

  private Session numbered(int number, LocalDate asked) {
    if (number < 0 || number >= sessions.size()) {
      throw new FailureException(
          Reason.INVALID,
          String.format(
              Locale.ROOT,
              "the US equity calendar has sessions from %s to %s, none on that side of %s",
              sessions.getFirst(),
              sessions.getLast(),
              asked));
    }
    return open(sessions.get(number));
  }

  private int countUpTo(LocalDate date) {
    return sessionsUpTo[Math.toIntExact(ChronoUnit.DAYS.between(FIRST, inRange(date)))];
  }

  private List<LocalDate> weekdays(LocalDate from, LocalDate to, CalendarRuling.Verdict verdict) {
    if (inRange(from).isAfter(inRange(to))) {
      throw new FailureException(
          Reason.INVALID, "the first date, " + from + ", is after the last, " + to);
    }
    return from.datesUntil(to.plusDays(1))
        .filter(date -> !isWeekend(date) && verdict(date) == verdict)
        .toList();
  }

  private static boolean isWeekend(LocalDate date) {
    return date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
  }

  private static LocalDate inRange(LocalDate date) {
    if (date.isBefore(FIRST) || date.isAfter(LAST)) {
      throw new FailureException(
          Reason.INVALID,
          "the US equity calendar covers " + FIRST + " to " + LAST + ", not " + date);
    }
    return date;
  }
}
