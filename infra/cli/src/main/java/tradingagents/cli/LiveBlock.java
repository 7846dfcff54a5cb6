package tradingagents.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tradingagents.desk.report.RunWords;
import tradingagents.desk.report.Wording;
import tradingagents.desk.run.Argument;
import tradingagents.desk.run.Failed;
import tradingagents.desk.run.Outcome;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;

/** One picture of a run: at most two dozen lines, whatever the depth, so that a screen holds it. */
final class LiveBlock {
  private static final int NAME = 24;

  private final Run run;
  private final List<Task> working;
  private final Palette palette;
  private final Map<Task, String> saying;
  private final Function<Task, String> spinner;
  private final Duration elapsed;
  private final List<String> lines = new ArrayList<>();

  LiveBlock(
      Run run,
      List<Task> working,
      Map<Task, String> saying,
      Palette palette,
      Function<Task, String> spinner,
      Duration elapsed) {
    this.run = run;
    this.working = working;
    this.saying = saying;
    this.palette = palette;
    this.spinner = spinner;
    this.elapsed = elapsed;
  }

  List<String> lines() {
    String what =
        "%s as of %s, %s %s each"
            .formatted(
                run.mandate().symbol(),
                run.mandate().asOfDate(),
                run.mandate().depth(),
                run.mandate().depth() == 1 ? "round" : "rounds");
    lines.add(palette.strong(what) + palette.soft("   " + Wording.duration(elapsed)));
    run.mandate().analysts().forEach(step -> turn(Task.of(step)));
    speech(Step.BULL_RESEARCHER);
    speech(Step.BEAR_RESEARCHER);
    turn(Task.of(Step.RESEARCH_MANAGER));
    turn(Task.of(Step.TRADER));
    Step.of(Step.Kind.RISK_VOICE).forEach(voice -> turn(latest(voice)));
    turn(Task.of(Step.PORTFOLIO_MANAGER));
    turn(Task.of(Step.RISK_CHECK));
    if (run.mandate().approvalRequired()) {
      turn(Task.of(Step.APPROVAL));
    }
    turn(Task.of(Step.BROKER_ACTION));
    for (Step end : List.of(Step.CANCELLATION, Step.DEADLINE)) {
      if (run.has(Task.of(end))) {
        turn(Task.of(end));
      }
    }
    return List.copyOf(lines);
  }

  /** The round that is being spoken, or the last that was. */
  private Task latest(Step step) {
    Task task = Task.of(step);
    for (int round = 2; round <= run.mandate().depth(); round++) {
      Task next = new Task(step, round);
      if (run.has(next) || working.contains(next)) {
        task = next;
      }
    }
    return task;
  }

  private void turn(Task task) {
    String round = task.round() > 1 ? " " + task.round() : "";
    String name = Columns.pad(Wording.name(task.step()) + round, NAME);
    Optional<Recorded> recorded = run.recorded(task);
    if (recorded.isPresent()) {
      Duration took = Duration.between(recorded.get().startedAt(), recorded.get().finishedAt());
      String time = Wording.duration(took);
      String said = Columns.cut(RunWords.gist(recorded.get().outcome()), 60);
      lines.add(mark(recorded.get().outcome()) + name + said + palette.soft("  " + time));
    } else if (working.contains(task)) {
      lines.add("  " + palette.strong(name) + palette.up(spinner.apply(task)));
      String words = Terminal.plain(saying.getOrDefault(task, "")).strip();
      if (!words.isEmpty()) {
        List<String> said = Columns.wrap(words, Columns.WIDTH - 8);
        said.subList(Math.max(0, said.size() - 2), said.size())
            .forEach(line -> lines.add(palette.soft("    … " + line)));
      }
    } else {
      lines.add(palette.soft("· " + name));
    }
  }

  private String mark(Outcome outcome) {
    return outcome instanceof Failed ? palette.down("✖ ") : palette.up("✔ ");
  }

  /** A debater's line, and under it what was said last. */
  private void speech(Step step) {
    Task task = latest(step);
    turn(task);
    Optional<Argument> last =
        run.outcomes().stream()
            .filter(recorded -> recorded.task().step() == step)
            .map(Recorded::outcome)
            .filter(Argument.class::isInstance)
            .map(Argument.class::cast)
            .reduce((earlier, later) -> later);
    if (last.isPresent()) {
      List<String> said = Columns.wrap(last.get().speech(), Columns.WIDTH - 8);
      String bar = step == Step.BULL_RESEARCHER ? palette.up("    ▲ ") : palette.down("    ▼ ");
      said.stream().limit(2).forEach(line -> lines.add(bar + line));
    }
  }
}
