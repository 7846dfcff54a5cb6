package tradingagents.agents.llm;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import tradingagents.agents.turn.MarketTools;
import tradingagents.agents.turn.ReasonerChoice;
import tradingagents.agents.turn.Turn;
import tradingagents.desk.models.AgentLlmConfig;
import tradingagents.desk.models.ModelCatalogue;
import tradingagents.desk.models.ModelChoice;
import tradingagents.desk.models.ModelFacts;
import tradingagents.desk.models.ModelId;
import tradingagents.desk.models.ModelRoute;
import tradingagents.desk.models.Tenants;
import tradingagents.desk.port.CostBook;
import tradingagents.desk.port.Reasoner;
import tradingagents.desk.roster.Agent.Tier;
import tradingagents.desk.run.Mandate;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;

/**
 * Seats a language model at the desk for one turn: which models may be asked and in which order,
 * for how long, how often and for whose money. A mandate that names a model is answered by that
 * model, for the deep tier by the deep model where one is named, and by no other; a mandate for
 * {@code agents} by each agent's own configuration with its fallbacks.
 */
public final class ModelDesk implements ReasonerChoice {
  /** Whose configuration stands for the quick tier. */
  private static final Step QUICK = Step.BULL_RESEARCHER;

  private final Parts parts;
  private final BiFunction<String, Step, Result<AgentLlmConfig>> recent;

  /**
   * What the desk is made of.
   *
   * @param caller asks models
   * @param thrift what a turn may use with the money that is left
   * @param catalogue which models there are
   * @param configs an agent's configuration, by tenant
   * @param writers writes briefs with the versions of prompts that a tenant and a run chose
   * @param exchanges remembers what was asked
   * @param listener hears what calls come to
   * @param words who is told what is said in a turn while it is said
   * @param limits for one turn
   */
  record Parts(
      Caller caller,
      Thrift thrift,
      ModelCatalogue catalogue,
      BiFunction<String, Step, Result<AgentLlmConfig>> configs,
      Writers writers,
      Exchanges exchanges,
      CallListener listener,
      BiFunction<String, Task, Consumer<String>> words,
      Limits limits) {
    private Parts remembering(Exchanges remembered) {
      return new Parts(
          caller.silent(),
          Thrift.NONE,
          catalogue,
          configs,
          writers,
          remembered,
          listener,
          words,
          limits);
    }
  }

  /** Makes the writer of a turn. */
  @FunctionalInterface
  interface Writers {
    /** With the versions a run asks for, by agent; what it does not name is the tenant's choice. */
    BookWriter of(String tenant, Map<String, String> versions);
  }

  /**
   * What one turn may take.
   *
   * @param now the time
   * @param turn how long
   * @param calls how many calls
   * @param hasTools whether anything may be looked up
   */
  record Limits(InstantSource now, Duration turn, int calls, boolean hasTools) {}

  ModelDesk(Parts parts) {
    this.parts = parts;
    this.recent = new RecentConfigs(parts.configs(), parts.limits().now());
  }

  /**
   * The same desk that remembers a run and never asks a model anything new.
   *
   * @param stored the run
   * @return answers from the exchanges that each turn is stored with
   */
  public ReasonerChoice remembering(Run stored) {
    return turn -> {
      List<String> hashes =
          stored
              .recorded(turn.task())
              .map(recorded -> recorded.usage().spent().exchanges())
              .orElse(List.of());
      return new ModelDesk(
              parts.remembering(new RememberedExchanges(hashes, turn.sample(), parts.exchanges())))
          .of(turn);
    };
  }

  @Override
  public Result<Reasoner> of(Turn turn) {
    try {
      Mandate mandate = turn.run().mandate();
      Step step = turn.task().step();
      String tenant = Tenants.HOME;
      AgentLlmConfig config = config(tenant, step);
      Instant now = parts.limits().now().instant();
      Instant until = now.plus(parts.limits().turn());
      boolean isFirst = turn.sample() == 0;
      CostBook.Call payer =
          new CostBook.Call(
              "",
              turn.run().id(),
              turn.task(),
              tenant,
              mandate.origin().by(),
              now,
              mandate.reasoning().budgetUsd());
      List<Candidate> route = route(mandate, config);
      ModelReasoner.Seat seat =
          new ModelReasoner.Seat(
              route,
              () -> affordable(turn, tenant, payer, config, route),
              payer,
              until.isBefore(mandate.deadline()) ? until : mandate.deadline(),
              parts.limits().calls(),
              turn.sample(),
              parts.limits().hasTools() ? turn.tools() : MarketTools.none(),
              isFirst ? parts.words().apply(turn.run().id(), turn.task()) : said -> {});
      return Result.ok(
          new ModelReasoner(
              parts.caller(),
              parts.exchanges(),
              parts.listener(),
              parts.writers().of(tenant, mandate.reasoning().prompts()),
              seat));
    } catch (FailureException e) {
      return new Result.Err<>(e.failure());
    }
  }

  /** Who may be asked with the money that is left. */
  private Result<List<Candidate>> affordable(
      Turn turn, String tenant, CostBook.Call payer, AgentLlmConfig config, List<Candidate> route) {
    Mandate mandate = turn.run().mandate();
    Function<Step, ModelId> full =
        step -> route(mandate, recent.apply(tenant, step).orThrow()).getFirst().model();
    Candidate quick = quick(mandate, config, recent.apply(tenant, QUICK).orThrow()).getFirst();
    return switch (parts.thrift().means(turn, payer, full, quick, config.maxTokens())) {
      case FULL -> Result.ok(route);
      case QUICK -> Result.ok(quick(mandate, config, config(tenant, QUICK)));
      case PASS, STOP ->
          Result.err(Reason.BUDGET, "what is left of a budget does not pay for what is to come");
    };
  }

  private AgentLlmConfig config(String tenant, Step step) {
    return parts.configs().apply(tenant, step).orThrow();
  }

  /** The route of an agent of the quick tier, with a short answer. */
  private List<Candidate> quick(Mandate mandate, AgentLlmConfig own, AgentLlmConfig other) {
    AgentLlmConfig quick = own.tier() == Tier.QUICK ? own : other;
    return route(mandate, quick).stream()
        .map(one -> one.answering(Math.min(one.maxTokens(), Thrift.SHORT_ANSWER)))
        .toList();
  }

  private List<Candidate> route(Mandate mandate, AgentLlmConfig config) {
    List<Candidate> route = new ArrayList<>();
    for (ModelId model : models(mandate, config)) {
      ModelFacts facts = parts.catalogue().known(model).orThrow();
      boolean isOwn = model.provider() == config.model().provider();
      route.add(
          new Candidate(
              facts,
              config.temperature(),
              Math.min(config.maxTokens(), facts.maxOutputTokens()),
              isOwn ? config.apiKeyRef() : null));
    }
    return route;
  }

  private static List<ModelId> models(Mandate mandate, AgentLlmConfig config) {
    try {
      return ModelRoute.of(
          ModelChoice.parse(mandate.model()), mandate.reasoning().deepModel(), config);
    } catch (IllegalArgumentException e) {
      Failure failure =
          new Failure(
              Reason.UNSUPPORTED,
              "there is no model '%s' to ask: %s".formatted(mandate.model(), e.getMessage()));
      throw new FailureException(failure, e);
    }
  }
}
