package tradingagents.desk.models;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;

/**
 * Which costs are asked for.
 *
 * @param from the first day, in UTC
 * @param to the last day, in UTC; at most {@value #MOST_DAYS} days in all
 * @param by what they are added up by
 */
public record CostQuery(LocalDate from, LocalDate to, CostReport.By by) {
  /** The longest time that is added up. */
  public static final int MOST_DAYS = 366;

  private static final int USUAL_DAYS = 30;

  /** Checks the days. */
  public CostQuery {
    if (to.isBefore(from)) {
      throw invalid("'from' is no later than 'to', not " + from + " with " + to);
    }
    if (ChronoUnit.DAYS.between(from, to) >= MOST_DAYS) {
      throw invalid("at most %d days are added up, not %s to %s".formatted(MOST_DAYS, from, to));
    }
  }

  /**
   * Reads a query.
   *
   * @param from a date; null means thirty days that end with {@code to}
   * @param to a date; null means today
   * @param by agent, model, run or day; null means day
   * @param today in UTC
   * @return checked
   * @throws FailureException INVALID, naming the part, what it says and what is allowed
   */
  public static CostQuery read(
      @Nullable String from, @Nullable String to, @Nullable String by, LocalDate today) {
    LocalDate last = to == null ? today : date("to", to);
    LocalDate first = from == null ? last.minusDays(USUAL_DAYS - 1L) : date("from", from);
    CostReport.By kind =
        CostReport.By.named(by == null ? "day" : by)
            .orElseThrow(() ->
                invalid(
                    "'by' is one of %s, not '%s'"
                        .formatted(Arrays.toString(CostReport.By.values()), shown(by))));
    return new CostQuery(first, last, kind);
  }

  private static LocalDate date(String name, String text) {
    String wrong = "'%s' must be a date such as 2026-11-26, not '%s'".formatted(name, shown(text));
    if (text.length() != 10) {
      throw invalid(wrong);
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new FailureException(new Failure(Reason.INVALID, wrong), e);
    }
  }

  private static String shown(@Nullable String text) {
    String word = String.valueOf(text);
    return word.length() > 24 ? word.substring(0, 24) + "..." : word;
  }

  private static FailureException invalid(String what) {
    return new FailureException(Reason.INVALID, what);
  }
}
