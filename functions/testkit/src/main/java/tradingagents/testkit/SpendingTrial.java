package tradingagents.testkit;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tradingagents.desk.models.Budget;
import tradingagents.desk.models.BudgetState;
import tradingagents.desk.models.Budgets;
import tradingagents.desk.models.CostLine;
import tradingagents.desk.models.ModelCatalogue;
import tradingagents.desk.models.ModelId;
import tradingagents.desk.models.PriceTable;
import tradingagents.desk.models.Tenants;
import tradingagents.desk.models.Tokens;
import tradingagents.desk.port.CostBook;
import tradingagents.desk.port.CostBook.Call;
import tradingagents.desk.port.CostBook.Hold;
import tradingagents.desk.port.Costs;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;

/**
 * Several runs that spend from one book at the same time while everything goes wrong, by seed:
 * messages come twice, workers die at every point of a call, the book is throttled and loses its
 * answers, models are throttled, repeat and fall silent. A provider beside it keeps its own
 * accounts in whole numbers; at the end the two are compared.
 */
public final class SpendingTrial {
  /** Small enough that some runs, people and days reach them. */
  public static final Budgets LIMITS =
      new Budgets(new BigDecimal("0.35"), new BigDecimal("0.9"), new BigDecimal("1.6"));

  private static final Instant MORNING = Instant.parse("2026-11-26T08:00:00Z");
  private static final PriceTable PRICES = ModelCatalogue.shipped().prices();

  /** Models that {@link ProviderBill} has rates of. */
  public static final List<ModelId> MODELS =
      List.of(
          ModelId.parse("anthropic:claude-haiku-4-5"),
          ModelId.parse("openai:gpt-5.4-mini"),
          ModelId.parse("bedrock:us.amazon.nova-pro-v1:0"),
          ModelId.parse("gemini:gemini-3.5-flash-lite"),
          ModelId.parse("bedrock:eu.anthropic.claude-sonnet-4-6"));

  private static final List<Step> SPEAKERS =
      Arrays.stream(Step.values()).filter(Step::isAgent).toList();

  /** What went wrong, or right. */
  public enum Event {
    /** The worker died before it held anything. */
    DIED_BEFORE_HOLD,
    /** The worker died with a hold and without a call. */
    DIED_AFTER_HOLD,
    /** The worker died with a bill that nobody knows. */
    DIED_AFTER_CALL,
    /** The worker died after it settled. */
    DIED_AFTER_SETTLE,
    /** The book refused for a moment and nothing was done. */
    BOOK_THROTTLED,
    /** The book did it and its answer was lost. */
    ANSWER_LOST,
    /** A budget refused. */
    REFUSED,
    /** The model refused for a moment and billed nothing. */
    MODEL_THROTTLED,
    /** The model billed and its answer never came. */
    MODEL_SILENT,
    /** The model answered what must be asked again, and billed it. */
    REPEATED,
    /** A hold was settled twice. */
    SETTLED_TWICE,
    /** A message came twice and both were worked on. */
    DUPLICATE,
    /** A call was settled and that was all. */
    SETTLED
  }

  /**
   * How a trial ended.
   *
   * @param findings one sentence each thing that does not add up
   * @param events how often what happened
   * @param log all of it in order
   */
  public record Verdict(List<String> findings, Map<Event, Integer> events, List<String> log) {}

  private final Random random;
  private final CostBook book;
  private final Costs costs;
  private final UnaryOperator<BigDecimal> holds;
  private final Map<Event, Integer> events = new EnumMap<>(Event.class);
  private final List<String> log = new ArrayList<>();
  private final Map<String, BigDecimal> bills = new HashMap<>();
  private final Map<String, Call> calls = new HashMap<>();
  private int ids;

  private SpendingTrial(long seed, CostBook book, Costs costs, UnaryOperator<BigDecimal> holds) {
    this.random = new Random(seed * 0x9E3779B97F4A7C15L);
    this.book = book;
    this.costs = costs;
    this.holds = holds;
  }

  /**
   * Runs and compares.
   *
   * @param seed decides everything
   * @param runs how many spend at the same time
   * @param book an empty one with {@link #LIMITS}
   * @param costs its reading side
   * @param holds what is held for a call that can cost so much; a right book is given the identity
   * @return what does not add up
   */
  public static Verdict of(
      long seed, int runs, CostBook book, Costs costs, UnaryOperator<BigDecimal> holds) {
    SpendingTrial trial = new SpendingTrial(seed, book, costs, holds);
    trial.spend(runs);
    return new Verdict(trial.findings(), trial.events, trial.log);
  }

  private void spend(int runs) {
    List<Worker> workers = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      String user = "user-" + random.nextInt(3);
      int turns = 4 + random.nextInt(14);
      for (int turn = 0; turn < turns; turn++) {
        Task task = new Task(SPEAKERS.get(random.nextInt(SPEAKERS.size())), 1 + random.nextInt(3));
        Instant at = MORNING.plusSeconds(random.nextInt(70_000));
        int deliveries = random.nextInt(6) == 0 ? 2 : 1;
        for (int delivery = 0; delivery < deliveries; delivery++) {
          workers.add(new Worker("run-" + run, task, user, at));
        }
        if (deliveries == 2) {
          happened(Event.DUPLICATE, "run-" + run + " " + task);
        }
      }
    }
    while (!workers.isEmpty()) {
      Worker worker = workers.get(random.nextInt(workers.size()));
      if (!worker.step()) {
        workers.remove(worker);
      }
    }
  }

  /**
   * One worker on one turn: it makes up to three calls, each an id, a hold, a bill, a settlement.
   */
  private final class Worker {
    private final String run;
    private final Task task;
    private final String user;
    private final Instant at;
    private final ModelId model = MODELS.get(random.nextInt(MODELS.size()));
    private int callsLeft = 3;
    private Call call;
    private Hold hold;
    private Tokens used = Tokens.NONE;
    private long promptTokens;
    private long mostAnswerTokens;
    private Place place = Place.BETWEEN;

    Worker(String run, Task task, String user, Instant at) {
      this.run = run;
      this.task = task;
      this.user = user;
      this.at = at;
      this.call = next();
      this.hold = new Hold(call, BigDecimal.ZERO);
    }

    private Call next() {
      return new Call("call-" + ids++, run, task, Tenants.HOME, user, at, null);
    }

    /** Does one thing; false when the worker is gone. */
    boolean step() {
      return switch (place) {
        case BETWEEN -> begin();
        case HELD -> ask();
        case BILLED -> settle();
        case SETTLED -> end();
      };
    }

    private boolean begin() {
      if (callsLeft-- == 0 || dies(Event.DIED_BEFORE_HOLD)) {
        return false;
      }
      call = next();
      calls.put(call.id(), call);
      promptTokens = 500 + random.nextLong(12_000);
      mostAnswerTokens = 200 + random.nextLong(2_500);
      BigDecimal most = PRICES.atMost(model, day(call), promptTokens, mostAnswerTokens).orThrow();
      Result<Hold> held = insist(() -> book.hold(call, holds.apply(most)));
      if (held instanceof Result.Err<Hold>(Failure failure)) {
        if (failure.reason() == Reason.BUDGET) {
          happened(Event.REFUSED, call.id() + " " + failure.detail());
        }
        return false;
      }
      hold = held.orThrow();
      place = Place.HELD;
      return true;
    }

    private boolean ask() {
      if (dies(Event.DIED_AFTER_HOLD)) {
        return false;
      }
      if (random.nextInt(8) == 0) {
        happened(Event.MODEL_THROTTLED, call.id());
        used = Tokens.NONE;
        bills.put(call.id(), BigDecimal.ZERO);
        place = Place.BILLED;
        return true;
      }
      used = bill();
      if (random.nextInt(25) == 0) {
        // What was billed is not known: the hold is left as it is.
        happened(Event.MODEL_SILENT, call.id());
        place = Place.BETWEEN;
        return true;
      }
      place = Place.BILLED;
      return true;
    }

    private Tokens bill() {
      long cached = random.nextInt(3) == 0 ? 0 : random.nextLong(promptTokens);
      boolean writes = random.nextBoolean();
      Tokens tokens =
          new Tokens(
              promptTokens - cached,
              writes ? 0 : cached,
              writes ? cached : 0,
              1 + random.nextLong(mostAnswerTokens),
              false);
      bills.put(call.id(), ProviderBill.of(model, tokens));
      return tokens;
    }

    private boolean settle() {
      if (dies(Event.DIED_AFTER_CALL)) {
        return false;
      }
      BigDecimal cost = PRICES.cost(model, day(call), used).orThrow();
      insist(() -> book.settle(hold, model, used, cost));
      if (random.nextInt(10) == 0) {
        happened(Event.SETTLED_TWICE, call.id());
        insist(() -> book.settle(hold, model, used, cost));
      }
      happened(Event.SETTLED, call.id() + " " + cost);
      place = Place.SETTLED;
      return true;
    }

    private boolean end() {
      boolean again = used.output() == 0 || random.nextInt(7) == 0;
      if (dies(Event.DIED_AFTER_SETTLE) || !again) {
        return false;
      }
      happened(Event.REPEATED, call.id());
      place = Place.BETWEEN;
      return true;
    }

    private boolean dies(Event how) {
      boolean dies = random.nextInt(30) == 0;
      if (dies) {
        happened(how, call.id());
      }
      return dies;
    }
  }

  private enum Place {
    BETWEEN,
    HELD,
    BILLED,
    SETTLED
  }

  /** What a worker wants of the book. */
  @FunctionalInterface
  private interface Wish<T> {
    Result<T> fulfil();
  }

  /** Asks the book up to three times: it may refuse for a moment, and its answer may get lost. */
  private <T> Result<T> insist(Wish<T> wish) {
    Result<T> answer = Result.err(Reason.THROTTLED, "too fast");
    for (int i = 0; i < 3; i++) {
      int luck = random.nextInt(20);
      if (luck == 0) {
        happened(Event.BOOK_THROTTLED, "");
        continue;
      }
      answer = wish.fulfil();
      if (luck > 1) {
        return answer;
      }
      happened(Event.ANSWER_LOST, "");
      answer = Result.err(Reason.TIMEOUT, "no answer");
    }
    return answer;
  }

  private void happened(Event event, String what) {
    events.merge(event, 1, Integer::sum);
    log.add(event + " " + what);
  }

  private static LocalDate day(Call call) {
    return LocalDate.ofInstant(call.at(), ZoneOffset.UTC);
  }

  private List<String> findings() {
    List<String> findings = new ArrayList<>();
    LocalDate day = LocalDate.ofInstant(MORNING, ZoneOffset.UTC);
    List<CostLine> lines = costs.lines(Tenants.HOME, day, day.plusDays(1)).orThrow();
    Map<String, CostLine> kept =
        lines.stream().collect(Collectors.toMap(CostLine::callId, line -> line));
    if (kept.size() != lines.size()) {
      findings.add("a call has two lines");
    }
    bills.forEach((id, bill) -> covered(findings, id, bill, kept));
    Map<Budget, List<Call>> budgets = new HashMap<>();
    for (Call call : calls.values()) {
      LIMITS
          .of(call.runId(), null, call.tenant(), call.user(), day(call))
          .forEach(budget -> budgets.computeIfAbsent(budget, b -> new ArrayList<>()).add(call));
    }
    budgets.forEach((budget, under) -> kept(findings, budget, under, kept));
    return findings;
  }

  private static void covered(
      List<String> findings, String id, BigDecimal bill, Map<String, CostLine> kept) {
    CostLine line = kept.get(id);
    if (line == null) {
      findings.add("call " + id + " was billed " + bill + " and has no line");
    } else if (line.billed() == null && line.heldUsd().compareTo(bill) < 0) {
      findings.add("call " + id + " was billed " + bill + " over its hold of " + line.heldUsd());
    } else if (line.billed() != null && line.billed().usd().compareTo(bill) != 0) {
      findings.add("call " + id + " was billed " + bill + ", booked " + line.billed().usd());
    }
  }

  private void kept(
      List<String> findings, Budget budget, List<Call> under, Map<String, CostLine> kept) {
    BigDecimal billed = BigDecimal.ZERO;
    BigDecimal spent = BigDecimal.ZERO;
    BigDecimal held = BigDecimal.ZERO;
    for (Call call : under) {
      billed = billed.add(bills.getOrDefault(call.id(), BigDecimal.ZERO));
      CostLine line = kept.get(call.id());
      if (line != null && line.billed() != null) {
        spent = spent.add(line.billed().usd());
      } else if (line != null) {
        held = held.add(line.heldUsd());
      }
    }
    if (billed.compareTo(budget.limitUsd()) > 0) {
      findings.add(budget.name() + " is exceeded: " + billed + " of " + budget.limitUsd());
    }
    BudgetState state = costs.state(budget).orThrow();
    if (state.spentUsd().compareTo(spent) != 0 || state.heldUsd().compareTo(held) != 0) {
      findings.add(
          "%s has %s spent and %s held, its calls %s and %s"
              .formatted(budget.name(), state.spentUsd(), state.heldUsd(), spent, held));
    }
  }
}
