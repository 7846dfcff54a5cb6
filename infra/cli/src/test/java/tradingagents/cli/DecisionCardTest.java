package tradingagents.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tradingagents.desk.report.RunView;
import tradingagents.desk.run.Cancelled;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.desk.run.Usage;
import tradingagents.testkit.SampleRuns;

class DecisionCardTest {
  @Test
  void the_cards_are_as_accepted() throws IOException {
    for (String name : List.of("complete", "refused", "working", "failed")) {
      Run run = Objects.requireNonNull(SampleRuns.all().get(name));
      assertThat(card(run, Palette.NONE)).as(name).isEqualTo(golden("/card/" + name + ".txt"));
    }
  }

  @Test
  void no_line_is_wider_than_a_hundred_columns() {
    SampleRuns.all()
        .forEach((name, run) ->
            assertThat(card(run, Palette.NONE).lines())
                .as(name)
                .allMatch(line -> Columns.length(line) <= Columns.WIDTH));
  }

  @Test
  void colours_change_no_word() {
    Run run = SampleRuns.complete();
    String coloured = card(run, new Palette(true));

    assertThat(coloured).contains("\u001b[1;36m");
    assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "").replaceAll(" +\n", "\n"))
        .isEqualTo(card(run, Palette.NONE));
  }

  @Test
  void a_palette_is_off_without_a_terminal_or_when_nobody_wants_it() {
    assertThat(Palette.of(true, false).on()).isTrue();
    assertThat(Palette.of(false, false).on()).isFalse();
    assertThat(Palette.of(true, true).on()).isFalse();
  }

  @Test
  void control_characters_of_a_speech_stay_visible_text() {
    Run run = SampleRuns.running();
    Cancelled word = new Cancelled("a\u001b[2Jda", "x\u0007\u202ey\r\nz " + "w".repeat(300));
    Run stopped =
        run.with(
            new Recorded(
                Task.of(Step.CANCELLATION),
                word,
                Usage.NONE,
                SampleRuns.CREATED,
                SampleRuns.CREATED));
    String card = card(stopped, Palette.NONE);

    assertThat(card).contains("a[U+001B][2Jda").contains("x[U+0007][U+202E]y");
    assertThat(card.chars()).noneMatch(c -> c != '\n' && Character.isISOControl(c));
    assertThat(card.lines()).allMatch(line -> Columns.length(line) <= Columns.WIDTH);
  }

  private static String card(Run run, Palette palette) {
    RunView view = RunView.of(run, List.of()).withReport("out/report.md", "out/report.html");
    return DecisionCard.of(run, view, palette);
  }

  private static String golden(String resource) throws IOException {
    try (InputStream in = DecisionCardTest.class.getResourceAsStream(resource)) {
      assertThat(in).as(resource).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
