package tradingagents.api.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZonedDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times worked out by hand from a calendar. */
class CronTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # every minute, also over the turn of a year
          * * * * *         | 2026-12-31T23:59:30Z                          | 2027-01-01T00:00Z
          30 13 * * MON-FRI | 2026-11-20T13:30:00Z                          | 2026-11-23T13:30Z
          30 13 * * 1-5     | 2026-11-20T13:29:59Z                          | 2026-11-20T13:30Z
          */15 9-10 * * *   | 2026-11-22T09:46:00Z                          | 2026-11-22T10:00Z
          5/20 0 * * *      | 2026-11-22T00:26:00Z                          | 2026-11-22T00:45Z
          0 0 29 2 *        | 2026-11-22T00:00:00Z                          | 2028-02-29T00:00Z
          0 0 1,15 JAN,JUL *| 2026-11-22T00:00:00Z                          | 2027-01-01T00:00Z
          # both days restricted: either fits (13 November 2026 is a Friday, the 9th a Monday)
          0 0 13 * MON      | 2026-11-08T00:00:00Z                          | 2026-11-09T00:00Z
          0 0 13 * MON      | 2026-11-09T00:00:00Z                          | 2026-11-13T00:00Z
          # Sunday is 0 and 7
          0 0 * * 7         | 2026-11-22T00:00:00Z                          | 2026-11-29T00:00Z
          0 0 * * SUN       | 2026-11-21T00:00:00Z                          | 2026-11-22T00:00Z
          # spring: 02:30 does not exist on 8 March 2026 in New York
          30 2 * * *        | 2026-03-07T12:00:00-05:00[America/New_York]   | 2026-03-09T02:30-04:00[America/New_York]
          # autumn: 01:30 comes twice on 1 November 2026, it is taken once
          30 1 * * *        | 2026-11-01T01:30:00-04:00[America/New_York]   | 2026-11-02T01:30-05:00[America/New_York]
          """)
  void is_next_at(String cron, ZonedDateTime after, ZonedDateTime next) {
    assertThat(new Cron(cron).next(after)).contains(next);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "* * * *",
        "* * * * * *",
        "60 * * * *",
        "* 24 * * *",
        "* * 0 * *",
        "* * * 13 *",
        "* * * * 8",
        "5-1 * * * *",
        "*/0 * * * *",
        "1//2 * * * *",
        "a * * * *",
        "1- * * * *",
        ", * * * *",
        "* * * MAY-XYZ *",
      })
  void refuses_what_means_nothing(String cron) {
    assertThatThrownBy(() -> new Cron(cron)).isInstanceOf(IllegalArgumentException.class);
  }
}
