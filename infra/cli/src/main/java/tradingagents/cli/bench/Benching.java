package tradingagents.cli.bench;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import tradingagents.agents.llm.CallListener;
import tradingagents.agents.llm.ModelFactory;
import tradingagents.agents.llm.wire.ModelClient;
import tradingagents.agents.llm.wire.Providers;
import tradingagents.agents.rules.RulesReasoner;
import tradingagents.agents.turn.ReasonerChoice;
import tradingagents.chain.Env;
import tradingagents.chain.run.SpokenWords;
import tradingagents.cli.backtest.Progress;
import tradingagents.desk.models.Budgets;
import tradingagents.desk.models.ModelCatalogue;
import tradingagents.desk.models.ModelChecks;
import tradingagents.feeds.file.CsvBars;
import tradingagents.local.LocalTables;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.market.Symbol;
import tradingagents.model.market.TradingCalendar;

/**
 * Makes a report of what was asked: reads the set, plays it, judges it. The tables of the data
 * folder, for answers, costs and budgets, are opened only when a model is to be called.
 */
final class Benching {
  private final Surroundings place;
  private final BiFunction<Env, ModelCatalogue, ModelClient> clients;

  /** Calls models as the environment says. */
  Benching(Surroundings place) {
    this(
        place,
        (env, catalogue) ->
            ModelFactory.providers(
                env,
                place.clock(),
                catalogue,
                () -> DefaultCredentialsProvider.builder().build(),
                UrlConnectionHttpClient::create));
  }

  /** Calls models by somebody else. */
  Benching(Surroundings place, BiFunction<Env, ModelCatalogue, ModelClient> clients) {
    this.place = place;
    this.clients = clients;
  }

  /** As it was typed. */
  record Asked(
      Path set,
      @Nullable Path bars,
      @Nullable String symbol,
      @Nullable String budget,
      int parallel,
      @Nullable Path data) {}

  /** Plays and judges. */
  BenchReport report(Asked asked) {
    ModelCatalogue catalogue = ModelFactory.catalogue(place.environment());
    Instant now = place.clock().instant();
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    BenchSet set = new BenchSetFile(new ModelChecks(catalogue), today).read(asked.set());
    Prices prices = prices(asked);
    Bench.Terms terms =
        new Bench.Terms(
            "bench-" + place.newId().get(), asked.parallel(), budget(asked, set), place.clock());
    Bench.Outcome outcome = play(new Bench(set, prices, terms), set, asked.data(), catalogue);
    Symbol benchmark = prices.benchmark();
    return new BenchReport(
        now.truncatedTo(ChronoUnit.SECONDS).toString(),
        String.valueOf(asked.set().getFileName()),
        set.briefs().size(),
        set.depth(),
        set.horizonSessions(),
        benchmark == null ? "" : benchmark.value(),
        new Judging(set, prices, catalogue, place.clock().instant()).rows(outcome));
  }

  private static Prices prices(Asked asked) {
    TradingCalendar calendar = TradingCalendar.usEquities();
    String symbol = asked.symbol();
    if (asked.bars() == null) {
      if (symbol != null) {
        throw invalid("--symbol names the instrument of --bars, which is not there");
      }
      return Prices.ofTheBox(calendar);
    }
    if (symbol == null) {
      throw invalid("--bars needs --symbol: the instrument, as the briefs name it");
    }
    Symbol own;
    try {
      own = Symbol.parse(symbol);
    } catch (IllegalArgumentException e) {
      throw new FailureException(new Failure(Reason.INVALID, "--symbol: " + e.getMessage()), e);
    }
    return Prices.of(new CsvBars(calendar).read(asked.bars(), own, "own-bars").orThrow());
  }

  private BigDecimal budget(Asked asked, BenchSet set) {
    if (asked.budget() != null) {
      return Budgets.parse("--budget", asked.budget());
    }
    long models = set.models().stream().filter(Benching::isPaid).count();
    return Budgets.read(place.environment()::text)
        .runUsd()
        .multiply(BigDecimal.valueOf(Math.max(1, models * set.briefs().size())));
  }

  private static boolean isPaid(String model) {
    return !model.equals(RulesReasoner.MODEL);
  }

  private Bench.Outcome play(
      Bench bench, BenchSet set, @Nullable Path data, ModelCatalogue catalogue) {
    try (Progress progress =
        new Progress(place.screen().err(), place.screen().interactive(), "Playing")) {
      if (set.models().stream().noneMatch(Benching::isPaid)) {
        return bench.play(Benching::nobody, progress);
      }
      try (LocalTables tables = place.tables().apply(data)) {
        ModelClient client = clients.apply(place.environment(), catalogue);
        try {
          return bench.play(desks(tables, catalogue, client), progress);
        } finally {
          if (client instanceof Providers providers) {
            providers.close();
          }
        }
      }
    }
  }

  private static ReasonerChoice nobody(CallListener listener) {
    throw new IllegalStateException("rules call no model");
  }

  /** A desk for each model: what it did is counted apart, the book of costs is the same. */
  private Function<CallListener, ReasonerChoice> desks(
      LocalTables tables, ModelCatalogue catalogue, ModelClient client) {
    Env env = place.environment().with(Map.of("REASONING_TABLE", tables.table("ReasoningTable")));
    SpokenWords words = new SpokenWords(tables.dynamo(), tables.table("RunsTable"), place.clock());
    return listener ->
        ModelFactory.of(env, tables.dynamo(), place.clock(), catalogue, client, listener, words);
  }

  private static FailureException invalid(String what) {
    return new FailureException(Reason.INVALID, what);
  }
}
