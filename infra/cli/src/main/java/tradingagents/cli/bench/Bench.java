package tradingagents.cli.bench;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tradingagents.agents.AgentWorker;
import tradingagents.agents.Reasoners;
import tradingagents.agents.llm.CallListener;
import tradingagents.agents.turn.ReasonerChoice;
import tradingagents.agents.turn.Rehearsal;
import tradingagents.desk.run.Mandate;
import tradingagents.desk.run.Origin;
import tradingagents.desk.run.Rating;
import tradingagents.desk.run.ReasoningTerms;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.SessionChoice;
import tradingagents.desk.run.Step;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.market.TradingCalendar;

/**
 * Plays every brief with every model: the agents' part of a run alone, in memory. Nothing is
 * stored, checked for risk or ordered. All runs have one id, so that one budget holds for them all.
 */
final class Bench {
  private static final Logger LOG = LoggerFactory.getLogger(Bench.class);
  private static final Duration DEADLINE = Duration.ofHours(1);

  private final BenchSet set;
  private final Prices prices;
  private final Terms terms;
  private final List<SessionChoice> sessions;

  /**
   * How it is played.
   *
   * @param id of all runs
   * @param parallel how many runs at once
   * @param budgetUsd the most that all of them may spend
   * @param clock the time
   */
  record Terms(String id, int parallel, BigDecimal budgetUsd, InstantSource clock) {}

  /**
   * What came of it.
   *
   * @param played each model's runs, in the order of the set
   * @param counts what each model did meanwhile
   */
  record Outcome(Map<String, List<Played>> played, Map<String, Tally.Counts> counts) {
    /** What a model decided on a brief; empty for a model that did not play. */
    Optional<Rating> decided(String model, int brief) {
      List<Played> own = played.getOrDefault(model, List.of());
      return own.isEmpty() ? Optional.empty() : own.get(brief).decided();
    }
  }

  /**
   * A bench that is ready.
   *
   * @param set what is compared on what
   * @param prices what the agents see
   * @param terms how it is played
   * @throws FailureException INVALID, naming the brief, for one that the prices do not allow
   */
  Bench(BenchSet set, Prices prices, Terms terms) {
    this.set = set;
    this.prices = prices;
    this.terms = terms;
    this.sessions = new ArrayList<>();
    TradingCalendar calendar = TradingCalendar.usEquities();
    Map<String, Integer> seen = new LinkedHashMap<>();
    for (int i = 0; i < set.briefs().size(); i++) {
      BenchSet.Dated brief = set.briefs().get(i);
      SessionChoice choice = session(prices, calendar, i, brief);
      Integer before = seen.put(brief.symbol() + " " + choice.session().date(), i);
      if (before != null) {
        throw new FailureException(
            Reason.INVALID,
            "the set: briefs[%d] and briefs[%d] are both of %s in the session %s"
                .formatted(before, i, brief.symbol(), choice.session().date()));
      }
      sessions.add(choice);
    }
  }

  private static SessionChoice session(
      Prices prices, TradingCalendar calendar, int i, BenchSet.Dated brief) {
    try {
      return SessionChoice.of(prices.whole(brief.symbol()).orThrow(), calendar, brief.asOf());
    } catch (FailureException e) {
      throw new FailureException(
          new Failure(Reason.INVALID, "the set: briefs[%d]: %s".formatted(i, e.failure().detail())),
          e);
    }
  }

  /**
   * Plays.
   *
   * @param models a desk of language models that tells a listener about its calls; asked once for
   *     each model of the set that needs one
   * @param progress is told the share that is done
   * @return everything that came of it
   */
  Outcome play(Function<CallListener, ReasonerChoice> models, DoubleConsumer progress) {
    Map<String, Tally> tallies = new LinkedHashMap<>();
    Map<String, AgentWorker> workers = new LinkedHashMap<>();
    for (String model : set.models()) {
      Tally tally = new Tally();
      Reasoners reasoners = new Reasoners(Bench::noScript, () -> models.apply(tally));
      tallies.put(model, tally);
      workers.put(model, new AgentWorker(prices, tally.counting(reasoners)));
    }
    int runs = set.models().size() * set.briefs().size();
    AtomicInteger done = new AtomicInteger();
    Map<String, List<Played>> played = new LinkedHashMap<>();
    List<Callable<Played>> plays = new ArrayList<>();
    for (int i = 0; i < set.briefs().size(); i++) {
      int brief = i;
      // Model by model within a brief: no provider is asked for all of them at once.
      workers.forEach((model, worker) ->
          plays.add(() -> {
            Played one = played(brief, model, worker);
            synchronized (done) {
              progress.accept((double) done.incrementAndGet() / runs);
            }
            return one;
          }));
    }
    List<Played> all = together(plays);
    for (int i = 0; i < all.size(); i++) {
      String model = set.models().get(i % set.models().size());
      played.computeIfAbsent(model, name -> new ArrayList<>()).add(all.get(i));
    }
    Map<String, Tally.Counts> counts = new LinkedHashMap<>();
    tallies.forEach((model, tally) -> counts.put(model, tally.counts()));
    return new Outcome(played, counts);
  }

  private static Result<String> noScript(String id) {
    return Result.err(Reason.UNSUPPORTED, "a bench plays no scripts");
  }

  private List<Played> together(List<Callable<Played>> plays) {
    List<Played> all = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(terms.parallel())) {
      for (Future<Played> one : threads.invokeAll(plays)) {
        all.add(one.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FailureException(Reason.UNAVAILABLE, "interrupted");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
    return all;
  }

  /** A run that breaks off is that run's failure, never the bench's end. */
  private Played played(int brief, String model, AgentWorker worker) {
    try {
      Run run = new Rehearsal(worker, terms.clock()).of(terms.id(), mandate(brief, model));
      return new Played(brief, run, null);
    } catch (FailureException e) {
      return new Played(brief, null, e.failure());
    } catch (RuntimeException e) {
      LOG.error("{} broke off on {}", model, set.briefs().get(brief), e);
      return new Played(
          brief, null, new Failure(Reason.CORRUPT, "something is wrong inside: " + e));
    }
  }

  private Mandate mandate(int brief, String model) {
    SessionChoice choice = sessions.get(brief);
    Instant now = terms.clock().instant();
    return new Mandate(
        set.briefs().get(brief).symbol(),
        choice.asOfDate(),
        choice.session().date(),
        choice.session().close(),
        Step.of(Step.Kind.ANALYST),
        set.depth(),
        model,
        "bench",
        "none",
        null,
        false,
        false,
        now,
        now.plus(DEADLINE),
        Origin.COMMAND_LINE,
        new ReasoningTerms(null, 1, terms.budgetUsd(), Map.of()));
  }
}
