package tradingagents.cli;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tradingagents.agents.AgentWorker;
import tradingagents.agents.data.Dossier;
import tradingagents.agents.llm.Forecast;
import tradingagents.agents.prompt.PromptBook;
import tradingagents.chain.reasoning.AgentConfigs;
import tradingagents.chain.reasoning.PromptChoices;
import tradingagents.chain.vendor.KnownAnswers;
import tradingagents.desk.models.AgentLlmConfig;
import tradingagents.desk.models.CostLine;
import tradingagents.desk.models.ModelCatalogue;
import tradingagents.desk.models.ModelFacts;
import tradingagents.desk.models.ModelId;
import tradingagents.desk.models.ModelRoute;
import tradingagents.desk.models.Quote;
import tradingagents.desk.models.Quote.CallQuote;
import tradingagents.desk.models.Tenants;
import tradingagents.desk.models.Tokens;
import tradingagents.desk.port.Costs;
import tradingagents.desk.port.Memories;
import tradingagents.desk.run.Mandate;
import tradingagents.desk.run.Origin;
import tradingagents.desk.run.ReasoningTerms;
import tradingagents.desk.run.Step;
import tradingagents.desk.sizing.TargetWeights;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.market.BarSeries;
import tradingagents.model.market.NewsItem;

/**
 * What a run would cost, before it begins: it is rehearsed with answers of the usual length. Where
 * the same turn was answered by the same model within thirty days, what was used then is expected
 * again: that knows the model's own tokenizer, its habits and how its cache hits.
 */
final class RunQuote {
  private static final int REMEMBERED_DAYS = 30;
  private static final int REMEMBERED_CALLS = 20;

  private final ModelCatalogue catalogue;
  private final AgentConfigs configs;
  private final Costs costs;
  private final PromptBook book;
  private final PromptChoices choices;
  private final InstantSource clock;

  RunQuote(
      ModelCatalogue catalogue,
      AgentConfigs configs,
      Costs costs,
      PromptBook book,
      PromptChoices choices,
      InstantSource clock) {
    this.catalogue = catalogue;
    this.configs = configs;
    this.costs = costs;
    this.book = book;
    this.choices = choices;
    this.clock = clock;
  }

  /**
   * A quote and what it rests on.
   *
   * @param quote call by call
   * @param remembered how many of the calls are expected to be what they were before
   */
  record Quoted(Quote quote, int remembered) {}

  /** What a request would cost; nothing for rules and scripts. */
  Quoted of(Request request) {
    if (!request.model().callsModels()) {
      return new Quoted(new Quote(List.of()), 0);
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    Map<String, List<Tokens>> before = before(today);
    List<CallQuote> calls = new ArrayList<>();
    int remembered = 0;
    for (Forecast.Call call :
        Forecast.of(
            mandate(request),
            choice -> new AgentWorker(sources(request), choice, TargetWeights.DEFAULT),
            book,
            clock)) {
      AgentLlmConfig config = configs.current(Tenants.HOME, call.task().step());
      ModelId model =
          ModelRoute.of(request.model(), request.terms().deepModel(), config).getFirst();
      ModelFacts facts = catalogue.known(model).orThrow();
      List<Tokens> known = before.getOrDefault(call.task() + " " + model, List.of());
      remembered += known.isEmpty() ? 0 : 1;
      Tokens tokens =
          known.isEmpty()
              ? new Tokens(
                  facts.tokens(call.promptTokens()), 0, 0, facts.tokens(call.answerTokens()), true)
              : mean(known);
      BigDecimal usd = catalogue.prices().cost(model, today, tokens).orThrow();
      BigDecimal most =
          catalogue
              .toHold(
                  model,
                  today,
                  call.promptTokens(),
                  Math.min(config.maxTokens(), facts.maxOutputTokens()))
              .orThrow();
      calls.add(new CallQuote(call.task(), model, tokens, usd, most));
    }
    return new Quoted(new Quote(calls), remembered);
  }

  /** What each turn used in its newest runs, by turn and model: lookups and repairs included. */
  private Map<String, List<Tokens>> before(LocalDate today) {
    List<CostLine> lines =
        costs.lines(Tenants.HOME, today.minusDays(REMEMBERED_DAYS), today).orThrow().stream()
            .filter(line -> line.billed() != null && line.billed().tokens().output() > 0)
            .sorted(Comparator.comparing(CostLine::at).reversed())
            .toList();
    Map<String, Map<String, Tokens>> byRun = new HashMap<>();
    for (CostLine line : lines) {
      CostLine.Billed billed = Objects.requireNonNull(line.billed());
      Map<String, Tokens> runs =
          byRun.computeIfAbsent(line.task() + " " + billed.model(), key -> new LinkedHashMap<>());
      // Samples of a decider are calls of one turn: each is expected to be like any other.
      boolean decides = line.task().step().kind() == Step.Kind.DECIDER;
      String run = decides ? line.callId() : line.runId();
      if (runs.containsKey(run) || runs.size() < REMEMBERED_CALLS) {
        runs.merge(run, billed.tokens(), Tokens::plus);
      }
    }
    Map<String, List<Tokens>> before = new HashMap<>();
    byRun.forEach((turn, runs) -> before.put(turn, List.copyOf(runs.values())));
    return before;
  }

  private static Tokens mean(List<Tokens> known) {
    Tokens sum = known.stream().reduce(Tokens.NONE, Tokens::plus);
    int n = known.size();
    return new Tokens(
        sum.fresh() / n, sum.cacheRead() / n, sum.cacheWritten() / n, sum.output() / n, true);
  }

  private Mandate mandate(Request request) {
    Instant now = clock.instant();
    return new Mandate(
        request.symbol(),
        request.asOfDate(),
        request.session().date(),
        request.session().close(),
        request.analysts(),
        request.depth(),
        request.model().wireName(),
        request.dataset(),
        "quote",
        request.portfolio(),
        false,
        false,
        now,
        now,
        Origin.COMMAND_LINE,
        withChosenPrompts(request.terms()));
  }

  private ReasoningTerms withChosenPrompts(ReasoningTerms terms) {
    Map<String, String> versions = new HashMap<>(choices.current(Tenants.HOME));
    versions.putAll(terms.prompts());
    return new ReasoningTerms(terms.deepModel(), terms.samples(), terms.budgetUsd(), versions);
  }

  private static AgentWorker.Sources sources(Request request) {
    BarSeries series = request.series();
    return new AgentWorker.Sources(
        (dataset, symbol, asOf) -> Result.ok(series.upTo(asOf)),
        new Dossier((collection, symbol, asOf) -> news(request, asOf), KnownAnswers.NONE),
        Memories.NONE);
  }

  private static Result<List<NewsItem>> news(Request request, Instant asOf) {
    List<NewsItem> known =
        request.news().stream().filter(story -> !story.knownAt().isAfter(asOf)).toList();
    return known.isEmpty() ? Result.err(Reason.NO_DATA, "there are no stories") : Result.ok(known);
  }
}
