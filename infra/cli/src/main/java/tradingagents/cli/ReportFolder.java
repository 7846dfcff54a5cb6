package tradingagents.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.report.HtmlReport;
import tradingagents.desk.report.JsonText;
import tradingagents.desk.report.MarkdownReport;
import tradingagents.desk.report.RunView;
import tradingagents.desk.run.Run;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.market.BarSeries;

/** Writes a run's report as Markdown, HTML and JSON. */
final class ReportFolder {
  private final Path folder;

  ReportFolder(Path folder) {
    this.folder = folder;
  }

  /** The view that names the report's files, when they are there. */
  RunView found(Run run, RunView view) {
    Path markdown = file(run, ".md");
    Path html = file(run, ".html");
    return Files.isRegularFile(markdown) && Files.isRegularFile(html)
        ? view.withReport(markdown.toString(), html.toString())
        : view;
  }

  private Path file(Run run, String ending) {
    var mandate = run.mandate();
    return folder.resolve(mandate.symbol() + "-" + mandate.session() + "-" + run.id() + ending);
  }

  /** Writes the three files and answers the view that names them. */
  RunView write(Run run, RunView view, @Nullable BarSeries series) {
    Path markdown = file(run, ".md");
    Path html = file(run, ".html");
    RunView named = view.withReport(markdown.toString(), html.toString());
    try {
      Files.writeString(markdown, MarkdownReport.of(run, named, series));
      Files.writeString(html, HtmlReport.of(run, named, series));
      Files.writeString(file(run, ".json"), JsonText.pretty(named));
    } catch (IOException e) {
      throw new FailureException(
          new Failure(Reason.UNAVAILABLE, "the report cannot be written to " + folder + ": " + e),
          e);
    }
    return named;
  }
}
