package tradingagents.cli;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;

/** Reads dates as a person types them. */
final class Dates {
  private Dates() {}

  static LocalDate parse(String option, String text) {
    try {
      if (text.length() == 10) {
        return LocalDate.parse(text);
      }
    } catch (DateTimeParseException e) {
      throw new FailureException(wrong(option, text), e);
    }
    throw new FailureException(wrong(option, text));
  }

  private static Failure wrong(String option, String text) {
    String shown = text.length() > 24 ? text.substring(0, 24) + "..." : text;
    return new Failure(
        Reason.INVALID, option + " must be a date such as 2018-05-10, not '" + shown + "'");
  }
}
