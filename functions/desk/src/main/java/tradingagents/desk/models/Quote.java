package tradingagents.desk.models;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tradingagents.desk.run.Mandate;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.Result;

/**
 * What a run is going to cost, before it begins: every call it makes when nothing goes wrong.
 *
 * <p>A shared beginning is written to a cache by the first calls that send it and read by those of
 * later turns; turns that are taken at the same time do not wait for one another's cache. Models
 * that do not cache, and beginnings that are too short, are paid in full.
 *
 * @param calls in the order of the run
 */
public record Quote(List<CallQuote> calls) {
  /**
   * One call.
   *
   * @param task whose turn
   * @param model who is asked
   * @param tokens as expected, in the model's own
   * @param usd as expected
   * @param atMostUsd what is held for it
   */
  public record CallQuote(
      Task task, ModelId model, Tokens tokens, BigDecimal usd, BigDecimal atMostUsd) {}

  /**
   * All calls of one agent, or of all.
   *
   * @param name the agent's wire name, or {@code total}
   * @param model who is asked; several are separated by commas
   * @param calls how many
   * @param tokens as expected
   * @param usd as expected
   * @param atMostUsd what would be held for all of them
   */
  public record Row(
      String name, String model, int calls, Tokens tokens, BigDecimal usd, BigDecimal atMostUsd) {
    private static Row of(String name, List<CallQuote> calls) {
      return new Row(
          name,
          String.join(
              ", ", calls.stream().map(call -> call.model().toString()).distinct().toList()),
          calls.size(),
          calls.stream().map(CallQuote::tokens).reduce(Tokens.NONE, Tokens::plus),
          calls.stream().map(CallQuote::usd).reduce(BigDecimal.ZERO, BigDecimal::add),
          calls.stream().map(CallQuote::atMostUsd).reduce(BigDecimal.ZERO, BigDecimal::add));
    }
  }

  /** Copies the calls. */
  public Quote {
    calls = List.copyOf(calls);
  }

  /**
   * Adds up a run.
   *
   * @param mandate who speaks, how often, and how many samples of the deciding steps are taken
   * @param models who is asked for each agent
   * @param estimates one for each turn of the run; more are ignored
   * @param catalogue facts and prices
   * @param day of the calls, in UTC
   * @return NOT_FOUND for an unknown model, NO_DATA for one without a price
   * @throws IllegalArgumentException when a turn has no estimate
   */
  public static Result<Quote> of(
      Mandate mandate,
      Function<Step, ModelId> models,
      List<CallEstimate> estimates,
      ModelCatalogue catalogue,
      LocalDate day) {
    Map<Task, CallEstimate> byTask = new HashMap<>();
    estimates.forEach(estimate -> byTask.put(estimate.task(), estimate));
    Map<String, Long> cached = new HashMap<>();
    List<CallQuote> calls = new ArrayList<>();
    for (List<Task> stage : stages(mandate)) {
      Map<String, Long> written = new HashMap<>(cached);
      for (Task task : stage) {
        CallEstimate estimate = byTask.get(task);
        if (estimate == null) {
          throw new IllegalArgumentException("there is no estimate of " + task);
        }
        Result<CallQuote> call =
            call(estimate, models.apply(task.step()), catalogue, day, cached, written);
        if (call instanceof Result.Err<CallQuote>(Failure failure)) {
          return new Result.Err<>(failure);
        }
        boolean decides = task.step().kind() == Step.Kind.DECIDER;
        for (int i = 0; i < (decides ? mandate.reasoning().samples() : 1); i++) {
          calls.add(call.orThrow());
        }
      }
      cached = written;
    }
    return Result.ok(new Quote(calls));
  }

  /** The turns of a run in order; those of one stage are taken at the same time. */
  static List<List<Task>> stages(Mandate mandate) {
    List<List<Task>> stages = new ArrayList<>();
    stages.add(mandate.analysts().stream().map(Task::of).toList());
    for (int round = 1; round <= mandate.depth(); round++) {
      stages.add(List.of(new Task(Step.BULL_RESEARCHER, round)));
      stages.add(List.of(new Task(Step.BEAR_RESEARCHER, round)));
    }
    stages.add(List.of(Task.of(Step.RESEARCH_MANAGER)));
    stages.add(List.of(Task.of(Step.TRADER)));
    for (int round = 1; round <= mandate.depth(); round++) {
      int now = round;
      stages.add(
          Step.of(Step.Kind.RISK_VOICE).stream().map(voice -> new Task(voice, now)).toList());
    }
    stages.add(List.of(Task.of(Step.PORTFOLIO_MANAGER)));
    return stages;
  }

  private static Result<CallQuote> call(
      CallEstimate estimate,
      ModelId model,
      ModelCatalogue catalogue,
      LocalDate day,
      Map<String, Long> cached,
      Map<String, Long> written) {
    Result<ModelFacts> known = catalogue.known(model);
    if (known instanceof Result.Err<ModelFacts>(Failure failure)) {
      return new Result.Err<>(failure);
    }
    ModelFacts facts = known.orThrow();
    long prompt = facts.tokens(estimate.promptTokens());
    long stable = facts.tokens(estimate.stableTokens());
    boolean caches = facts.can(Ability.PROMPT_CACHE) && stable >= facts.cachedFromTokens();
    String key = model + " " + estimate.prefix();
    long read = caches ? Math.min(stable, cached.getOrDefault(key, 0L)) : 0;
    long write = caches ? stable - read : 0;
    if (caches) {
      written.merge(key, stable, Math::max);
    }
    Tokens tokens =
        new Tokens(prompt - read - write, read, write, facts.tokens(estimate.answerTokens()), true);
    return switch (catalogue.prices().cost(model, day, tokens)) {
      case Result.Err<BigDecimal>(Failure failure) -> new Result.Err<>(failure);
      case Result.Ok<BigDecimal>(BigDecimal usd) ->
          catalogue
              .toHold(model, day, estimate.promptTokens(), estimate.mostAnswerTokens())
              .map(most -> new CallQuote(estimate.task(), model, tokens, usd, most));
    };
  }

  /**
   * What each agent costs.
   *
   * @return in the order of the run
   */
  public List<Row> agents() {
    Map<Step, List<CallQuote>> byAgent = new LinkedHashMap<>();
    for (CallQuote call : calls) {
      byAgent.computeIfAbsent(call.task().step(), step -> new ArrayList<>()).add(call);
    }
    return byAgent.entrySet().stream()
        .map(agent -> Row.of(agent.getKey().wireName(), agent.getValue()))
        .toList();
  }

  /**
   * What the run costs.
   *
   * @return the sum of all calls
   */
  public Row total() {
    return Row.of("total", calls);
  }
}
