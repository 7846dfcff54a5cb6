package tradingagents.cli;

import java.io.Console;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import tradingagents.chain.log.Logs;
import tradingagents.cli.analysis.AttributionCommand;
import tradingagents.cli.analysis.FactorsCommand;
import tradingagents.cli.analysis.GainsCommand;
import tradingagents.cli.analysis.HarvestCommand;
import tradingagents.cli.analysis.IndicatorsCommand;
import tradingagents.cli.analysis.MetricsCommand;
import tradingagents.cli.analysis.OptimizeCommand;
import tradingagents.cli.analysis.RebalanceCommand;
import tradingagents.cli.analysis.ReportCommand;
import tradingagents.cli.analysis.ScenarioCommand;
import tradingagents.cli.backtest.BacktestCommand;
import tradingagents.cli.backtest.CompareCommand;
import tradingagents.cli.backtest.CrossValidateCommand;
import tradingagents.cli.backtest.MonteCarloCommand;
import tradingagents.cli.backtest.Screen;
import tradingagents.cli.backtest.SearchCommand;
import tradingagents.cli.backtest.SweepCommand;
import tradingagents.cli.backtest.WalkForwardCommand;
import tradingagents.cli.bench.BenchCommand;
import tradingagents.cli.bench.ModelsCommand;
import tradingagents.cli.bench.Surroundings;
import tradingagents.cli.data.BackfillCommand;
import tradingagents.cli.data.BarsCommand;
import tradingagents.cli.data.CheckCommand;
import tradingagents.cli.data.DataCommand;
import tradingagents.cli.data.DataPlace;
import tradingagents.cli.data.FundamentalsCommand;
import tradingagents.cli.data.MacroCommand;
import tradingagents.cli.data.NewsCommand;
import tradingagents.cli.data.QuoteCommand;
import tradingagents.cli.data.RevisionsCommand;
import tradingagents.cli.data.StreamCommand;
import tradingagents.cli.data.TwoVendorsCommand;
import tradingagents.cli.data.VendorsCommand;
import tradingagents.cli.prompts.DiffPrompts;
import tradingagents.cli.prompts.ListPrompts;
import tradingagents.cli.prompts.ShowPrompt;
import tradingagents.local.table.TableStorageException;
import tradingagents.local.template.TemplateRefused;
import tradingagents.model.failure.FailureException;

/**
 * The {@code tradingagents} command line. It keeps the real stdout for its answers and points
 * {@code System.out} at stderr before anything else loads, so that no log line or metric of a
 * function can get into an answer.
 */
@Command(
    name = "tradingagents",
    mixinStandardHelpOptions = true,
    version = "tradingagents 0.1.0",
    description = "A multi-agent trading desk that decides on one instrument as of one date.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:closed (also HOLD, REVIEW and a working order)",
      "1:the run failed or was cancelled",
      "2:bad input",
      "3:the risk check refused the order",
      "4:something needed is unavailable"
    },
    subcommands = {
      AnalyzeCommand.class,
      RunsCommand.class,
      ShowCommand.class,
      TraceCommand.class,
      ReplayCommand.class,
      MemoryCommand.class,
      TrackRecordCommand.class,
      ResumeCommand.class,
      CostsCommand.class,
      CalendarCommand.class,
      DataCommand.class,
      VendorsCommand.class,
      StreamCommand.class,
      AttributionCommand.class,
      MetricsCommand.class,
      ReportCommand.class,
      OptimizeCommand.class,
      FactorsCommand.class,
      HarvestCommand.class,
      GainsCommand.class,
      RebalanceCommand.class,
      ScenarioCommand.class,
      IndicatorsCommand.class,
      BacktestCommand.class,
      BenchCommand.class,
      LoginCommand.class,
      LogoutCommand.class,
      RunCommand.class,
      WatchCommand.class,
      CancelCommand.class,
      ApproveCommand.class,
      SchedulesCommand.class,
      LimitsCommand.class,
      OrdersCommand.class,
      TradingCommand.class,
      TradingCommand.Kill.class,
      AgentsCommand.class,
      PromptsCommand.class,
      EventsCommand.class,
      LocalCommand.class,
      ServeCommand.class,
      DoctorCommand.class,
      HelpCommand.class
    })
public final class Main implements Runnable {
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  /**
   * Runs one command and ends the process with its exit code.
   *
   * @param args as typed
   */
  public static void main(String[] args) {
    Logs.toNowhere();
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.setOut(System.err);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    Terminal terminal = new Terminal(out, err, System.getenv(), isTerminal());
    int code = run(args, terminal, InstantSource.system());
    out.flush();
    err.flush();
    if (Boolean.getBoolean("tradingagents.training")) {
      // The run that records a start-up archive must end in order, or nothing is recorded.
      System.exit(code);
    }
    // The queue server's threads must not keep the process alive.
    Runtime.getRuntime().halt(code);
  }

  /**
   * Runs one command.
   *
   * @param args as typed
   * @param terminal where it is typed
   * @param clock the time
   * @return the exit code
   */
  static int run(String[] args, Terminal terminal, InstantSource clock) {
    Session session = new Session(terminal, clock);
    CommandLine line = new CommandLine(new Main(), new Commands(session));
    line.registerConverter(LocalDate.class, Main::day);
    line.setOut(terminal.outWriter());
    line.setErr(terminal.errWriter());
    line.setColorScheme(CommandLine.Help.defaultColorScheme(terminal.ansi()));
    line.setParameterExceptionHandler(Main::badInput);
    line.setExecutionExceptionHandler((e, command, parsed) -> failed(e, terminal));
    return line.execute(args);
  }

  // Which of the two it answers for a pipe depends on the JDK.
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  private static LocalDate day(String text) {
    try {
      return Dates.parse("a date", text);
    } catch (FailureException e) {
      throw new TypeConversionException(e.failure().detail());
    }
  }

  private static int badInput(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    command.getErr().println(Terminal.sentence(String.valueOf(e.getMessage())));
    command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    command.getErr().flush();
    return ExitCode.BAD_INPUT;
  }

  private static int failed(Exception e, Terminal terminal) {
    if (e instanceof FailureException failure) {
      terminal.err().println(Terminal.sentence(failure.failure().detail()));
      return ExitCode.of(failure.failure().reason());
    }
    if (e instanceof TemplateRefused || e instanceof TableStorageException) {
      terminal.err().println(Terminal.sentence(String.valueOf(e.getMessage())));
      return ExitCode.UNAVAILABLE;
    }
    terminal.err().println("Something is wrong inside: " + Terminal.plain(String.valueOf(e)));
    e.printStackTrace(terminal.err());
    return ExitCode.FAILED;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** Gives every command its session. */
  private record Commands(Session session) implements CommandLine.IFactory {
    private static final Map<Class<?>, Function<Session, Object>> MAKERS =
        Map.ofEntries(
            Map.entry(AnalyzeCommand.class, AnalyzeCommand::new),
            Map.entry(RunsCommand.class, RunsCommand::new),
            Map.entry(ShowCommand.class, ShowCommand::new),
            Map.entry(TraceCommand.class, TraceCommand::new),
            Map.entry(ReplayCommand.class, ReplayCommand::new),
            Map.entry(MemoryCommand.class, MemoryCommand::new),
            Map.entry(MemoryCommand.Listed.class, MemoryCommand.Listed::new),
            Map.entry(MemoryCommand.Shown.class, MemoryCommand.Shown::new),
            Map.entry(MemoryCommand.Settled.class, MemoryCommand.Settled::new),
            Map.entry(TrackRecordCommand.class, TrackRecordCommand::new),
            Map.entry(ResumeCommand.class, ResumeCommand::new),
            Map.entry(CostsCommand.class, CostsCommand::new),
            Map.entry(CalendarCommand.class, CalendarCommand::new),
            data(BarsCommand.class, BarsCommand::new),
            data(QuoteCommand.class, QuoteCommand::new),
            data(NewsCommand.class, NewsCommand::new),
            data(FundamentalsCommand.class, FundamentalsCommand::new),
            data(MacroCommand.class, MacroCommand::new),
            data(BackfillCommand.class, BackfillCommand::new),
            data(TwoVendorsCommand.class, TwoVendorsCommand::new),
            data(RevisionsCommand.class, RevisionsCommand::new),
            data(CheckCommand.class, CheckCommand::new),
            data(VendorsCommand.class, VendorsCommand::new),
            Map.entry(
                StreamCommand.class,
                session ->
                    new StreamCommand(
                        place(session),
                        (symbol, key) -> RunCommand.begin(session, symbol, key),
                        name -> PriceBus.of(place(session).env(), name))),
            printing(AttributionCommand.class, AttributionCommand::new),
            printing(MetricsCommand.class, MetricsCommand::new),
            printing(ReportCommand.class, ReportCommand::new),
            printing(OptimizeCommand.class, OptimizeCommand::new),
            printing(FactorsCommand.class, FactorsCommand::new),
            printing(HarvestCommand.class, HarvestCommand::new),
            printing(GainsCommand.class, GainsCommand::new),
            printing(RebalanceCommand.class, RebalanceCommand::new),
            printing(ScenarioCommand.class, ScenarioCommand::new),
            printing(IndicatorsCommand.class, IndicatorsCommand::new),
            backtest(BacktestCommand.class, BacktestCommand::new),
            backtest(SweepCommand.class, SweepCommand::new),
            backtest(SearchCommand.class, SearchCommand::new),
            backtest(WalkForwardCommand.class, WalkForwardCommand::new),
            backtest(CrossValidateCommand.class, CrossValidateCommand::new),
            backtest(MonteCarloCommand.class, MonteCarloCommand::new),
            backtest(CompareCommand.class, CompareCommand::new),
            Map.entry(ModelsCommand.class, Commands::bench),
            printing(ListPrompts.class, ListPrompts::new),
            printing(ShowPrompt.class, ShowPrompt::new),
            printing(DiffPrompts.class, DiffPrompts::new),
            Map.entry(EventsCommand.class, EventsCommand::new),
            Map.entry(EventsCommand.Seed.class, EventsCommand.Seed::new),
            Map.entry(LocalCommand.class, LocalCommand::new),
            Map.entry(ServeCommand.class, ServeCommand::new),
            Map.entry(DoctorCommand.class, DoctorCommand::new),
            Map.entry(LoginCommand.class, LoginCommand::new),
            Map.entry(LogoutCommand.class, LogoutCommand::new),
            Map.entry(RunCommand.class, RunCommand::new),
            Map.entry(WatchCommand.class, WatchCommand::new),
            Map.entry(CancelCommand.class, CancelCommand::new),
            Map.entry(ApproveCommand.class, ApproveCommand::new),
            Map.entry(SchedulesCommand.class, SchedulesCommand::new),
            Map.entry(SchedulesCommand.Add.class, SchedulesCommand.Add::new),
            Map.entry(SchedulesCommand.Remove.class, SchedulesCommand.Remove::new),
            Map.entry(LimitsCommand.class, LimitsCommand::new),
            Map.entry(OrdersCommand.class, OrdersCommand::new),
            Map.entry(OrdersCommand.Show.class, OrdersCommand.Show::new),
            Map.entry(OrdersCommand.Cancel.class, OrdersCommand.Cancel::new),
            Map.entry(TradingCommand.class, TradingCommand::new),
            Map.entry(TradingCommand.Kill.class, TradingCommand.Kill::new),
            Map.entry(TradingCommand.Reduce.class, TradingCommand.Reduce::new),
            Map.entry(TradingCommand.Resume.class, TradingCommand.Resume::new),
            Map.entry(AgentsCommand.class, AgentsCommand::new),
            Map.entry(AgentsCommand.Listing.class, AgentsCommand.Listing::new),
            Map.entry(AgentsCommand.Config.class, AgentsCommand.Config::new),
            Map.entry(PromptsCommand.class, PromptsCommand::new),
            Map.entry(PromptsCommand.Use.class, PromptsCommand.Use::new),
            Map.entry(PromptsCommand.Rollback.class, PromptsCommand.Rollback::new));

    private static Map.Entry<Class<?>, Function<Session, Object>> printing(
        Class<?> type, Function<PrintStream, Object> maker) {
      return Map.entry(type, session -> maker.apply(session.terminal().out()));
    }

    private static Map.Entry<Class<?>, Function<Session, Object>> backtest(
        Class<?> type, Function<Screen, Object> maker) {
      return Map.entry(type, session -> maker.apply(session.terminal().screen()));
    }

    private static Map.Entry<Class<?>, Function<Session, Object>> data(
        Class<?> type, Function<DataPlace, Object> maker) {
      return Map.entry(type, session -> maker.apply(place(session)));
    }

    private static DataPlace place(Session session) {
      return new DataPlace(
          session.terminal().out(),
          session.terminal().err(),
          session.environment(),
          session.clock(),
          data -> session.tables(session.data(data)));
    }

    private static ModelsCommand bench(Session session) {
      return new ModelsCommand(
          new Surroundings(
              session.terminal().screen(),
              session.environment(),
              session.clock(),
              data -> session.tables(session.data(data)),
              session::newKey));
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
      var maker = MAKERS.get(type);
      return maker == null
          ? CommandLine.defaultFactory().create(type)
          : type.cast(maker.apply(session));
    }
  }
}
