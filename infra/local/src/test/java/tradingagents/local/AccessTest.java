package tradingagents.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tradingagents.chain.market.LambdaFeeds;
import tradingagents.chain.run.DynamoRunStore;
import tradingagents.chain.vendor.Question;
import tradingagents.desk.run.Mandate;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.feeds.file.Box;
import tradingagents.local.template.FunctionDef;
import tradingagents.local.template.SamTemplate;
import tradingagents.model.market.Bar;
import tradingagents.model.market.Session;
import tradingagents.model.market.Symbol;
import tradingagents.model.market.TradingCalendar;
import tradingagents.testkit.models.ModelStub;
import tradingagents.testkit.models.TypedAnswers;
import tradingagents.testkit.vendors.TiingoMarket;
import tradingagents.testkit.vendors.VendorStub;

/**
 * Least privilege, proven both ways: the functions are driven through every kind of call that they
 * make, each call is recorded with its table, and a role that lacks one of them or has one more
 * fails.
 */
class AccessTest {
  private static final SamTemplate TEMPLATE = SamTemplate.read(Stacks.TEMPLATE);
  private static final List<String> DATA_SERVICES =
      List.of("dynamodb:", "events:", "lambda:", "sqs:SendMessage");

  private static final Map<String, Set<String>> MADE = new TreeMap<>();

  @BeforeAll
  static void everything_that_functions_do() {
    Instant asOf = Instant.parse("2017-05-02T12:00:00Z");
    MovingClock clock = new MovingClock(asOf);
    try (EmbeddedStack stack = Stacks.idle(clock)) {
      AccessLog log = new AccessLog(stack.template().placement());
      stack.listen(log);
      new SampleEvents(stack).seed();
      everyStepWorks(stack);
      anAgentLooksForItsScript(stack, asOf);
      modelsSpeak(stack, log, clock);
      stepsAreInterrupted(stack, log);
      theMarketTableIsEmpty(stack, log);
      vendorsAreAsked(stack, log);
      stack.invoke("Sweeper", new ScheduledEvent());
      stack.invoke("Reflection", new ScheduledEvent());
      clock.moveTo(Instant.parse("2030-01-01T00:00:00Z"));
      stack.invoke("Sweeper", new ScheduledEvent());
      stack.invoke("Reflection", new ScheduledEvent());
      MADE.putAll(log.made());
      // The protocol of a step announces; that the last one unlocks nothing is the workflow's
      // affair.
      MADE.computeIfAbsent(named(Step.BROKER_ACTION), name -> new TreeSet<>())
          .addAll(
              MADE.getOrDefault(named(Step.TRADER), Set.of()).stream()
                  .filter(access -> access.startsWith("events:"))
                  .toList());
    }
  }

  private static void everyStepWorks(EmbeddedStack stack) {
    for (Step step : Step.values()) {
      if (step.isFunction()) {
        Run run = stack.runStore().load(SampleEvents.runId(step)).orThrow();
        stack.invoke(SampleEvents.logicalId(step), Stacks.event(run, Task.of(step)));
      }
    }
  }

  private static void anAgentLooksForItsScript(EmbeddedStack stack, Instant now) {
    Run run = Run.start("scripted", Stacks.mandate("script:none", now));
    stack.runStore().create(run).orThrow();
    stack.invoke("MarketAnalyst", Stacks.event(run, Task.of(Step.MARKET_ANALYST)));
  }

  private static void modelsSpeak(EmbeddedStack stack, AccessLog log, MovingClock clock) {
    try (ModelStub stub = ModelStub.start(new TypedAnswers("BUY"));
        EmbeddedStack other =
            EmbeddedStack.start(
                new EmbeddedStack.Setup(
                    Stacks.TEMPLATE, Optional.empty(), clock, "test", stub.environment(), false))) {
      other.listen(log);
      for (Step step : List.of(Step.MARKET_ANALYST, Step.PORTFOLIO_MANAGER)) {
        Run sample = stack.runStore().load(SampleEvents.runId(step)).orThrow();
        Mandate mandate = Stacks.mandate("openai:gpt-5.4-mini", clock.instant());
        Run run = Run.start("model-" + step.wireName(), mandate);
        other.runStore().create(run).orThrow();
        for (Recorded recorded : sample.outcomes()) {
          if (recorded.task().step() != step) {
            run = other.runStore().record(run, recorded).orThrow();
          }
        }
        other.invoke(SampleEvents.logicalId(step), Stacks.event(run, Task.of(step)));
      }
      assertThat(stub.asked()).hasSize(2);
    }
  }

  /** A step that cannot read the market now gives its lease back. */
  private static void stepsAreInterrupted(EmbeddedStack stack, AccessLog log) {
    DynamoRunStore store = stack.runStore();
    for (Step step : List.of(Step.MARKET_ANALYST, Step.RISK_CHECK, Step.BROKER_ACTION)) {
      Run run = copy(store, step, store);
      log.losing("table/" + stack.template().table("MarketTable").name());
      stack.invoke(SampleEvents.logicalId(step), Stacks.event(run, Task.of(step)));
      log.losing("");
    }
  }

  private static void theMarketTableIsEmpty(EmbeddedStack stack, AccessLog log) {
    try (EmbeddedStack fresh = Stacks.idle(new MovingClock(Instant.EPOCH))) {
      fresh.listen(log);
      Stacks.openAccount(fresh, SampleEvents.ACCOUNT);
      for (Step step : List.of(Step.RISK_CHECK, Step.MARKET_ANALYST)) {
        Run run = copy(stack.runStore(), step, fresh.runStore());
        fresh.invoke(SampleEvents.logicalId(step), Stacks.event(run, Task.of(step)));
      }
    }
  }

  /** The feeds load, load again a session later, answer and tell; the broker wants a quote. */
  private static void vendorsAreAsked(EmbeddedStack stack, AccessLog log) {
    MovingClock clock = new MovingClock(Instant.parse("2018-05-10T15:00:00Z"));
    List<Bar> bars =
        new Box(TradingCalendar.usEquities())
            .series(new Symbol("AAPL")).orThrow().bars().stream()
                .filter(bar -> bar.session().isAfter(LocalDate.of(2014, 6, 9)))
                .toList();
    TiingoMarket market = new TiingoMarket(bars, clock::instant);
    // Of one instrument it has no more to give in this hour.
    Function<VendorStub.Asked, VendorStub.Reply> tiingo =
        asked ->
            asked.path().startsWith("/tiingo/daily/later/")
                ? VendorStub.Reply.of(429, "You have run over your hourly request allocation.")
                : market.apply(asked);
    try (VendorStub stub = new VendorStub(tiingo);
        EmbeddedStack other =
            EmbeddedStack.start(
                new EmbeddedStack.Setup(
                    Stacks.TEMPLATE,
                    Optional.empty(),
                    clock,
                    "test",
                    TiingoMarket.variables(stub),
                    false))) {
      other.listen(log);
      LambdaFeeds feeds =
          new LambdaFeeds(other.lambda(), other.template().function("Feeds").name());
      Symbol aapl = new Symbol("AAPL");
      feeds.load("market", aapl, clock.instant()).orThrow();
      clock.moveTo(Instant.parse("2018-05-11T15:00:00Z"));
      feeds.load("market", aapl, clock.instant()).orThrow();
      feeds.ask("market", new Question.Price(aapl), clock.instant()).orThrow();
      feeds.vendors().orThrow();
      barsAreFilledIn(other);
      Stacks.openAccount(other, SampleEvents.ACCOUNT);
      Run sample = stack.runStore().load(SampleEvents.runId(Step.BROKER_ACTION)).orThrow();
      Run run = Run.start("live-order", live(sample.mandate(), clock.instant()));
      other.runStore().create(run).orThrow();
      for (Recorded recorded : sample.outcomes()) {
        if (recorded.task().step() != Step.BROKER_ACTION) {
          run = other.runStore().record(run, recorded).orThrow();
        }
      }
      other.invoke("BrokerAction", Stacks.event(run, Task.of(Step.BROKER_ACTION)));
      openOrdersAreLookedAfter(other);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One instrument of a backfill is done, another has to wait for its vendor. */
  private static void barsAreFilledIn(EmbeddedStack stack) {
    APIGatewayV2HTTPEvent request =
        APIGatewayV2HTTPEvent.builder()
            .withRouteKey("POST /v1/data/backfills")
            .withHeaders(Map.of("content-type", "application/json", "idempotency-key", "one"))
            .withRequestContext(
                RequestContext.builder()
                    .withRequestId("test")
                    .withAuthorizer(
                        RequestContext.Authorizer.builder()
                            .withLambda(Map.of("sub", "ada", "name", "ada", "role", "trader"))
                            .build())
                    .build())
            .withBody("{\"symbols\":[\"AAPL\",\"LATER\"],\"from\":\"2018-01-01\"}")
            .build();
    var begun = (APIGatewayV2HTTPResponse) stack.invoke("Backfills", request);
    assertThat(begun.getStatusCode()).as(begun.getBody()).isEqualTo(202);
    String path = begun.getHeaders().get("location");
    String id = path.substring(path.lastIndexOf('/') + 1);
    for (String symbol : List.of("AAPL", "LATER")) {
      SQSMessage message = new SQSMessage();
      message.setMessageId(symbol);
      message.setBody(
          ("{\"schema\":1,\"jobId\":\"%s\",\"symbol\":\"%s\",\"next\":[\"backfill-worker\"],"
                  + "\"correlationId\":\"c\"}")
              .formatted(id, symbol));
      SQSEvent event = new SQSEvent();
      event.setRecords(List.of(message));
      var answer = (SQSBatchResponse) stack.invoke("BackfillWorker", event);
      assertThat(answer.getBatchItemFailures()).as(symbol).isEmpty();
    }
    request.setRouteKey("GET /v1/data/backfills/{id}");
    request.setPathParameters(Map.of("id", id));
    var seen = (APIGatewayV2HTTPResponse) stack.invoke("Backfills", request);
    assertThat(seen.getBody())
        .contains("\"state\":\"done\"", "\"state\":\"waiting\"", "\"slicesDone\":1");
    String waiting = "ApproximateNumberOfMessagesDelayed";
    String queue = stack.queues().url("tradingagents-backfill-worker");
    assertThat(
            stack
                .queues()
                .client()
                .getQueueAttributes(get -> get.queueUrl(queue).attributeNamesWithStrings(waiting))
                .attributesAsStrings())
        .containsEntry(waiting, "1");
  }

  /** An order that waits is asked about again, and the switch is thrown on it. */
  private static void openOrdersAreLookedAfter(EmbeddedStack stack) {
    trading(stack, "GET /v1/orders", "");
    stack.invoke("OrderKeeper", new ScheduledEvent());
    trading(stack, "POST /v1/trading-state", "{\"state\":\"HALTED\"}");
    trading(stack, "GET /v1/trading-state", "");
    trading(stack, "POST /v1/trading-state", "{\"state\":\"ACTIVE\",\"reason\":\"seen\"}");
  }

  private static void trading(EmbeddedStack stack, String route, String body) {
    APIGatewayV2HTTPEvent request =
        APIGatewayV2HTTPEvent.builder()
            .withRouteKey(route)
            .withHeaders(Map.of("content-type", "application/json"))
            .withRequestContext(
                RequestContext.builder()
                    .withRequestId("test")
                    .withAuthorizer(
                        RequestContext.Authorizer.builder()
                            .withLambda(Map.of("sub", "ada", "name", "ada", "role", "admin"))
                            .build())
                    .build())
            .withBody(body)
            .build();
    var answer = (APIGatewayV2HTTPResponse) stack.invoke("Trading", request);
    assertThat(answer.getStatusCode()).as("%s: %s", route, answer.getBody()).isEqualTo(200);
  }

  private static Mandate live(Mandate mandate, Instant now) {
    Session session = TradingCalendar.usEquities().session(LocalDate.of(2018, 5, 10)).orElseThrow();
    return new Mandate(
        mandate.symbol(),
        session.date(),
        session.date(),
        session.close(),
        mandate.analysts(),
        mandate.depth(),
        mandate.model(),
        "market",
        mandate.account(),
        null,
        false,
        false,
        now,
        now.plusSeconds(900),
        mandate.origin(),
        mandate.reasoning());
  }

  private static Run copy(DynamoRunStore from, Step due, DynamoRunStore to) {
    Run sample = from.load(SampleEvents.runId(due)).orThrow();
    Run run = Run.start("copy-" + due.wireName(), sample.mandate());
    to.create(run).orThrow();
    for (Recorded recorded : sample.outcomes()) {
      if (recorded.task().step() != due) {
        run = to.record(run, recorded).orThrow();
      }
    }
    return run;
  }

  static List<String> functions() {
    List<String> names =
        new ArrayList<>(List.of("Feeds", "Sweeper", "Reflection", "BackfillWorker"));
    for (Step step : Step.values()) {
      if (step.isFunction()) {
        names.add(SampleEvents.logicalId(step));
      }
    }
    return names;
  }

  @ParameterizedTest
  @MethodSource("functions")
  void role_allows_every_call_that_its_function_made(String logicalId) {
    FunctionDef function = TEMPLATE.function(logicalId);

    assertThat(granted(function)).containsAll(MADE.getOrDefault(function.name(), Set.of()));
    assertThat(MADE).containsKey(function.name());
  }

  @Test
  void role_of_the_agents_allows_nothing_that_no_agent_did() {
    Set<String> all = new TreeSet<>();
    for (Step step : Step.values()) {
      if (step.isAgent()) {
        all.addAll(MADE.getOrDefault(named(step), Set.of()));
      }
    }

    for (Step step : Step.values()) {
      if (step.isAgent()) {
        assertThat(granted(TEMPLATE.function(SampleEvents.logicalId(step)))).isEqualTo(all);
      }
    }
  }

  @Test
  void roles_of_all_others_that_work_on_runs_allow_nothing_that_they_did_not_do() {
    for (String logicalId :
        List.of("RiskCheck", "BrokerAction", "Feeds", "BackfillWorker", "Sweeper", "Reflection")) {
      FunctionDef function = TEMPLATE.function(logicalId);
      assertThat(granted(function))
          .as(logicalId)
          .isEqualTo(MADE.getOrDefault(function.name(), Set.of()));
    }
  }

  private static String named(Step step) {
    return TEMPLATE.function(SampleEvents.logicalId(step)).name();
  }

  private static Set<String> granted(FunctionDef function) {
    return function.role().statements().stream()
        .filter(statement -> statement.effect().equals("Allow"))
        .flatMap(statement ->
            statement.actions().stream()
                .filter(action -> DATA_SERVICES.stream().anyMatch(action::startsWith))
                .flatMap(action -> statement.resources().stream().map(arn -> action + " " + arn)))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
