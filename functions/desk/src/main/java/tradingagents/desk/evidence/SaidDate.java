package tradingagents.desk.evidence;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A calendar date as it stands in a text: ISO, or with the month's name; of what is not written
 * nothing is known.
 *
 * @param start where it begins
 * @param end where it ends
 * @param text as written
 * @param year null when it is not written
 * @param month 1 to 12
 * @param day null when it is not written
 */
record SaidDate(
    int start, int end, String text, @Nullable Integer year, int month, @Nullable Integer day) {
  private static final String MONTH =
      "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
          + "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b\\.?";

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private static final Pattern ISO =
      Pattern.compile(
          "(?<![\\d-])(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?![\\d-])(?:T[\\d:.]+Z?)?");
  private static final Pattern SLASHED =
      Pattern.compile("(?<![\\d/])(\\d{1,2})/(\\d{1,2})/((?:19|20)\\d{2})(?![\\d/])");
  private static final Pattern DOTTED =
      Pattern.compile("(?<![\\d.])(\\d{1,2})\\.(\\d{1,2})\\.((?:19|20)\\d{2})(?![\\d])");
  private static final Pattern DAY_FIRST =
      Pattern.compile(
          "(?<![\\d.,])(\\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -]"
              + MONTH
              + "(?:,?[ -]((?:19|20)\\d{2})\\b)?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern MONTH_FIRST =
      Pattern.compile(
          "\\b"
              + MONTH
              + "(?: (\\d{1,2})(?:st|nd|rd|th)?\\b(?![.,]?\\d| ?%))?(?:,? ((?:19|20)\\d{2})\\b)?",
          Pattern.CASE_INSENSITIVE);

  /** The dates of a plain text, in order, none within another. */
  static List<SaidDate> in(String text) {
    List<SaidDate> found = new ArrayList<>();
    collect(ISO, text, found, 1, 2, 3);
    collect(SLASHED, text, found, 3, 1, 2);
    collect(DOTTED, text, found, 3, 2, 1);
    collect(DAY_FIRST, text, found, 3, 2, 1);
    collect(MONTH_FIRST, text, found, 3, 1, 2);
    found.sort((a, b) -> Integer.compare(a.start(), b.start()));
    return found;
  }

  private static void collect(
      Pattern pattern, String text, List<SaidDate> found, int year, int month, int day) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      int start = matcher.start();
      int end = matcher.end();
      Integer saidYear = number(matcher.group(year));
      Integer saidDay = number(matcher.group(day));
      int saidMonth = month(matcher.group(month));
      boolean free = found.stream().noneMatch(d -> start < d.end() && d.start() < end);
      boolean said = saidYear != null || saidDay != null;
      if (free && said && saidMonth >= 1 && saidMonth <= 12) {
        found.add(new SaidDate(start, end, matcher.group(), saidYear, saidMonth, saidDay));
      }
    }
  }

  private static @Nullable Integer number(@Nullable String digits) {
    return digits == null ? null : Integer.valueOf(digits);
  }

  private static int month(String word) {
    return Character.isDigit(word.charAt(0))
        ? Integer.parseInt(word)
        : MONTHS.indexOf(word.substring(0, 3).toLowerCase(Locale.ROOT)) + 1;
  }

  /** Whether a day could be meant; a day and month written in the other order count too. */
  boolean means(LocalDate date) {
    boolean sameYear = year == null || year == date.getYear();
    return sameYear && (means(date, month, day) || isSwapped(date));
  }

  private boolean isSwapped(LocalDate date) {
    return text.indexOf('/') > 0 && day != null && means(date, day, month);
  }

  private static boolean means(LocalDate date, int month, @Nullable Integer day) {
    return date.getMonthValue() == month && (day == null || day == date.getDayOfMonth());
  }

  /** The whole date; null when a part is not written or no such day exists. */
  @Nullable LocalDate date() {
    if (year == null || day == null) {
      return null;
    }
    try {
      return LocalDate.of(year, month, day);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
