package tradingagents.local;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tradingagents.local.template.ScheduleDef;

/** Reads the schedule expressions that the template uses. */
final class Rate {
  private static final Pattern RATE = Pattern.compile("rate\\((\\d+) (minute|hour|day)s?\\)");

  private Rate() {}

  /**
   * The period of a schedule.
   *
   * @param schedule with a {@code rate(n unit)} expression
   * @return in seconds
   * @throws IllegalArgumentException naming the schedule, when the expression is of another kind
   */
  static long seconds(ScheduleDef schedule) {
    Matcher rate = RATE.matcher(schedule.expression());
    if (!rate.matches()) {
      throw new IllegalArgumentException(
          "the embedded stack cannot read the expression of the schedule "
              + schedule.id()
              + ": "
              + schedule.expression());
    }
    long unit =
        switch (rate.group(2)) {
          case "minute" -> 60;
          case "hour" -> 3_600;
          default -> 86_400;
        };
    return Long.parseLong(rate.group(1)) * unit;
  }
}
