package tradingagents.agents.llm;

import dev.langchain4j.model.chat.request.ChatRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tradingagents.agents.llm.wire.CallFault;
import tradingagents.agents.llm.wire.CallFault.Kind;
import tradingagents.agents.llm.wire.ModelClient;
import tradingagents.agents.llm.wire.Reply;
import tradingagents.desk.models.ModelCatalogue;
import tradingagents.desk.models.ModelId;
import tradingagents.desk.models.Tokens;
import tradingagents.desk.port.CostBook;
import tradingagents.desk.port.CostBook.Hold;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;

/**
 * The one retry loop between a turn and the models. Each call is paid from a hold that was taken
 * before it; what a failed call was billed is booked as well. A model that fails in a way that may
 * pass is asked once more, then the next one is asked; what cannot pass goes to the next at once.
 * Nothing here is tried again by anybody else: when no model answered, that is the turn's answer.
 */
final class Caller {
  /** Answers nothing: for a desk that only remembers. */
  static final ModelClient NOBODY =
      (model, request, terms) -> {
        throw new CallFault(
            Kind.BAD_REQUEST, "a replay calls no model, and this was not asked", Tokens.NONE, null);
      };

  private static final Logger LOG = LoggerFactory.getLogger(Caller.class);
  private static final int TRIES_PER_MODEL = 2;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(400);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);
  private static final Duration LEAST = Duration.ofSeconds(1);

  private final ModelClient client;
  private final ModelCatalogue catalogue;
  private final CostBook costs;
  private final ModelHealth health;
  private final CallListener listener;
  private final Timing timing;

  Caller(
      ModelClient client,
      ModelCatalogue catalogue,
      CostBook costs,
      ModelHealth health,
      CallListener listener,
      Timing timing) {
    this.client = client;
    this.catalogue = catalogue;
    this.costs = costs;
    this.health = health;
    this.listener = listener;
    this.timing = timing;
  }

  /** The same loop that makes no call at all. */
  Caller silent() {
    return new Caller(NOBODY, catalogue, new FreeCalls(), new ModelHealth(), listener, timing);
  }

  /**
   * Time and chance.
   *
   * @param clock the time
   * @param pause waits
   * @param chance spreads the waits
   * @param ids names for calls
   * @param call the longest one call may take
   * @param silence the longest a stream may be silent
   */
  record Timing(
      InstantSource clock,
      Consumer<Duration> pause,
      Supplier<RandomGenerator> chance,
      Supplier<String> ids,
      Duration call,
      Duration silence) {}

  /**
   * What is asked.
   *
   * @param route who may be asked, in order; at least one
   * @param request the messages and what may be answered
   * @param promptTokens what is read, in tokens of the common estimate
   * @param payer whose money, without an id
   * @param until no call is made later
   * @param mostCalls how many calls are left to the turn
   * @param heard is told the words as they come
   */
  record Question(
      List<Candidate> route,
      ChatRequest request,
      long promptTokens,
      CostBook.Call payer,
      Instant until,
      int mostCalls,
      Consumer<String> heard) {}

  /** An answer and who gave it. */
  record Answer(Reply reply, ModelId model) {}

  /** Asks until somebody answers. */
  Result<Answer> ask(Question question, Spending spending) {
    List<String> faults = new ArrayList<>();
    @Nullable Failure budget = null;
    boolean refused = false;
    int tooSmall = 0;
    int before = spending.calls();
    for (Candidate candidate : wellFirst(question.route())) {
      // What was too long for one model is only asked of models that read more.
      if (candidate.facts().contextTokens() <= tooSmall) {
        continue;
      }
      for (int attempt = 1; attempt <= TRIES_PER_MODEL; attempt++) {
        if (spending.calls() - before >= question.mostCalls()
            || left(question).compareTo(LEAST) < 0) {
          return noAnswer(faults, refused, budget);
        }
        try {
          Reply reply = pay(question, candidate, spending);
          health.answered(candidate.model(), timing.clock().instant());
          return Result.ok(new Answer(reply, candidate.model()));
        } catch (NotPaid e) {
          if (e.failure.reason() == Reason.BUDGET) {
            budget = e.failure;
            break;
          }
          faults.add(candidate.model() + ": " + e.failure);
          if (attempt == TRIES_PER_MODEL || !pause(question, null, attempt)) {
            break;
          }
        } catch (CallFault fault) {
          faults.add(candidate.model() + ": " + fault.getMessage());
          LOG.warn("{} did not answer: {} {}", candidate.model(), fault.kind(), fault.getMessage());
          health.failed(candidate.model(), fault, timing.clock().instant());
          listener.failed(candidate.model(), fault.kind());
          refused |= fault.kind() == Kind.CONTENT_POLICY;
          if (fault.kind() == Kind.CONTEXT_OVERFLOW) {
            tooSmall = Math.max(tooSmall, candidate.facts().contextTokens());
          }
          if (!mayPass(fault.kind())
              || attempt == TRIES_PER_MODEL
              || !pause(question, fault.retryAfter(), attempt)) {
            break;
          }
        }
      }
    }
    return noAnswer(faults, refused, budget);
  }

  /** Models that cool down come last: when all do, the desk still asks. */
  private List<Candidate> wellFirst(List<Candidate> route) {
    Instant now = timing.clock().instant();
    List<Candidate> well = new ArrayList<>();
    List<Candidate> cooling = new ArrayList<>();
    for (Candidate candidate : route) {
      (health.isCooling(candidate.model(), now) ? cooling : well).add(candidate);
    }
    well.addAll(cooling);
    return well;
  }

  private Reply pay(Question question, Candidate candidate, Spending spending)
      throws CallFault, NotPaid {
    LocalDate day = LocalDate.ofInstant(timing.clock().instant(), ZoneOffset.UTC);
    ModelId model = candidate.model();
    BigDecimal most =
        paid(catalogue.toHold(model, day, question.promptTokens(), candidate.maxTokens()));
    CostBook.Call payer = question.payer();
    CostBook.Call call =
        new CostBook.Call(
            timing.ids().get(),
            payer.runId(),
            payer.task(),
            payer.tenant(),
            payer.user(),
            timing.clock().instant(),
            payer.runBudgetUsd());
    Hold hold = paid(costs.hold(call, most));
    Instant begun = timing.clock().instant();
    Duration limit = left(question).compareTo(timing.call()) < 0 ? left(question) : timing.call();
    ModelClient.Terms terms =
        new ModelClient.Terms(candidate.keyRef(), limit, timing.silence(), question.heard());
    try {
      Reply reply = client.call(model, candidate.fitted(question.request()), terms);
      book(hold, model, day, begun, reply.tokens(), spending);
      return reply;
    } catch (CallFault fault) {
      if (fault.used().estimated()) {
        // Nobody knows what will be billed: the hold stays and counts as spent.
        spending.called(fault.used(), BigDecimal.ZERO);
        listener.called(
            model,
            Duration.between(begun, timing.clock().instant()),
            fault.used(),
            BigDecimal.ZERO);
      } else {
        book(hold, model, day, begun, fault.used(), spending);
      }
      throw fault;
    }
  }

  private void book(
      Hold hold, ModelId model, LocalDate day, Instant begun, Tokens used, Spending spending) {
    BigDecimal cost = catalogue.prices().cost(model, day, used).orThrow();
    spending.called(used, cost);
    listener.called(model, Duration.between(begun, timing.clock().instant()), used, cost);
    // Should this fail, the hold counts as spent: nothing is overspent, and the books say so.
    if (costs.settle(hold, model, used, cost) instanceof Result.Err<Boolean>(Failure failure)) {
      LOG.warn("the cost of a call of {} is not settled: {}", model, failure);
    }
  }

  private static <T> T paid(Result<T> result) throws NotPaid {
    return switch (result) {
      case Result.Ok<T>(T value) -> value;
      case Result.Err<T>(Failure failure) -> throw new NotPaid(failure);
    };
  }

  private Duration left(Question question) {
    return Duration.between(timing.clock().instant(), question.until());
  }

  private static boolean mayPass(Kind kind) {
    return switch (kind) {
      case THROTTLED, UNAVAILABLE, TIMEOUT, MALFORMED -> true;
      case CONTEXT_OVERFLOW, CONTENT_POLICY, AUTH, NO_SUCH_MODEL, BAD_REQUEST -> false;
    };
  }

  /** Waits as long as was asked, or longer each time; not at all when that is too long. */
  private boolean pause(Question question, @Nullable Duration asked, int attempt) {
    long most = FIRST_PAUSE.toMillis() << (attempt - 1);
    Duration pause =
        asked == null
            ? Duration.ofMillis(most / 2 + timing.chance().get().nextLong(most / 2 + 1))
            : asked;
    if (pause.compareTo(LONGEST_PAUSE) > 0 || pause.plus(LEAST).compareTo(left(question)) > 0) {
      return false;
    }
    timing.pause().accept(pause);
    return true;
  }

  private static Result<Answer> noAnswer(
      List<String> faults, boolean refused, @Nullable Failure budget) {
    if (budget != null) {
      return new Result.Err<>(budget);
    }
    String what = faults.isEmpty() ? "there was no time left" : String.join("; ", faults);
    return Result.err(refused ? Reason.REFUSED : Reason.NO_ANSWER, what);
  }

  /** Money was not given: no call was made. */
  private static final class NotPaid extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Failure failure;

    NotPaid(Failure failure) {
      super(failure.detail());
      this.failure = failure;
    }
  }
}
