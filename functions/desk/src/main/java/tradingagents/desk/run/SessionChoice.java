package tradingagents.desk.run;

import java.time.LocalDate;
import java.time.Period;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.market.Bar;
import tradingagents.model.market.BarSeries;
import tradingagents.model.market.Datasets;
import tradingagents.model.market.Session;
import tradingagents.model.market.TradingCalendar;

/**
 * Which session a date means, the same for every entry point: the date's own, the one before on a
 * day without trading, and without a date the last one that still has a next one in the data, so
 * that a paper order can be filled. Where vendors bring new sessions, that is the newest finished
 * one: its order meets real quotes.
 *
 * @param asOfDate the date asked for, or the one chosen
 * @param session whose close is the newest known price
 * @param notes what a person should know about the choice
 */
public record SessionChoice(LocalDate asOfDate, Session session, List<String> notes) {
  private static final Period LONGEST_CLOSURE = Period.ofWeeks(2);

  /** Copies the notes. */
  public SessionChoice {
    notes = List.copyOf(notes);
  }

  /**
   * Chooses.
   *
   * @param series the instrument's prices
   * @param calendar of its exchange
   * @param asked a date, or null for the last one that can be filled
   * @return the choice
   * @throws FailureException INVALID for an instrument that cannot be traded and for a date before,
   *     after or missing in the data
   */
  public static SessionChoice of(
      BarSeries series, TradingCalendar calendar, @Nullable LocalDate asked) {
    if (!series.provenance().tradable()) {
      throw invalid(series.symbol() + " is a benchmark, not tradable");
    }
    List<String> notes = new ArrayList<>();
    LocalDate date =
        asked != null
            ? finished(series, calendar, asked, notes)
            : isLive(series) ? newest(series, notes) : lastWithNext(series, notes);
    return new SessionChoice(date, session(series, calendar, date, notes), notes);
  }

  private static boolean isLive(BarSeries series) {
    return Datasets.isLive(series.provenance().dataset());
  }

  private static LocalDate newest(BarSeries series, List<String> notes) {
    LocalDate date = series.bars().getLast().session();
    notes.add("No --as-of was given: using " + date + ", the newest finished session.");
    return date;
  }

  /** A session that is still traded is not known yet: the one before counts. */
  private static LocalDate finished(
      BarSeries series, TradingCalendar calendar, LocalDate asked, List<String> notes) {
    LocalDate last = series.bars().getLast().session();
    if (!isLive(series)
        || asked.isAfter(TradingCalendar.LAST)
        || asked.isBefore(last)
        || !calendar.sessionAtOrBefore(asked).date().isAfter(last)
        || asked.isAfter(last.plus(LONGEST_CLOSURE))) {
      return asked;
    }
    notes.add(
        "The session of "
            + asked
            + " has no finished bar yet: using the newest one, "
            + last
            + ".");
    return last;
  }

  private static LocalDate lastWithNext(BarSeries series, List<String> notes) {
    List<Bar> bars = series.bars();
    LocalDate date = bars.get(Math.max(0, bars.size() - 2)).session();
    notes.add(
        "No --as-of was given: using "
            + date
            + ", the last session that still has a next one in the data.");
    return date;
  }

  private static Session session(
      BarSeries series, TradingCalendar calendar, LocalDate date, List<String> notes) {
    LocalDate first = series.bars().getFirst().session();
    LocalDate last = series.bars().getLast().session();
    String range = "the data of " + series.symbol() + " go from " + first + " to " + last;
    if (date.isBefore(first)) {
      throw invalid("as-of " + date + " is before the data: " + range);
    }
    boolean farAfter = date.isAfter(last.plus(LONGEST_CLOSURE));
    Session session = calendar.sessionAtOrBefore(farAfter ? last : date);
    if (farAfter || session.date().isAfter(last)) {
      throw invalid("as-of " + date + " is after the data: " + range);
    }
    if (!session.date().equals(date)) {
      String day = date.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      notes.add(
          "%s is a %s%s: using the session before, %s."
              .formatted(date, day, closed(calendar, date), session.date()));
    }
    if (series.bars().stream().noneMatch(bar -> bar.session().equals(session.date()))) {
      throw invalid(
          "the data of " + series.symbol() + " have no bar of the session " + session.date());
    }
    if (session.date().equals(last) && !isLive(series)) {
      notes.add(session.date() + " is the last session in the data: an order can only wait.");
    }
    return session;
  }

  private static String closed(TradingCalendar calendar, LocalDate date) {
    return calendar.isSession(date)
        ? ""
        : calendar
            .whyClosed(date)
            .filter(why -> !why.endsWith("day") || why.contains(" "))
            .map(why -> " (" + why + ")")
            .orElse("");
  }

  private static FailureException invalid(String what) {
    return new FailureException(Reason.INVALID, what);
  }
}
