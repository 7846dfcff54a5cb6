package tradingagents.desk.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The line of a run follows the run. */
class RunSummaryTest {
  @Test
  void a_line_is_derived_from_mandate_and_outcomes() {
    Run run = Histories.start("M", 1, false);

    RunSummary line = RunSummary.of(run);

    assertThat(line)
        .isEqualTo(
            new RunSummary(
                run.id(),
                run.mandate().symbol(),
                run.mandate().asOfDate(),
                run.mandate().session(),
                Status.RUNNING,
                null,
                run.mandate().createdAt(),
                1));
  }

  @Test
  void a_cancelled_run_is_listed_as_such() {
    Instant now = Instant.EPOCH;
    Recorded word =
        new Recorded(
            Task.of(Step.CANCELLATION), new Cancelled("ada", "enough"), Usage.NONE, now, now);

    RunSummary line = RunSummary.of(Histories.start("M", 1, false).with(word));

    assertThat(line.status()).isEqualTo(Status.CANCELLED);
    assertThat(line.version()).isEqualTo(2);
  }

  @Test
  void a_mandate_without_an_origin_is_of_unknown_origin() {
    assertThat(Histories.start("M", 1, false).mandate().origin()).isEqualTo(Origin.UNKNOWN);
  }
}
