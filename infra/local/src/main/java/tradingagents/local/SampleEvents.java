package tradingagents.local;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tradingagents.agents.rules.RulesReasoner;
import tradingagents.chain.ledger.DynamoAccounts;
import tradingagents.chain.run.Announcement;
import tradingagents.chain.run.DynamoRunStore;
import tradingagents.desk.run.Mandate;
import tradingagents.desk.run.Origin;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.desk.run.Workflow;
import tradingagents.feeds.file.Box;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.market.Session;
import tradingagents.model.market.Symbol;
import tradingagents.model.market.TradingCalendar;
import tradingagents.model.money.Currency;
import tradingagents.model.money.Money;
import tradingagents.model.portfolio.Portfolio;

/**
 * Creates the runs that the samples in events/ name: for every step one run in which exactly that
 * step is due, brought there by the very functions that deploy. Needs a stack that does not work by
 * itself.
 */
public final class SampleEvents {
  /** A session after which the rules want to buy, so that every step of the chain is reached. */
  public static final LocalDate SESSION = LocalDate.of(2017, 5, 1);

  static final String ACCOUNT = "sample";

  private static final Duration KEPT = Duration.ofDays(36_500);

  private final EmbeddedStack stack;
  private final DynamoRunStore store;

  /**
   * A seeder.
   *
   * @param stack not working by itself
   */
  public SampleEvents(EmbeddedStack stack) {
    this.stack = stack;
    this.store = stack.runStore();
  }

  /**
   * The id of a step's sample run.
   *
   * @param step a function's step
   * @return as it stands in events/
   */
  public static String runId(Step step) {
    return "run_sample_" + step.wireName();
  }

  /**
   * Creates every sample run that does not exist.
   *
   * @return the ids of all of them
   */
  public List<String> seed() {
    new DynamoAccounts(stack.dynamo(), stack.template().table("LedgerTable").name())
        .openIfAbsent(ACCOUNT, Portfolio.ofCash(Money.of("100000", Currency.USD)))
        .orThrow();
    List<String> ids = new ArrayList<>();
    for (Step step : Step.values()) {
      if (step.isFunction()) {
        bringTo(step);
        ids.add(runId(step));
      }
    }
    return ids;
  }

  private void bringTo(Step step) {
    String id = runId(step);
    store.create(Run.start(id, mandate()));
    while (true) {
      Run run = store.load(id).orThrow();
      List<Task> due = Workflow.due(run);
      // What is due beside it goes first: then its outcome is the one that unlocks the next step.
      List<Task> others = due.stream().filter(task -> task.step() != step).toList();
      if (run.has(Task.of(step)) || (others.isEmpty() && !due.isEmpty())) {
        return;
      }
      if (due.isEmpty()) {
        throw new FailureException(
            Reason.UNSUPPORTED, "the sample run of " + step + " ended before " + step);
      }
      others.forEach(task -> stack.invoke(logicalId(task.step()), event(run, task)));
    }
  }

  /**
   * The logical id of a step's function.
   *
   * @param step a function's step
   * @return as it stands in the template
   */
  public static String logicalId(Step step) {
    StringBuilder id = new StringBuilder();
    for (String word : step.wireName().split("-", -1)) {
      id.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
    }
    return id.toString();
  }

  private static SQSEvent event(Run run, Task task) {
    SQSMessage message = new SQSMessage();
    message.setMessageId("seed");
    message.setBody(Announcement.of(run, List.of(task)).toJson());
    message.setAttributes(Map.of("ApproximateReceiveCount", "1"));
    SQSEvent event = new SQSEvent();
    event.setRecords(List.of(message));
    return event;
  }

  private static Mandate mandate() {
    Session session = TradingCalendar.usEquities().sessionAtOrBefore(SESSION);
    Instant created = session.close();
    return new Mandate(
        new Symbol("AAPL"),
        session.date(),
        session.date(),
        session.close(),
        Step.of(Step.Kind.ANALYST),
        1,
        RulesReasoner.MODEL,
        Box.DATASET,
        ACCOUNT,
        null,
        false,
        false,
        created,
        created.plus(KEPT),
        Origin.UNKNOWN);
  }
}
