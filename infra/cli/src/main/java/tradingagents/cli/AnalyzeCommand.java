package tradingagents.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tradingagents.desk.report.EvidenceLedger;
import tradingagents.desk.report.JsonText;
import tradingagents.desk.report.RunView;
import tradingagents.desk.run.Run;
import tradingagents.local.EmbeddedStack;

/** Runs the whole chain for one instrument on the embedded stack and prints the decision. */
@Command(
    name = "analyze",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Decides on one instrument as of one date and prints the decision card.")
final class AnalyzeCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(index = "0", paramLabel = "SYMBOL", description = "The instrument, such as AAPL.")
  private String symbol = "";

  @Option(
      names = "--as-of",
      paramLabel = "YYYY-MM-DD",
      description =
          "Nothing later is known. Default: the last session that still has a next one in the"
              + " data.")
  private @Nullable String asOf;

  @Option(names = "--depth", description = "Rounds of both debates, 1 to 5. Default: 1.")
  private String depth = "1";

  @Option(
      names = "--analysts",
      description = "Of market,news,sentiment,fundamentals. Default: all four.")
  private String analysts = "market,news,sentiment,fundamentals";

  @Option(
      names = "--model",
      description =
          "Who reasons: rules (deterministic, no account needed) or script:<file>. Default: rules.")
  private String model = "rules";

  @Option(
      names = "--bars",
      paramLabel = "FILE.csv",
      description = "Your own prices: date,open,high,low,close,volume[,adjClose].")
  private @Nullable Path bars;

  @Option(
      names = "--news",
      paramLabel = "FILE.json|.csv",
      description =
          "Your own stories: publishedAt, headline[, body, source, symbol, knownAt, id]. Also"
              + " beside the prices in the box.")
  private @Nullable Path news;

  @Option(
      names = "--portfolio",
      paramLabel = "FILE.json",
      description =
          "What you hold: {\"cash\":\"100000\",\"positions\":[{\"symbol\",\"quantity\","
              + "\"averageCost\"}]}. Without it the paper account of --data is charged.")
  private @Nullable Path portfolio;

  @Option(names = "--data", description = "Where state is kept. Default: your data folder.")
  private @Nullable Path data;

  @Option(names = "--out", description = "Where the reports go. Default: reports in --data.")
  private @Nullable Path out;

  @Option(names = "--fresh", description = "Charges a new paper account of 100,000 USD.")
  private boolean fresh;

  @Option(names = "--json", description = "Prints one JSON document instead of the card.")
  private boolean json;

  @Option(names = "--quiet", description = "No progress, only the answer.")
  private boolean quiet;

  AnalyzeCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Path dataFolder = session.data(data);
    Request request =
        new RequestReader()
            .read(
                new RequestReader.Words(
                    symbol, asOf, depth, analysts, model, bars, news, portfolio, fresh));
    Path outFolder = out == null ? dataFolder.resolve("reports") : out.toAbsolutePath();
    Session.writable(dataFolder);
    Session.writable(outFolder);
    Terminal terminal = session.terminal();
    try (EmbeddedStack stack = session.start(dataFolder)) {
      Desk desk = new Desk(stack, session);
      Run run;
      try (LiveDisplay display =
          new LiveDisplay(
              terminal.err(), terminal.interactive(), terminal.colours(), quiet, session.clock())) {
        run = desk.follow(desk.start(request), display);
      }
      RunView view = RunView.of(run, EvidenceLedger.of(run)).withNotes(request.notes());
      view = new ReportFolder(outFolder).write(run, view, desk.series(run));
      desk.finishInterrupted();
      terminal
          .out()
          .println(
              json
                  ? JsonText.pretty(view)
                  : DecisionCard.of(run, view, Palette.of(terminal.colours(), false)));
      terminal.out().flush();
      return ExitCode.of(run);
    }
  }
}
