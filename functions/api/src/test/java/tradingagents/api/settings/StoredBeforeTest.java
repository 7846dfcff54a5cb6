package tradingagents.api.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import tradingagents.api.runs.Terms;
import tradingagents.chain.json.Members;
import tradingagents.desk.run.Step;

/** What the first version stored of a schedule is read, and stored the same again. */
class StoredBeforeTest {
  private static final String STORED =
      """
      {"id":"schedule-1","owner":"ada","symbols":["AAPL","SPX"],
       "timing":{"cron":"30 13 * * MON-FRI","timeZone":"America/New_York","sessionsOnly":true,
                 "session":null,"offsetMinutes":0},
       "depth":2,"analysts":["market-analyst","news-analyst"],"model":"rules",
       "approvalRequired":true,"enabled":true,"dueAt":"2026-11-23T18:30:00Z","lastDueAt":null,
       "version":3}
      """;

  @Test
  void a_schedule_of_the_first_version_is_read_whole() throws Exception {
    Schedule schedule = Members.read(STORED, SettingsJson::schedule);

    assertThat(schedule.terms())
        .isEqualTo(new Terms(2, List.of(Step.MARKET_ANALYST, Step.NEWS_ANALYST), "rules", true));
    ObjectMapper tree = new ObjectMapper();
    assertThat(tree.readTree(SettingsJson.write(schedule))).isEqualTo(tree.readTree(STORED));
  }
}
