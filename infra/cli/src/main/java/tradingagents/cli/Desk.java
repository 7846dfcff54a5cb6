package tradingagents.cli;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tradingagents.agents.Reasoners;
import tradingagents.chain.ledger.DynamoAccounts;
import tradingagents.chain.market.BarTable;
import tradingagents.chain.market.LambdaFeeds;
import tradingagents.chain.market.TableMarketData;
import tradingagents.chain.market.TableNews;
import tradingagents.chain.reasoning.AgentConfigs;
import tradingagents.chain.run.DynamoRunStore;
import tradingagents.chain.run.DynamoRunStore.Progress;
import tradingagents.chain.run.RunStarter;
import tradingagents.chain.run.ScriptTable;
import tradingagents.desk.models.AgentLlmConfig;
import tradingagents.desk.models.ModelChecks;
import tradingagents.desk.models.ModelChoice;
import tradingagents.desk.models.Tenants;
import tradingagents.desk.roster.Agent;
import tradingagents.desk.roster.Roster;
import tradingagents.desk.run.Mandate;
import tradingagents.desk.run.Origin;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Status;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Workflow;
import tradingagents.local.EmbeddedStack;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.market.BarSeries;
import tradingagents.model.market.Datasets;
import tradingagents.model.market.Provenance;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Currency;
import tradingagents.model.money.Money;
import tradingagents.model.portfolio.Portfolio;

/** Starts runs on an embedded stack and follows them to their end. */
final class Desk {
  private static final Duration DEADLINE = Duration.ofMinutes(15);
  private static final Duration OWN_BARS_KEPT = Duration.ofDays(90);
  private static final Duration INTERRUPTED_PATIENCE = Duration.ofSeconds(20);
  private static final Money PAPER_CASH = Money.of("100000", Currency.USD);
  private static final int WATCH_MILLIS = 40;

  private final EmbeddedStack stack;
  private final Session session;
  private final DynamoRunStore store;

  Desk(EmbeddedStack stack, Session session) {
    this.stack = stack;
    this.session = session;
    this.store = stack.runStore();
  }

  /** Stores what the request brings, opens its account and starts the run. */
  String start(Request request) {
    String runId = session.newRunId();
    Instant now = session.clock().instant();
    Mandate mandate =
        new Mandate(
            request.symbol(),
            request.asOfDate(),
            request.session().date(),
            request.session().close(),
            request.analysts(),
            request.depth(),
            model(request, runId),
            dataset(request, runId, now),
            account(request, runId),
            request.portfolio(),
            false,
            false,
            now,
            now.plus(DEADLINE),
            Origin.COMMAND_LINE,
            request.terms());
    if (!request.news().isEmpty()) {
      new TableNews(stack.dynamo(), table("MarketTable"))
          .write(runId, request.news(), now.plus(OWN_BARS_KEPT));
    }
    new RunStarter(store, stack.bus()).start(runId, mandate).orThrow();
    return runId;
  }

  /**
   * With {@code agents} each agent's model is known only here: what the run will use must be
   * allowed and have its key before it begins.
   */
  void requireKeys(Request request, ModelKeys keys) {
    if (!(request.model() instanceof ModelChoice.Agents)) {
      return;
    }
    AgentConfigs configs = new AgentConfigs(stack.dynamo(), table("ReasoningTable"));
    ModelChecks checks = ModelOptions.checks(session.terminal());
    LocalDate today = LocalDate.ofInstant(session.clock().instant(), ZoneOffset.UTC);
    for (Agent agent : Roster.agents()) {
      Step step = agent.step();
      if (step.kind() == Step.Kind.ANALYST && !request.analysts().contains(step)) {
        continue;
      }
      AgentLlmConfig config = configs.current(Tenants.HOME, step);
      checks.wrong(config, today).stream()
          .map(wrong -> wrong.part() + " " + wrong.detail())
          .findFirst()
          .or(() -> keys.missing(config.model().provider(), config.apiKeyRef()))
          .ifPresent(why -> {
            throw new FailureException(
                Reason.INVALID, "the %s cannot speak: %s".formatted(step, why));
          });
    }
  }

  private String model(Request request, String runId) {
    if (request.script().isEmpty()) {
      return request.model().wireName();
    }
    ScriptTable scripts = new ScriptTable(stack.dynamo(), table("RunsTable"));
    return Reasoners.SCRIPT_PREFIX + scripts.put(runId, request.script().get()).orThrow();
  }

  private String dataset(Request request, String runId, Instant now) {
    if (!request.dataset().equals(Request.OWN)) {
      return request.dataset();
    }
    BarSeries own = request.series();
    var origin = own.provenance();
    var renamed =
        new Provenance(
            origin.vendor(),
            runId,
            origin.adjustment(),
            origin.currency(),
            origin.tradable(),
            origin.realOpen());
    bars().write(new BarSeries(own.symbol(), renamed, own.bars()), now.plus(OWN_BARS_KEPT));
    return runId;
  }

  private String account(Request request, String runId) {
    Portfolio given = request.portfolio();
    String account = given != null ? "own-" + runId : request.fresh() ? "paper-" + runId : "paper";
    Portfolio initial = given != null ? given : Portfolio.ofCash(PAPER_CASH);
    new DynamoAccounts(stack.dynamo(), table("LedgerTable"))
        .openIfAbsent(account, initial)
        .orThrow();
    return account;
  }

  /**
   * Waits until a run is finished, showing who works.
   *
   * @throws FailureException UNAVAILABLE when its state cannot be written any more
   */
  Run follow(String runId, LiveDisplay display) {
    Progress seen = null;
    while (true) {
      seen = store.progress(runId, session.clock().instant(), seen).orThrow();
      display.update(seen.run(), seen.working(), seen.saying());
      if (Workflow.status(seen.run()) != Status.RUNNING) {
        return seen.run();
      }
      stack
          .trouble()
          .ifPresent(trouble -> {
            throw new FailureException(
                Reason.UNAVAILABLE,
                trouble + " The run " + runId + " is not lost: 'resume' finishes it");
          });
      pause();
    }
  }

  /** Gives runs of an earlier life, which this stack took up again, the time to finish. */
  List<String> finishInterrupted() {
    Instant until = session.clock().instant().plus(INTERRUPTED_PATIENCE);
    List<String> open = running();
    while (!open.isEmpty() && session.clock().instant().isBefore(until)) {
      pause();
      open = running();
    }
    return open;
  }

  private List<String> running() {
    return store.open(session.clock().instant()).stream()
        .filter(id -> isRunning(store.load(id)))
        .toList();
  }

  private static boolean isRunning(Result<Run> loaded) {
    return loaded instanceof Result.Ok<Run>(Run run) && Workflow.status(run) == Status.RUNNING;
  }

  /**
   * Lets the function of every hour look now, so that the next run on this laptop may remember this
   * one. The decision stands without it; the next look goes on where this one failed.
   */
  void remember() {
    try {
      stack.invoke("Reflection", new ScheduledEvent());
    } catch (RuntimeException e) {
      session
          .terminal()
          .err()
          .println(Terminal.sentence("not remembered yet, 'memory settle' tries again: " + e));
    }
  }

  /** The prices of a run, for its chart; null when they cannot be read. */
  @Nullable BarSeries series(Run run) {
    Mandate mandate = run.mandate();
    Result<BarSeries> stored =
        Datasets.isLive(mandate.dataset())
            ? bars()
                .histories()
                .read(mandate.dataset(), mandate.symbol(), LocalDate.MAX)
                .map(kept -> kept.history().series())
            : bars().read(mandate.dataset(), mandate.symbol());
    return stored instanceof Result.Ok<BarSeries>(BarSeries series) ? series : null;
  }

  /** Prices of vendors, brought up to date by the feeds. */
  Result<BarSeries> live(String dataset, Symbol symbol) {
    LambdaFeeds feeds = new LambdaFeeds(stack.lambda(), stack.template().function("Feeds").name());
    return new TableMarketData(bars(), feeds).bars(dataset, symbol, session.clock().instant());
  }

  private BarTable bars() {
    return new BarTable(stack.dynamo(), table("MarketTable"));
  }

  private String table(String logicalId) {
    return stack.template().table(logicalId).name();
  }

  private static void pause() {
    try {
      Thread.sleep(WATCH_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FailureException(Reason.UNAVAILABLE, "interrupted");
    }
  }
}
