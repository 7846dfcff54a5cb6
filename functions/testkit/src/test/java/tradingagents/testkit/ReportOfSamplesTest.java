package tradingagents.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tradingagents.desk.report.HtmlReport;
import tradingagents.desk.report.JsonText;
import tradingagents.desk.report.MarkdownReport;
import tradingagents.desk.report.RunView;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Status;
import tradingagents.desk.run.Workflow;

class ReportOfSamplesTest {
  private static final Map<String, Status> STANDS =
      Map.of(
          "complete", Status.CLOSED,
          "running", Status.RUNNING,
          "hold", Status.CLOSED,
          "refused", Status.CLOSED,
          "review", Status.REVIEW,
          "failed", Status.FAILED,
          "working", Status.CLOSED,
          "cancelled", Status.CANCELLED,
          "waiting", Status.WAITING_APPROVAL);

  @Test
  void every_sample_stands_as_its_name_says() {
    SampleRuns.all()
        .forEach(
            (name, run) -> assertThat(Workflow.status(run)).as(name).isEqualTo(STANDS.get(name)));
    assertThat(SampleRuns.all()).hasSameSizeAs(STANDS);
  }

  @Test
  void the_documents_of_the_complete_run_are_as_accepted() {
    Run run = SampleRuns.complete();
    Golden.same("/report/complete.json", JsonText.pretty(view(run)));
    Golden.same("/report/complete.md", MarkdownReport.of(run, view(run), SampleBars.of(400)));
  }

  @Test
  void the_same_run_gives_the_same_bytes() {
    List<String> once = SampleRuns.all().values().stream().map(run -> html(run)).toList();
    List<String> twice = SampleRuns.all().values().stream().map(run -> html(run)).toList();
    assertThat(twice).isEqualTo(once);
  }

  @Test
  void nothing_later_than_as_of_is_drawn() {
    Run run = SampleRuns.hold();
    String known = HtmlReport.of(run, view(run), SampleBars.of(400).upTo(SampleRuns.AS_OF));
    assertThat(html(run)).isEqualTo(known);
  }

  @Test
  void the_page_says_in_words_what_colours_say() {
    assertThat(html(SampleRuns.complete()))
        .contains(
            "△ OVERWEIGHT", "✔ APPROVED", "▲ For", "▼ Against", "Filled 175.42", "Target 192.50")
        .contains("Stop 166.40", "as of 2018-05-11", "✖ contradicted", "? unsupported");
    assertThat(html(SampleRuns.refused())).contains("✖ REFUSED", "✖ refused");
    assertThat(html(SampleRuns.review())).contains("? REVIEW", "run review");
    assertThat(html(SampleRuns.working())).contains("WORKING", "waits for the open of the session");
  }

  @Test
  void a_run_without_prices_or_words_still_makes_a_page() {
    Run run = Run.start("run-0000", SampleRuns.mandate(1, false));
    String page = HtmlReport.of(run, RunView.of(run, SampleRuns.evidence(run)), null);
    assertThat(page).contains("No decision", "No prices were known.", "run running");
    assertThat(MarkdownReport.of(run, view(run), null)).contains("no decision");
  }

  @Test
  void compact_and_pretty_json_say_the_same() {
    RunView view = view(SampleRuns.complete());
    String pretty = JsonText.pretty(view).replaceAll("\n *", "").replace("\": ", "\":");
    assertThat(JsonText.compact(view)).isEqualTo(pretty);
  }

  private static String html(Run run) {
    return HtmlReport.of(run, view(run), SampleBars.of(400));
  }

  private static RunView view(Run run) {
    return RunView.of(run, SampleRuns.evidence(run)).withReport("report.md", "report.html");
  }
}
