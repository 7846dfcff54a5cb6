package tradingagents.cli.analysis;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tradingagents.lab.analytics.MetricsStudy;
import tradingagents.lab.report.PerformancePage;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;

/** Writes the performance of a return series as an HTML file. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Writes the performance of a portfolio as one HTML file that stands alone (no network, no"
          + " script) and prints on paper: equity, drawdowns, months, rolling windows, all measures"
          + " of the command metrics, the worst drawdowns.",
      "The answer is the path of the file; a file that is there is replaced."
    })
public final class ReportCommand implements Callable<Integer> {
  private static final String NAME = "performance.html";

  private final PrintStream out;

  @Mixin private MeasuredFile file = new MeasuredFile();

  @Option(
      names = "--out",
      paramLabel = "FILE.html",
      defaultValue = NAME,
      description = "Where to (default " + NAME + " here); a folder takes " + NAME + ".")
  private Path target = Path.of(NAME);

  @Option(
      names = "--window",
      paramLabel = "N",
      description =
          "Periods of a rolling window; without it a year, or a quarter of a short series.")
  private @Nullable Integer window;

  /**
   * The command.
   *
   * @param out where answers go
   */
  public ReportCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    try {
      MetricsStudy study = new MetricsStudy();
      String page = PerformancePage.of(study.answer(file.request()), rolling());
      out.println(write(page));
    } catch (IllegalArgumentException e) {
      throw new FailureException(new Failure(Reason.INVALID, String.valueOf(e.getMessage())), e);
    }
    return CommandLine.ExitCode.OK;
  }

  private OptionalInt rolling() {
    return window == null ? OptionalInt.empty() : OptionalInt.of(window);
  }

  private Path write(String page) {
    Path path = (Files.isDirectory(target) ? target.resolve(NAME) : target).toAbsolutePath();
    try {
      Path folder = path.getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      return Files.writeString(path, page);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "cannot write the file " + CsvTable.shown(path.toString()), e);
    }
  }
}
