package tradingagents.api.settings;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A timing as callers write it and as it is stored: either cron, time zone and whether only
 * sessions count, or a bell of the exchange with an offset; of these times, all or only those
 * before which something was filed.
 *
 * @param cron five fields; null for a bell
 * @param timeZone of the cron; null for New York
 * @param sessionsOnly whether days without trading are left out
 * @param session {@code open} or {@code close}; null for cron
 * @param offsetMinutes from the bell, negative for before
 * @param afterFilings whether an instrument's run begins only when its company has published
 *     accounts since the time before
 */
public record ScheduleText(
    @Nullable String cron,
    @Nullable String timeZone,
    boolean sessionsOnly,
    @Nullable String session,
    int offsetMinutes,
    boolean afterFilings) {

  /**
   * What it means.
   *
   * @return the timing
   * @throws IllegalArgumentException with one sentence when it means nothing
   */
  public Timing timing() {
    if ((cron == null) == (session == null)) {
      throw new IllegalArgumentException("needs either cron or session");
    }
    if (cron != null) {
      return new Timing.Clock(new Cron(cron), zone(timeZone), sessionsOnly);
    }
    if (!"open".equals(session) && !"close".equals(session)) {
      throw new IllegalArgumentException("session is open or close");
    }
    return new Timing.Bell("open".equals(session), Duration.ofMinutes(offsetMinutes));
  }

  static ZoneId zone(@Nullable String name) {
    try {
      return ZoneId.of(name == null ? "America/New_York" : name);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "must be a time zone such as America/New_York or UTC, not " + quoted(name), e);
    }
  }

  private static String quoted(@Nullable String text) {
    String shown = text != null && text.length() > 40 ? text.substring(0, 40) + "..." : text;
    return "'" + shown + "'";
  }
}
