package tradingagents.model.market;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;

/**
 * What the exchange decided about one date, against or beside the rules of its calendar. As text it
 * is one line such as {@code 2012-10-29 closed Hurricane Sandy}; empty lines and lines that begin
 * with {@code #} say nothing.
 *
 * @param date the exchange's date
 * @param verdict what happens on it
 * @param reason why, in words for a person
 */
public record CalendarRuling(LocalDate date, Verdict verdict, String reason) {
  /** What can happen on a date. */
  public enum Verdict {
    /** No session. */
    CLOSED,
    /** A session that ends at 13:00 New York. */
    EARLY,
    /** A whole session. */
    FULL
  }

  /**
   * Rulings from their text.
   *
   * @param text one ruling per line
   * @return the rulings in the order of the text
   * @throws FailureException with INVALID, naming the line, when a line is no ruling
   */
  public static List<CalendarRuling> parse(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .map(CalendarRuling::parseLine)
        .toList();
  }

  private static CalendarRuling parseLine(String line) {
    List<String> words = List.of(line.split("\\s+", 3));
    if (words.size() == 3) {
      try {
        return new CalendarRuling(
            LocalDate.parse(words.get(0)),
            Verdict.valueOf(words.get(1).toUpperCase(Locale.ROOT)),
            words.get(2));
      } catch (DateTimeParseException | IllegalArgumentException e) {
        throw new FailureException(notARuling(line).failure(), e);
      }
    }
    throw notARuling(line);
  }

  private static FailureException notARuling(String line) {
    return new FailureException(
        Reason.INVALID,
        "a ruling is a date, then closed, early or full, then a reason"
            + " (2012-10-29 closed Hurricane Sandy), not '"
            + line
            + "'");
  }
}
