package tradingagents.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tradingagents.feeds.file.Box;
import tradingagents.local.template.SamTemplate;
import tradingagents.local.template.TemplateRefused;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Result;
import tradingagents.model.market.BarSeries;
import tradingagents.model.market.TradingCalendar;

/** Says what is found and what is missing, and how to get it. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Says what is found and missing on this machine.")
final class DoctorCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Session session;
  private boolean well = true;

  @Option(names = "--data", description = "Where state is kept. Default: your data folder.")
  private @Nullable Path data;

  DoctorCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    say(Runtime.version().feature() == 25, "JDK", "Java " + Runtime.version());
    template();
    box();
    folder();
    docker();
    optional("sam", "deploying to AWS");
    optional("cfn-lint", "checking the template");
    return well ? ExitCode.CLOSED : ExitCode.UNAVAILABLE;
  }

  private void template() {
    try {
      SamTemplate template = SamTemplate.read(session.template());
      say(true, "template", template.functions().size() + " functions are read");
    } catch (FailureException e) {
      say(false, "template", e.failure().detail());
    } catch (TemplateRefused e) {
      say(false, "template", String.valueOf(e.getMessage()));
    }
  }

  private void box() {
    Box box = new Box(TradingCalendar.usEquities());
    for (Box.Entry entry : box.entries()) {
      switch (box.series(entry.symbol())) {
        case Result.Ok<BarSeries>(BarSeries series) ->
            say(
                true,
                "prices",
                entry.symbol()
                    + ", "
                    + series.bars().size()
                    + " sessions from "
                    + series.bars().getFirst().session()
                    + " to "
                    + series.bars().getLast().session());
        case Result.Err<BarSeries>(Failure failure) -> say(false, "prices", failure.detail());
      }
    }
  }

  private void folder() {
    Path folder = session.data(data);
    try {
      Session.writable(folder);
      long free = Files.getFileStore(folder).getUsableSpace() >> 20;
      say(free > 100, "data folder", folder + " (" + free + " MB free)");
    } catch (FailureException e) {
      say(false, "data folder", e.failure().detail());
    } catch (IOException e) {
      say(false, "data folder", folder + ": " + e);
    }
  }

  /** The command alone is of no use: containers need its engine. */
  private void docker() {
    String purpose = "LocalStack tests and 'sam local'";
    Optional<Path> client = found("docker");
    if (client.isPresent() && !ends(client.get().toString(), "version")) {
      line("  optional ", "docker", "found, but its engine does not answer; for " + purpose);
    } else {
      optional("docker", purpose);
    }
  }

  /** Whether a command ends well, soon. */
  private static boolean ends(String... command) {
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException e) {
      return false;
    }
    try {
      return process.waitFor(PATIENCE) && process.exitValue() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      process.destroyForcibly();
    }
  }

  private void optional(String command, String purpose) {
    String word = found(command).isPresent() ? "  found    " : "  optional ";
    line(word, command, "for " + purpose);
  }

  private Optional<Path> found(String command) {
    String path = session.terminal().variable("PATH", "");
    return Stream.of(path.split(File.pathSeparator, -1))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder).resolve(command))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private void say(boolean good, String what, String words) {
    well &= good;
    line(good ? "  ok       " : "  MISSING  ", what, words);
  }

  private void line(String verdict, String what, String words) {
    session.terminal().out().println(verdict + what + ": " + Terminal.plain(words));
  }
}
