package tradingagents.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tradingagents.desk.evidence.Claim;
import tradingagents.desk.run.Rating;
import tradingagents.model.failure.Reason;

class BenchPageTest {
  private static final double NONE = Double.NaN;

  private static ModelRow row(String model, String failure) {
    return new ModelRow(
        model,
        null,
        2,
        1,
        1,
        Map.of(Rating.HOLD, 1),
        new ModelRow.Turns(9, 0, Map.of(Reason.NO_ANSWER, 2), failure),
        new ModelRow.Answers(0, 0, NONE),
        Map.of(Claim.Status.CONTRADICTED, 4),
        new ModelRow.Alike(0, 0, NONE),
        new ModelRow.Alike(4, 3, 0.75),
        new ModelRow.Calls(0, Map.of(), NONE, NONE, 7, 0, 3, true, BigDecimal.ZERO, null),
        0,
        List.of(
            new ModelRow.ScoreLine(
                "unknown", "HOLD", 1, 0, NONE, 0, NONE, 0.0123, NONE, NONE, NONE)));
  }

  private static BenchReport report(ModelRow... rows) {
    return new BenchReport("2026-11-02T12:00:00Z", "<set>.json", 2, 1, 5, "", List.of(rows));
  }

  @Test
  void names_and_failures_are_text_and_never_markup() {
    String page = BenchPage.of(report(row("ollama:<img src=x>", "</dd><script>alert(1)</script>")));

    assertThat(page)
        .contains("ollama:&lt;img src=x&gt;", "&lt;set&gt;.json", "&lt;script&gt;")
        .doesNotContain("<img", "<script");
  }

  @Test
  void what_is_not_known_is_a_dash() {
    Map<String, String> cells =
        Column.all().stream()
            .collect(
                java.util.stream.Collectors.toMap(
                    Column::name, column -> column.cell().apply(row("a", "b"))));

    assertThat(cells)
        .containsEntry("B/O/H/U/S/R", "0/0/1/0/0/0")
        .containsEntry("as rules", "-")
        .containsEntry("as majority", "75.0 % (4)")
        .containsEntry("valid", "-")
        .containsEntry("turns failed", "2 no answer")
        .containsEntry("contradicted", "4")
        .containsEntry("verified", "0")
        .containsEntry("p50 ms", "-")
        .containsEntry("tokens in", "~7")
        .containsEntry("USD", "0")
        .containsEntry("USD/decision", "-");
    assertThat(BenchReport.cells(row("a", "b").scores().getFirst()))
        .containsExactly("unknown", "hold", "1", "-", "1.23 %", "-", "-", "-", "-");
  }

  @Test
  void heads_and_meanings_of_scores_belong_together() {
    assertThat(BenchReport.SCORE_MEANINGS).hasSameSizeAs(BenchReport.SCORE_HEADS);
  }

  @Test
  void the_nearest_rank_is_a_value_that_was_seen() {
    List<Duration> took = IntStream.rangeClosed(1, 20).mapToObj(Duration::ofMillis).toList();

    assertThat(Judging.percentile(took, 50)).isEqualTo(10);
    assertThat(Judging.percentile(took, 95)).isEqualTo(19);
    assertThat(Judging.percentile(took.subList(0, 1), 95)).isEqualTo(1);
    assertThat(Judging.percentile(List.of(), 95)).isNaN();
  }

  @Test
  void the_guide_names_every_column() throws IOException {
    String guide =
        Files.readString(
            Path.of(System.getProperty("repository.root")).resolve("docs/models/bench.md"));

    Column.all().forEach(column -> assertThat(guide).contains("| " + column.name() + " |"));
    BenchReport.SCORE_HEADS.forEach(head -> assertThat(guide).contains("| " + head + " |"));
  }
}
