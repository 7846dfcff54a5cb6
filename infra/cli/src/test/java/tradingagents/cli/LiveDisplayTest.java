package tradingagents.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tradingagents.desk.run.Argument;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.desk.run.Usage;
import tradingagents.testkit.SampleRuns;

class LiveDisplayTest {
  private static final List<Task> BEAR = List.of(Task.of(Step.BEAR_RESEARCHER));
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private Instant now = SampleRuns.CREATED;

  @Test
  void away_from_a_terminal_each_event_is_one_line_once_and_only_long_turns_are_announced() {
    try (LiveDisplay display = display(false, false)) {
      Run start = Run.start("run-0007", SampleRuns.mandate(2, false));
      display.update(
          start, List.of(Task.of(Step.MARKET_ANALYST), Task.of(Step.NEWS_ANALYST)), Map.of());
      now = now.plusMillis(1234);
      display.update(SampleRuns.running(), BEAR, Map.of());
      now = now.plusSeconds(2);
      display.update(SampleRuns.running(), BEAR, Map.of());
      display.update(SampleRuns.running(), BEAR, Map.of());
    }
    assertThat(text().lines())
        .containsExactly(
            "    1.2 s  market-analyst#1        ▲ bullish, 4 points, 143 ms",
            "    1.2 s  news-analyst#1          ○ no data, 0 points, 61 ms",
            "    1.2 s  sentiment-analyst#1     ✖ failed: no report could be read, 77 ms",
            "    1.2 s  fundamentals-analyst#1  ■ mixed, 1 point, 118 ms",
            "    1.2 s  bull-researcher#1       \"The trend is up on every horizon that matters."
                + "…\", 412 ms",
            "    3.2 s  bear-researcher#1       works");
  }

  @Test
  void a_terminal_is_redrawn_in_place_and_only_where_it_changed() {
    LiveDisplay display = display(true, false);
    display.update(SampleRuns.running(), BEAR, Map.of());
    String first = text();
    bytes.reset();
    display.update(SampleRuns.running(), BEAR, Map.of());
    assertThat(text()).isEmpty();
    now = now.plusMillis(300);
    display.update(SampleRuns.running(), BEAR, Map.of());
    display.close();

    long lines = first.chars().filter(c -> c == '\n').count();
    assertThat(first)
        .contains("✔ Market analyst", "▲ The trend is up", "⠋ working 0 ms", "· Trader");
    assertThat(text()).startsWith("\u001b[" + lines + "A").contains("⠸ working 300 ms");
    assertThat(text()).doesNotContain("Market analyst");
  }

  @Test
  void quiet_prints_nothing() {
    try (LiveDisplay display = display(true, true)) {
      display.update(SampleRuns.complete(), List.of(), Map.of());
    }
    assertThat(text()).isEmpty();
  }

  @Test
  void the_block_fits_a_screen_at_any_depth() {
    Run run = Run.start("deep", SampleRuns.mandate(5, true));
    for (int round : IntStream.rangeClosed(1, 5).toArray()) {
      for (Step step : List.of(Step.BULL_RESEARCHER, Step.BEAR_RESEARCHER)) {
        Argument said = new Argument("long \u001b[2J words ".repeat(80), List.of(), null);
        Task task = new Task(step, round);
        run = run.with(new Recorded(task, said, Usage.NONE, now, now));
      }
    }
    display(true, false).update(run, List.of(), Map.of());

    assertThat(text().chars().filter(c -> c == '\n').count()).isLessThan(24);
    assertThat(text().replace("\r\u001b[2K", "").lines())
        .allMatch(line -> Columns.length(line) <= Columns.WIDTH && line.indexOf('\u001b') < 0);
    assertThat(text()).contains("Bull researcher 5");
  }

  private LiveDisplay display(boolean terminal, boolean quiet) {
    return new LiveDisplay(out, terminal, false, quiet, () -> now);
  }

  private String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
