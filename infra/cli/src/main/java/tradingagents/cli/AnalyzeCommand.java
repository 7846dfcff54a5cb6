package tradingagents.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tradingagents.agents.llm.ModelFactory;
import tradingagents.agents.script.ScriptWriter;
import tradingagents.chain.Env;
import tradingagents.chain.reasoning.AgentConfigs;
import tradingagents.chain.reasoning.DynamoCosts;
import tradingagents.chain.reasoning.PromptChoices;
import tradingagents.cli.RunQuote.Quoted;
import tradingagents.cli.backtest.NewFile;
import tradingagents.desk.report.EvidenceLedger;
import tradingagents.desk.report.JsonText;
import tradingagents.desk.report.RunView;
import tradingagents.desk.run.Run;
import tradingagents.local.EmbeddedStack;
import tradingagents.local.LocalTables;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.market.Datasets;

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

  @Mixin private ModelOptions models = new ModelOptions();

  @Option(
      names = "--dataset",
      paramLabel = "NAME",
      description =
          "Whose prices and news: box (in the product), market (your chain of vendors) or one"
              + " vendor, such as yahoo. Default: DATASET, else box.")
  private @Nullable String dataset;

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

  @Option(
      names = "--dry-run",
      description = "Says what the run would cost, by agent, and starts nothing.")
  private boolean dryRun;

  @Option(
      names = "--record",
      paramLabel = "FILE.json",
      description = "Writes what was said as a script that --model script:FILE.json plays.")
  private @Nullable Path record;

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
    Terminal terminal = session.terminal();
    ModelKeys keys = dryRun ? ModelKeys.ASSUMED : new LaptopKeys(terminal);
    LocalDate today = LocalDate.ofInstant(session.clock().instant(), ZoneOffset.UTC);
    RequestReader.Words words =
        new RequestReader.Words(
            symbol, asOf, depth, analysts, models, dataset(), bars, news, portfolio, fresh);
    Path outFolder = out == null ? dataFolder.resolve("reports") : out.toAbsolutePath();
    Session.writable(dataFolder);
    Session.writable(outFolder);
    if (record != null) {
      NewFile.possible(record);
    }
    if (!isLive(words)) {
      Request request = new RequestReader(terminal, keys, today).read(words);
      return dryRun
          ? quote(request, dataFolder)
          : start(dataFolder, stack -> run(stack, request, keys, outFolder));
    }
    if (dryRun) {
      Request request;
      try (EmbeddedStack stack = session.startIdle(dataFolder)) {
        request = read(stack, words, keys, today);
      }
      return quote(request, dataFolder);
    }
    return start(dataFolder, stack -> run(stack, read(stack, words, keys, today), keys, outFolder));
  }

  private static boolean isLive(RequestReader.Words words) {
    return words.bars() == null && Datasets.isLive(words.dataset());
  }

  private int start(Path dataFolder, ToIntFunction<EmbeddedStack> work) {
    try (EmbeddedStack stack = session.start(dataFolder)) {
      return work.applyAsInt(stack);
    }
  }

  private Request read(
      EmbeddedStack stack, RequestReader.Words words, ModelKeys keys, LocalDate today) {
    return new RequestReader(session.terminal(), keys, today, new Desk(stack, session)::live)
        .read(words);
  }

  private String dataset() {
    String text = dataset == null ? session.environment().text("DATASET", "box") : dataset;
    try {
      return Datasets.parse(text);
    } catch (IllegalArgumentException e) {
      String name = dataset == null ? "DATASET " : "--dataset ";
      throw new FailureException(new Failure(Reason.INVALID, name + e.getMessage()), e);
    }
  }

  private int run(EmbeddedStack stack, Request request, ModelKeys keys, Path outFolder) {
    Terminal terminal = session.terminal();
    Desk desk = new Desk(stack, session);
    desk.requireKeys(request, keys);
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
    if (record != null) {
      NewFile.write(record, ScriptWriter.of(run));
    }
    desk.remember();
    return ExitCode.of(run);
  }

  private int quote(Request request, Path dataFolder) {
    Env env = session.environment();
    PrintStream out = session.terminal().out();
    try (LocalTables tables = session.tables(dataFolder)) {
      String table = tables.table("ReasoningTable");
      Quoted quoted =
          new RunQuote(
                  ModelFactory.catalogue(env),
                  new AgentConfigs(tables.dynamo(), table),
                  new DynamoCosts(tables.dynamo(), table),
                  ModelFactory.book(env),
                  new PromptChoices(tables.dynamo(), table),
                  session.clock())
              .of(request);
      if (json) {
        out.println(QuoteText.json(quoted));
      } else {
        QuoteText.print(quoted, out);
      }
      return ExitCode.CLOSED;
    }
  }
}
