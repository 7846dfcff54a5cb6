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

  /** Writes the three files and answers the view that names them. */
  RunView write(Run run, RunView view, @Nullable BarSeries series) {
    String name = run.mandate().symbol() + "-" + run.mandate().session() + "-" + run.id();
    Path markdown = folder.resolve(name + ".md");
    Path html = folder.resolve(name + ".html");
    RunView named = view.withReport(markdown.toString(), html.toString());
    try {
      Files.writeString(markdown, MarkdownReport.of(run, named, series));
      Files.writeString(html, HtmlReport.of(run, named, series));
      Files.writeString(folder.resolve(name + ".json"), JsonText.pretty(named));
    } catch (IOException e) {
      throw new FailureException(
          new Failure(Reason.UNAVAILABLE, "the report cannot be written to " + folder + ": " + e),
          e);
    }
    return named;
  }
}
