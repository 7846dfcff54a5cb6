package tradingagents.api.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import tradingagents.chain.ledger.AccountOpening;
import tradingagents.chain.run.RunStarter;
import tradingagents.chain.run.Sweeper;
import tradingagents.desk.port.Bus;
import tradingagents.desk.port.MarketData;
import tradingagents.desk.run.Origin;
import tradingagents.desk.run.ReasoningTerms;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.market.Symbol;
import tradingagents.testkit.MemoryRunStore;
import tradingagents.testkit.SampleBars;

/** Callers have no message behind them: what becomes of a run that was stored and not announced. */
class RunIntakeTest {
  private static final Origin CALLER = new Origin("api", "ada", "c-1", "f-1");
  private static final RunRequest REQUEST =
      new RunRequest(
          new Symbol("AAPL"), null, new Terms(1, Step.of(Step.Kind.ANALYST), "rules", false), null);

  private final MemoryRunStore store = new MemoryRunStore();
  private final List<Task> announced = new ArrayList<>();
  private final Bus working = (run, next) -> announced.addAll(next);
  private final Bus broken =
      (run, next) -> {
        throw new FailureException(Reason.UNAVAILABLE, "no bus");
      };
  private Instant now = Instant.parse("2026-01-05T10:00:00Z");

  @Test
  void a_run_that_was_stored_and_not_announced_is_swept_up() {
    assertThatThrownBy(() -> intake(broken).begin("run-1", REQUEST, CALLER))
        .isInstanceOf(FailureException.class);
    assertThat(store.load("run-1")).isInstanceOf(Result.Ok.class);

    now = now.plusSeconds(61);
    new Sweeper(store, working, () -> now).sweep(Duration.ofSeconds(60));

    assertThat(announced).hasSize(4);
  }

  @Test
  void the_same_request_again_finds_its_run_and_announces_it() {
    assertThatThrownBy(() -> intake(broken).begin("run-1", REQUEST, CALLER))
        .isInstanceOf(FailureException.class);
    now = now.plusSeconds(5);

    RunIntake.Begun begun = intake(working).begin("run-1", REQUEST, CALLER).orThrow();

    assertThat(begun.isNew()).isFalse();
    assertThat(announced).hasSize(4);
  }

  @Test
  void another_request_under_the_same_id_is_a_conflict() {
    intake(working).begin("run-1", REQUEST, CALLER).orThrow();

    Result<RunIntake.Begun> other =
        intake(working).begin("run-1", REQUEST, new Origin("api", "ada", "c-2", "f-2"));

    assertThat(((Result.Err<RunIntake.Begun>) other).failure().reason()).isEqualTo(Reason.CONFLICT);
  }

  @Test
  void requests_that_reason_otherwise_are_others() {
    BigDecimal half = new BigDecimal("0.5");
    List<ReasoningTerms> all =
        List.of(
            ReasoningTerms.USUAL,
            new ReasoningTerms("openai:gpt-5.4", 1, null, Map.of()),
            new ReasoningTerms(null, 2, null, Map.of()),
            new ReasoningTerms(null, 1, half, Map.of()),
            new ReasoningTerms(null, 1, null, Map.of("trader", "v1")),
            new ReasoningTerms(null, 1, null, Map.of("trader", "v2")));

    assertThat(all.stream().map(RunIntakeTest::asking).map(RunRequest::fingerprint).distinct())
        .hasSameSizeAs(all);
    ReasoningTerms twice =
        new ReasoningTerms(null, 1, half, Map.of("trader", "v1", "neutral-risk", "v2"));
    ReasoningTerms again =
        new ReasoningTerms(null, 1, half, Map.of("neutral-risk", "v2", "trader", "v1"));
    assertThat(asking(twice).fingerprint()).isEqualTo(asking(again).fingerprint());
  }

  private static RunRequest asking(ReasoningTerms reasoning) {
    Terms terms = new Terms(1, Step.of(Step.Kind.ANALYST), "agents", false, reasoning, null);
    return new RunRequest(new Symbol("AAPL"), null, terms, null);
  }

  private RunIntake intake(Bus bus) {
    MarketData market = (dataset, symbol, asOf) -> Result.ok(SampleBars.of(30));
    return new RunIntake(
        market,
        new AccountOpening(lambda(), "accounts"),
        new RunStarter(store, bus),
        () -> now,
        "box");
  }

  /** A function that answers whatever it is asked. */
  private static LambdaClient lambda() {
    InvokeResponse answer =
        InvokeResponse.builder().payload(SdkBytes.fromUtf8String("\"paper\"")).build();
    return (LambdaClient)
        Proxy.newProxyInstance(
            LambdaClient.class.getClassLoader(),
            new Class<?>[] {LambdaClient.class},
            (proxy, method, arguments) -> answer);
  }

  @Test
  void the_fingerprint_of_a_request_is_that_of_the_first_version() {
    String words =
        "RunRequest[symbol=AAPL, asOf=null, depth=1, analysts=[market-analyst, news-analyst,"
            + " sentiment-analyst, fundamentals-analyst], model=rules, approvalRequired=false,"
            + " portfolio=null]";

    assertThat(REQUEST.fingerprint()).isEqualTo(RunIntake.hash(words));
  }
}
