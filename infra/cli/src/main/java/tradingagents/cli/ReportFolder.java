package tradingagents.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
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
    Map<Path, String> texts = new LinkedHashMap<>();
    texts.put(markdown, MarkdownReport.of(run, named, series));
    texts.put(html, HtmlReport.of(run, named, series));
    texts.put(file(run, ".json"), JsonText.pretty(named));
    try {
      for (var text : texts.entrySet()) {
        Files.writeString(part(text.getKey()), text.getValue());
      }
      for (Path whole : texts.keySet()) {
        Files.move(part(whole), whole, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      texts.keySet().forEach(whole -> discard(part(whole)));
      String sentence =
          "the report cannot be written to %s%s; the run %s is kept, 'show' prints it"
              .formatted(folder, Session.why(e), run.id());
      throw new FailureException(new Failure(Reason.UNAVAILABLE, sentence), e);
    }
    return named;
  }

  /** Where a file is written first: a report is there whole or not at all. */
  private static Path part(Path whole) {
    return whole.resolveSibling(whole.getFileName() + ".part");
  }

  private static void discard(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      // The sentence about the first failure is the one that helps.
    }
  }
}
