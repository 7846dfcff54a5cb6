package tradingagents.local;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tradingagents.agents.rules.RulesReasoner;
import tradingagents.chain.ledger.DynamoAccounts;
import tradingagents.chain.run.Announcement;
import tradingagents.chain.run.RunStarter;
import tradingagents.desk.run.Mandate;
import tradingagents.desk.run.Origin;
import tradingagents.desk.run.ReasoningTerms;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Status;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.desk.run.Workflow;
import tradingagents.feeds.file.Box;
import tradingagents.model.market.Session;
import tradingagents.model.market.Symbol;
import tradingagents.model.market.TradingCalendar;
import tradingagents.model.money.Currency;
import tradingagents.model.money.Money;
import tradingagents.model.portfolio.Portfolio;

/** Embedded stacks over the shipped template, and runs on them. */
public final class Stacks {
  public static final Path ROOT = Path.of(System.getProperty("repository.root", "../.."));
  public static final Path TEMPLATE = ROOT.resolve("template.yaml");
  static final String ACCOUNT = "test";

  private Stacks() {}

  public static EmbeddedStack idle(InstantSource clock) {
    return start(TEMPLATE, Optional.empty(), clock, false);
  }

  public static EmbeddedStack working(Optional<Path> data) {
    return start(TEMPLATE, data, InstantSource.system(), true);
  }

  public static EmbeddedStack start(
      Path template, Optional<Path> data, InstantSource clock, boolean working) {
    return EmbeddedStack.start(
        new EmbeddedStack.Setup(template, data, clock, "test", Map.of(), working));
  }

  static Mandate mandate(String model, Instant created) {
    return mandate(model, ACCOUNT, created);
  }

  public static Mandate mandate(String model, String account, Instant created) {
    return mandate(model, account, created, ReasoningTerms.USUAL);
  }

  public static Mandate mandate(
      String model, String account, Instant created, ReasoningTerms reasoning) {
    Session session = TradingCalendar.usEquities().sessionAtOrBefore(SampleEvents.SESSION);
    return new Mandate(
        new Symbol("AAPL"),
        session.date(),
        session.date(),
        session.close(),
        Step.of(Step.Kind.ANALYST),
        1,
        model,
        Box.DATASET,
        account,
        null,
        false,
        false,
        created,
        created.plus(Duration.ofMinutes(15)),
        Origin.UNKNOWN,
        reasoning);
  }

  /** A working stack in memory whose functions have some variables of their own. */
  public static EmbeddedStack working(Map<String, String> variables) {
    return EmbeddedStack.start(
        new EmbeddedStack.Setup(
            TEMPLATE, Optional.empty(), InstantSource.system(), "test", variables, true));
  }

  public static void openAccount(EmbeddedStack stack, String account) {
    new DynamoAccounts(stack.dynamo(), stack.template().table("LedgerTable").name())
        .openIfAbsent(account, Portfolio.ofCash(Money.of("100000", Currency.USD)))
        .orThrow();
  }

  static void startRun(EmbeddedStack stack, String id, Instant now) {
    openAccount(stack, ACCOUNT);
    new RunStarter(stack.runStore(), stack.bus())
        .start(id, mandate(RulesReasoner.MODEL, now))
        .orThrow();
  }

  public static Run awaitEnd(EmbeddedStack stack, String id) throws InterruptedException {
    Run run = stack.runStore().load(id).orThrow();
    for (int i = 0; i < 600 && Workflow.status(run) == Status.RUNNING; i++) {
      Thread.sleep(50);
      run = stack.runStore().load(id).orThrow();
    }
    return run;
  }

  public static SQSEvent event(Run run, Task task) {
    SQSMessage message = new SQSMessage();
    message.setMessageId("test");
    message.setBody(Announcement.of(run, List.of(task)).toJson());
    message.setAttributes(Map.of("ApproximateReceiveCount", "1"));
    SQSEvent event = new SQSEvent();
    event.setRecords(List.of(message));
    return event;
  }
}
