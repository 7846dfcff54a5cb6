package tradingagents.api.settings;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import tradingagents.model.market.Session;
import tradingagents.model.market.TradingCalendar;

/** When a schedule is due. */
public sealed interface Timing {
  /**
   * The next time after an instant.
   *
   * @param after exclusive
   * @param calendar of the exchange
   * @return empty when there is none within the calendar
   */
  Optional<Instant> next(Instant after, TradingCalendar calendar);

  /**
   * By the clock: five fields (minute, hour, day of month, month, day of week) in a time zone. A
   * time that a clock change skips is left out, one that comes twice is taken once.
   *
   * @param cron such as {@code 30 13 * * MON-FRI}
   * @param zone such as {@code America/New_York}
   * @param sessionsOnly whether days without trading are left out
   */
  record Clock(Cron cron, ZoneId zone, boolean sessionsOnly) implements Timing {
    @Override
    public Optional<Instant> next(Instant after, TradingCalendar calendar) {
      Instant from = after;
      // Four hundred refusals in a row are more than a year of closed days.
      for (int i = 0; i < 400; i++) {
        Optional<ZonedDateTime> next = cron.next(from.atZone(zone));
        if (next.isEmpty()) {
          return Optional.empty();
        }
        if (!sessionsOnly || isSession(calendar, next.get().toLocalDate())) {
          return next.map(ZonedDateTime::toInstant);
        }
        from = next.get().toInstant();
      }
      return Optional.empty();
    }

    private static boolean isSession(TradingCalendar calendar, LocalDate date) {
      try {
        return calendar.isSession(date);
      } catch (IllegalArgumentException | DateTimeException outsideTheCalendar) {
        return false;
      }
    }
  }

  /**
   * By the exchange: each session's open or close, and so many minutes before or after.
   *
   * @param atOpen true for the opening bell, false for the closing one
   * @param offset negative for before
   */
  record Bell(boolean atOpen, Duration offset) implements Timing {
    private static final int LONGEST_WALK_DAYS = 40;

    @Override
    public Optional<Instant> next(Instant after, TradingCalendar calendar) {
      LocalDate date = after.minus(offset).atZone(TradingCalendar.ZONE).toLocalDate().minusDays(2);
      for (int i = 0; i < LONGEST_WALK_DAYS; i++, date = date.plusDays(1)) {
        Optional<Session> session = session(calendar, date);
        if (session.isPresent()) {
          Session day = session.get();
          Instant due = (atOpen ? day.open() : day.close()).plus(offset);
          if (due.isAfter(after)) {
            return Optional.of(due);
          }
        }
      }
      return Optional.empty();
    }

    private static Optional<Session> session(TradingCalendar calendar, LocalDate date) {
      try {
        return calendar.isSession(date)
            ? Optional.of(calendar.sessionAtOrBefore(date))
            : Optional.empty();
      } catch (IllegalArgumentException | DateTimeException outsideTheCalendar) {
        return Optional.empty();
      }
    }
  }
}
