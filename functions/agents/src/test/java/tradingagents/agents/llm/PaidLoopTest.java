package tradingagents.agents.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import tradingagents.agents.llm.wire.CallFault;
import tradingagents.agents.llm.wire.CallFault.Kind;
import tradingagents.agents.llm.wire.ModelClient;
import tradingagents.agents.llm.wire.Reply;
import tradingagents.desk.models.Budgets;
import tradingagents.desk.models.CostLine;
import tradingagents.desk.models.ModelCatalogue;
import tradingagents.desk.models.ModelId;
import tradingagents.desk.models.Tokens;
import tradingagents.desk.port.CostBook;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.testkit.MemoryCostBook;
import tradingagents.testkit.ProviderBill;
import tradingagents.testkit.SpendingTrial;

/**
 * Ten thousand runs through the loop that really calls models, ten to a book: messages come twice
 * and while the first is still worked on, workers die at every point of a call, the book refuses
 * for a moment and loses its answers, models are throttled, fall silent, refuse and bill what is of
 * no use. A provider beside it keeps its own accounts.
 */
class PaidLoopTest {
  private static final int BOOKS = 1_000;
  private static final int RUNS = 10;
  private static final Instant MORNING = Instant.parse("2026-11-26T08:00:00Z");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 26);
  private static final ModelCatalogue CATALOGUE = ModelCatalogue.shipped();
  private static final ChatRequest REQUEST =
      ChatRequest.builder().messages(UserMessage.from("Decide.")).build();

  private enum Event {
    ANSWERED,
    DUPLICATE,
    AT_THE_SAME_TIME,
    DIED_BEFORE_HOLD,
    DIED_AFTER_HOLD,
    DIED_AFTER_BILL,
    DIED_AFTER_SETTLEMENT,
    BOOK_REFUSED,
    BOOK_LOST_ITS_ANSWER,
    MODEL_FAILED,
    MODEL_FAILED_AND_BILLED,
    MODEL_FELL_SILENT,
    BUDGET_REFUSED
  }

  /** A worker's end. */
  private static final class Died extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final Map<Event, Integer> events = new EnumMap<>(Event.class);

  @Test
  void ten_thousand_runs_book_what_was_billed_and_exceed_no_budget() {
    Logger log = Logger.getLogger(Caller.class.getName());
    log.setLevel(Level.OFF);
    try {
      for (long seed = 0; seed < BOOKS; seed++) {
        assertThat(new Desk(seed).findings()).as("seed %d", seed).isEmpty();
      }
    } finally {
      log.setLevel(null);
    }
    for (Event event : Event.values()) {
      assertThat(events.getOrDefault(event, 0)).as("%s", event).isGreaterThan(500);
    }
  }

  /** Ten runs of three people on one book. */
  private final class Desk implements CostBook, ModelClient {
    private final Random random;
    private final Budgets limits =
        new Budgets(new BigDecimal("0.08"), new BigDecimal("0.20"), new BigDecimal("0.45"));
    private final MemoryCostBook book = new MemoryCostBook(limits);
    private final Map<String, BigDecimal> bills = new HashMap<>();
    private final Map<String, Call> calls = new HashMap<>();
    private final ModelHealth health = new ModelHealth();
    private final List<Turn> waiting = new ArrayList<>();
    private Instant now = MORNING;
    private String held = "";
    private long promptTokens;
    private int ids;
    private int depth;

    Desk(long seed) {
      this.random = new Random(seed * 0x9E3779B97F4A7C15L);
    }

    private record Turn(String run, Task task, String user) {}

    List<String> findings() {
      for (int run = 0; run < RUNS; run++) {
        int turns = 2 + random.nextInt(5);
        for (int turn = 1; turn <= turns; turn++) {
          waiting.add(
              new Turn("run-" + run, new Task(Step.BULL_RESEARCHER, turn), "user-" + run % 3));
        }
      }
      Collections.shuffle(waiting, random);
      while (!waiting.isEmpty()) {
        work(waiting.removeLast());
      }
      return compared();
    }

    private void work(Turn turn) {
      if (random.nextInt(6) == 0) {
        happened(Event.DUPLICATE);
        waiting.addFirst(turn);
      }
      try {
        ask(turn);
      } catch (Died died) {
        // The message comes again, to another worker.
        waiting.addFirst(turn);
      }
    }

    private void ask(Turn turn) {
      Caller caller =
          new Caller(
              this,
              CATALOGUE,
              this,
              health,
              CallListener.NONE,
              new Caller.Timing(
                  () -> now,
                  pause -> now = now.plus(pause),
                  () -> random,
                  () -> "call-" + ids++,
                  Duration.ofSeconds(60),
                  Duration.ofSeconds(20)));
      List<ModelId> models = new ArrayList<>(SpendingTrial.MODELS);
      Collections.shuffle(models, random);
      int most = 200 + random.nextInt(2_000);
      List<Candidate> route =
          models.subList(0, 1 + random.nextInt(3)).stream()
              .map(id -> new Candidate(CATALOGUE.known(id).orThrow(), null, most, null))
              .toList();
      long tokens = 500 + random.nextLong(9_000);
      Call payer = new Call("", turn.run(), turn.task(), "home", turn.user(), MORNING, null);
      Spending spending = new Spending();
      // An answer that cannot be read is asked for again: the same turn, the same purse.
      for (int i = random.nextInt(4) == 0 ? 2 : 1; i > 0; i--) {
        promptTokens = tokens;
        Instant until = now.plus(Duration.ofMinutes(2));
        Result<Caller.Answer> answer =
            caller.ask(
                new Caller.Question(route, REQUEST, tokens, payer, until, 8, said -> {}), spending);
        if (answer instanceof Result.Ok<Caller.Answer>) {
          happened(Event.ANSWERED);
        }
      }
    }

    @Override
    public Result<Hold> hold(Call call, BigDecimal atMostUsd) {
      mayDie(Event.DIED_BEFORE_HOLD);
      if (random.nextInt(25) == 0) {
        happened(Event.BOOK_REFUSED);
        return Result.err(Reason.THROTTLED, "too fast");
      }
      calls.put(call.id(), call);
      Result<Hold> hold = book.hold(call, atMostUsd);
      if (hold instanceof Result.Err<Hold>) {
        happened(Event.BUDGET_REFUSED);
        return hold;
      }
      if (random.nextInt(25) == 0) {
        happened(Event.BOOK_LOST_ITS_ANSWER);
        return Result.err(Reason.TIMEOUT, "no answer");
      }
      mayDie(Event.DIED_AFTER_HOLD);
      held = call.id();
      return hold;
    }

    @Override
    public Reply call(ModelId model, ChatRequest request, Terms terms) throws CallFault {
      String id = held;
      long estimate = promptTokens;
      if (depth < 2 && !waiting.isEmpty() && random.nextInt(5) == 0) {
        // While this worker waits, another one works, perhaps on the same turn.
        happened(Event.AT_THE_SAME_TIME);
        depth++;
        work(waiting.removeLast());
        depth--;
        promptTokens = estimate;
      }
      now = now.plusMillis(random.nextInt(9_000));
      int luck = random.nextInt(10);
      if (luck == 0) {
        happened(Event.MODEL_FAILED);
        Kind[] kinds = Kind.values();
        throw new CallFault(kinds[random.nextInt(kinds.length)], "no", Tokens.NONE, null);
      }
      Tokens used = used(model, estimate, request.maxOutputTokens());
      assertThat(bills.put(id, ProviderBill.of(model, used))).isNull();
      mayDie(Event.DIED_AFTER_BILL);
      if (luck == 1) {
        happened(Event.MODEL_FAILED_AND_BILLED);
        throw new CallFault(Kind.MALFORMED, "nonsense", used, null);
      }
      if (luck == 2) {
        happened(Event.MODEL_FELL_SILENT);
        throw new CallFault(Kind.TIMEOUT, "silence", new Tokens(1, 0, 0, 0, true), null);
      }
      return new Reply("{}", List.of(), false, used, "id");
    }

    /** A provider counts up to a quarter more than the estimate. */
    private Tokens used(ModelId model, long estimate, int mostOutput) {
      long expected = CATALOGUE.known(model).orThrow().tokens(estimate);
      long input = expected * (60 + random.nextInt(66)) / 100;
      long cached = random.nextInt(3) == 0 ? 0 : random.nextLong(input);
      boolean writes = random.nextBoolean();
      return new Tokens(
          input - cached,
          writes ? 0 : cached,
          writes ? cached : 0,
          1 + random.nextLong(mostOutput),
          false);
    }

    @Override
    public Result<Boolean> settle(Hold hold, ModelId model, Tokens tokens, BigDecimal costUsd) {
      if (random.nextInt(25) == 0) {
        happened(Event.BOOK_REFUSED);
        return Result.err(Reason.THROTTLED, "too fast");
      }
      Result<Boolean> settled = book.settle(hold, model, tokens, costUsd);
      mayDie(Event.DIED_AFTER_SETTLEMENT);
      return settled;
    }

    @Override
    public Result<BigDecimal> left(Call call) {
      return book.left(call);
    }

    private void mayDie(Event how) {
      if (random.nextInt(30) == 0) {
        happened(how);
        throw new Died();
      }
    }

    private void happened(Event event) {
      events.merge(event, 1, Integer::sum);
    }

    private List<String> compared() {
      List<String> findings = new ArrayList<>();
      Map<String, CostLine> lines = new HashMap<>();
      book.lines("home", DAY, DAY).orThrow().forEach(line -> lines.put(line.callId(), line));
      bills.forEach((id, bill) -> {
        CostLine line = lines.get(id);
        if (line == null) {
          findings.add(id + " was billed " + bill + " and has no line");
        } else if (line.billed() == null && line.heldUsd().compareTo(bill) < 0) {
          findings.add(id + " was billed " + bill + " over its hold of " + line.heldUsd());
        } else if (line.billed() != null && line.billed().usd().compareTo(bill) != 0) {
          findings.add(id + " was billed " + bill + ", booked " + line.billed().usd());
        }
      });
      lines.forEach((id, line) -> {
        if (!bills.containsKey(id) && line.billed() != null && line.billed().usd().signum() != 0) {
          findings.add(id + " was never billed and is booked " + line.billed().usd());
        }
      });
      Map<String, BigDecimal> sums = new HashMap<>();
      Map<String, BigDecimal> most = new HashMap<>();
      bills.forEach((id, bill) -> {
        Call call = calls.get(id);
        limits
            .of(call.runId(), null, "home", call.user(), DAY)
            .forEach(budget -> {
              sums.merge(budget.key(), bill, BigDecimal::add);
              most.put(budget.key(), budget.limitUsd());
            });
      });
      sums.forEach((budget, sum) -> {
        if (sum.compareTo(most.get(budget)) > 0) {
          findings.add(budget + " is exceeded: " + sum);
        }
      });
      return findings;
    }
  }
}
