package tradingagents.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.report.RunWords;
import tradingagents.desk.report.Wording;
import tradingagents.desk.run.Argument;
import tradingagents.desk.run.Outcome;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Task;

/**
 * Shows a run while it goes on. On a terminal one block is drawn again and again; elsewhere each
 * event is one line; quiet prints nothing. Not thread-safe: one thread updates and closes.
 */
public final class LiveDisplay implements AutoCloseable {
  private static final String SPINNER = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
  private static final int SPIN_MILLIS = 100;
  private static final Duration WORTH_TELLING = Duration.ofSeconds(2);

  private final PrintStream out;
  private final boolean terminal;
  private final boolean quiet;
  private final Palette palette;
  private final InstantSource clock;
  private final Map<Task, Instant> begun = new HashMap<>();
  private final Set<Task> told = new HashSet<>();
  private final Set<Task> waitedFor = new HashSet<>();
  private @Nullable Instant start;
  private List<String> drawn = List.of();

  /**
   * A display that has shown nothing yet.
   *
   * @param out where to
   * @param terminal whether a terminal reads it
   * @param colours whether to colour
   * @param quiet whether to print nothing at all
   * @param clock for what has elapsed
   */
  public LiveDisplay(
      PrintStream out, boolean terminal, boolean colours, boolean quiet, InstantSource clock) {
    this.out = out;
    this.terminal = terminal;
    this.quiet = quiet;
    this.palette = Palette.of(terminal, !colours);
    this.clock = clock;
  }

  /**
   * Shows the run as it is now. Call it when the run changed, and about every 100 ms.
   *
   * @param run the facts so far
   * @param working whose turn is being done right now
   * @param saying the last words of those who are speaking
   */
  public void update(Run run, List<Task> working, Map<Task, String> saying) {
    if (quiet) {
      return;
    }
    Instant now = clock.instant();
    if (start == null) {
      start = now;
    }
    Duration elapsed = Duration.between(start, now);
    if (terminal) {
      working.forEach(task -> begun.putIfAbsent(task, now));
      draw(new LiveBlock(run, working, saying, palette, this::spin, elapsed).lines());
    } else {
      tell(run, working, elapsed);
    }
  }

  /** Leaves the last picture on the screen. */
  @Override
  public void close() {
    out.flush();
  }

  private String spin(Task task) {
    Instant now = clock.instant();
    Duration since = Duration.between(begun.getOrDefault(task, now), now);
    int frame = (int) (since.toMillis() / SPIN_MILLIS % SPINNER.length());
    return SPINNER.charAt(frame) + " working " + Wording.duration(since);
  }

  /** Draws over the last picture; a line that is the same is not sent again. */
  private void draw(List<String> lines) {
    if (lines.equals(drawn)) {
      return;
    }
    StringBuilder picture = new StringBuilder();
    if (!drawn.isEmpty()) {
      picture.append("\u001b[").append(drawn.size()).append('A');
    }
    for (int i = 0; i < Math.max(lines.size(), drawn.size()); i++) {
      String line = i < lines.size() ? lines.get(i) : "";
      boolean same = i < drawn.size() && line.equals(drawn.get(i));
      picture.append(same ? "" : "\r\u001b[2K" + line).append('\n');
    }
    int blank = drawn.size() - lines.size();
    if (blank > 0) {
      picture.append("\u001b[").append(blank).append('A');
    }
    out.print(picture);
    out.flush();
    drawn = lines;
  }

  private void tell(Run run, List<Task> working, Duration elapsed) {
    for (Recorded recorded : run.outcomes()) {
      if (told.add(recorded.task())) {
        Duration took = Duration.between(recorded.startedAt(), recorded.finishedAt());
        line(elapsed, recorded.task(), said(recorded.outcome()) + ", " + Wording.duration(took));
      }
    }
    Instant now = clock.instant();
    for (Task task : working) {
      Duration since = Duration.between(begun.computeIfAbsent(task, t -> now), now);
      // A turn that is over in a moment is told once, when it is over.
      if (!run.has(task) && since.compareTo(WORTH_TELLING) >= 0 && waitedFor.add(task)) {
        line(elapsed, task, "works");
      }
    }
    out.flush();
  }

  private static String said(Outcome outcome) {
    return outcome instanceof Argument argument
        ? "\"" + Columns.cut(argument.speech(), 48) + "\""
        : RunWords.gist(outcome);
  }

  private void line(Duration elapsed, Task task, String what) {
    String time = "%9s".formatted(Wording.duration(elapsed));
    String who = Columns.pad(task.toString(), 24);
    out.println(time + "  " + who + Columns.cut(what, Columns.WIDTH - 36));
  }
}
