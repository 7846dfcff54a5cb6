package tradingagents.desk.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of the run, one scenario per line of due.tsv, and what holds for every history. */
class WorkflowTest {
  /** A line of due.tsv. */
  record Scenario(
      String rule,
      String analysts,
      int depth,
      boolean approval,
      String said,
      String due,
      Status status) {
    Run run() {
      return Histories.said(Histories.start(analysts, depth, approval), said);
    }

    @Override
    public String toString() {
      return rule;
    }
  }

  static List<Scenario> scenarios() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(WorkflowTest.class.getResourceAsStream("due.tsv"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .map(c ->
              new Scenario(
                  c[0],
                  c[1],
                  Integer.parseInt(c[2]),
                  c[3].equals("yes"),
                  c[4],
                  c[5],
                  Status.valueOf(c[6])))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void says_what_is_due_and_how_the_run_stands(Scenario scenario) {
    assertThat(words(Workflow.due(scenario.run()))).isEqualTo(scenario.due());
    assertThat(Workflow.status(scenario.run())).isEqualTo(scenario.status());
  }

  @Test
  void publishes_the_same_table() throws IOException {
    StringBuilder table = new StringBuilder();
    table.append("| rule | said so far | due next | status |\n|---|---|---|---|\n");
    for (Scenario s : scenarios()) {
      table.append("| %s | %s | %s | %s |\n".formatted(s.rule(), s.said(), s.due(), s.status()));
    }
    Path root = Path.of(System.getProperty("repository.root", "../.."));
    String page = Files.readString(root.resolve("docs/run.md"), StandardCharsets.UTF_8);

    assertThat(page).endsWith("<!-- generated from due.tsv -->\n" + table);
  }

  @Test
  void reaches_every_due_turn_by_announcing_what_each_record_unlocked() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      Run run = Histories.start(random.nextBoolean() ? "MNSF" : "NS", 1 + seed % 3, false);
      Set<Task> announced = new HashSet<>(Workflow.due(run));
      while (!Workflow.due(run).isEmpty()) {
        List<Task> due = Workflow.due(run);
        assertThat(announced).as("seed %d", seed).containsAll(due);
        Task task = due.get(random.nextInt(due.size()));
        run = run.with(Histories.recorded(task, Histories.usual(task)));
        announced.addAll(Workflow.unlockedBy(run, task));
      }
      assertThat(Workflow.status(run)).isEqualTo(Status.CLOSED);
    }
  }

  @Test
  void lets_only_the_last_of_parallel_records_unlock() {
    for (int seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      Run run = Histories.start("MNSF", 1, false);
      List<Task> open = new ArrayList<>(Workflow.due(run));
      while (!open.isEmpty()) {
        Task task = open.remove(random.nextInt(open.size()));
        run = run.with(Histories.recorded(task, Histories.usual(task)));
        assertThat(Workflow.unlockedBy(run, task))
            .isEqualTo(open.isEmpty() ? List.of(Task.of(Step.BULL_RESEARCHER)) : List.of());
      }
    }
  }

  @Test
  void unlocks_again_when_a_message_comes_again() {
    Run run = Histories.said(Histories.start("MN", 1, false), "M N");
    Run later = Histories.said(run, "bull1");

    for (Step analyst : List.of(Step.MARKET_ANALYST, Step.NEWS_ANALYST)) {
      assertThat(Workflow.unlockedBy(run, Task.of(analyst)))
          .containsExactly(Task.of(Step.BULL_RESEARCHER));
      assertThat(Workflow.unlockedBy(later, Task.of(analyst)))
          .containsExactly(Task.of(Step.BEAR_RESEARCHER));
    }
  }

  @Test
  void announces_only_turns_of_one_round_together() throws IOException {
    for (Scenario scenario : scenarios()) {
      List<Task> due = Workflow.due(scenario.run());
      assertThat(due.stream().map(Task::round).distinct().count()).isLessThanOrEqualTo(1);
    }
  }

  private static String words(List<Task> tasks) {
    return tasks.isEmpty()
        ? "-"
        : tasks.stream().map(Task::toString).collect(Collectors.joining(" "));
  }
}
