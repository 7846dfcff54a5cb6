package tradingagents.desk.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tradingagents.desk.run.Rating;
import tradingagents.desk.run.RunSummary;
import tradingagents.desk.run.Status;
import tradingagents.model.market.Symbol;

/** Which lines a query wants. */
class RunQueryTest {
  private static final Symbol AAPL = new Symbol("AAPL");
  private static final Symbol MSFT = new Symbol("MSFT");
  private static final LocalDate DAY = LocalDate.of(2018, 5, 10);
  private static final RunSummary CLOSED_AAPL =
      new RunSummary("run-1", AAPL, DAY, DAY, Status.CLOSED, Rating.BUY, Instant.EPOCH, 15);

  @Test
  void without_conditions_everything_is_wanted() {
    assertThat(RunQuery.newest(7)).isEqualTo(new RunQuery(null, null, null, 7));
    assertThat(RunQuery.newest(7).wants(CLOSED_AAPL)).isTrue();
  }

  @Test
  void symbol_and_status_must_both_fit() {
    assertThat(new RunQuery(AAPL, Status.CLOSED, null, 1).wants(CLOSED_AAPL)).isTrue();
    assertThat(new RunQuery(AAPL, null, null, 1).wants(CLOSED_AAPL)).isTrue();
    assertThat(new RunQuery(MSFT, null, null, 1).wants(CLOSED_AAPL)).isFalse();
    assertThat(new RunQuery(MSFT, Status.CLOSED, null, 1).wants(CLOSED_AAPL)).isFalse();
    assertThat(new RunQuery(null, Status.RUNNING, null, 1).wants(CLOSED_AAPL)).isFalse();
    assertThat(new RunQuery(AAPL, Status.RUNNING, null, 1).wants(CLOSED_AAPL)).isFalse();
  }

  @Test
  void a_page_keeps_its_lines() {
    List<RunSummary> lines = new ArrayList<>(List.of(CLOSED_AAPL));
    RunQuery.Page page = new RunQuery.Page(lines, null);
    lines.clear();

    assertThat(page.runs()).containsExactly(CLOSED_AAPL);
  }
}
