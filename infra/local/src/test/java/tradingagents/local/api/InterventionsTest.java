package tradingagents.local.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tradingagents.api.runs.InterventionsApi;
import tradingagents.chain.http.Call;
import tradingagents.chain.http.ProblemException;
import tradingagents.chain.run.Sweeper;
import tradingagents.desk.port.Bus;
import tradingagents.desk.run.Approval;
import tradingagents.desk.run.OrderReceipt;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Status;
import tradingagents.desk.run.Workflow;
import tradingagents.local.EmbeddedStack;
import tradingagents.local.Stacks;
import tradingagents.local.api.Api.Answer;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;

/** A person's word in a run, on the working stack. */
class InterventionsTest {
  private static final String APPROVAL = "POST /v1/runs/{id}/approval";
  private static final String YES = "{\"granted\":true,\"reason\":\"small enough\"}";

  private static EmbeddedStack stack;
  private static Api api;

  @BeforeAll
  static void start() {
    stack = Stacks.working(Optional.empty());
    api = new Api(stack, "ada");
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  private static String waiting() throws InterruptedException {
    String body =
        "{\"symbol\":\"AAPL\",\"asOf\":\"2018-05-10\",\"approvalRequired\":true,"
            + "\"portfolio\":{\"cash\":\"100000\"}}";
    String id = api.post("POST /v1/runs", body).json().path("runId").textValue();
    assertThat(Workflow.status(Stacks.awaitEnd(stack, id))).isEqualTo(Status.WAITING_APPROVAL);
    return id;
  }

  private static Answer say(String id, String body) {
    return api.call(APPROVAL, id, Map.of(), Map.of(), body);
  }

  @Test
  void an_order_goes_out_once_when_it_is_approved() throws InterruptedException {
    String id = waiting();
    assertThat(stack.runStore().load(id).orThrow().outcome(OrderReceipt.class)).isEmpty();

    assertThat(say(id, YES).status()).isEqualTo(202);
    assertThat(say(id, YES).status()).isEqualTo(202);

    Run run = Stacks.awaitEnd(stack, id);
    assertThat(Workflow.status(run)).isEqualTo(Status.CLOSED);
    assertThat(run.outcome(OrderReceipt.class)).isPresent();
    assertThat(run.outcome(Approval.class)).contains(new Approval(true, "ada", "small enough"));
    Answer other = say(id, "{\"granted\":false}");
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.json().path("code").textValue()).isEqualTo("answered_already");
    assertThat(api.call("GET /v1/runs/{id}", id, Map.of()).body()).contains("small enough");
  }

  @Test
  void a_rejected_order_never_goes_out() throws InterruptedException {
    String id = waiting();

    assertThat(say(id, "{\"granted\":false}").json().path("status").textValue())
        .isEqualTo("CLOSED");

    assertThat(stack.runStore().load(id).orThrow().outcome(OrderReceipt.class)).isEmpty();
    assertThat(say(id, YES).status()).isEqualTo(409);
  }

  @Test
  void a_crash_between_word_and_announcement_is_swept_up() throws InterruptedException {
    String id = waiting();
    Bus broken =
        (run, next) -> {
          throw new FailureException(Reason.UNAVAILABLE, "no bus");
        };

    assertThatThrownBy(() -> people(broken, InstantSource.system()).approve(call(id)))
        .isInstanceOf(FailureException.class);

    assertThat(Workflow.status(stack.runStore().load(id).orThrow())).isEqualTo(Status.RUNNING);
    new Sweeper(stack.runStore(), stack.bus(), InstantSource.system()).sweep(Duration.ofDays(-1));
    assertThat(Stacks.awaitEnd(stack, id).outcome(OrderReceipt.class)).isPresent();
  }

  @Test
  void a_word_after_the_deadline_is_too_late() throws InterruptedException {
    String id = waiting();
    InstantSource later = () -> Instant.now().plus(Duration.ofHours(13));

    assertThatThrownBy(() -> people(stack.bus(), later).approve(call(id)))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo("too_late"));
    assertThat(stack.runStore().load(id).orThrow().outcome(Approval.class)).isEmpty();
  }

  @Test
  void a_run_that_waits_for_nobody_takes_no_word() throws InterruptedException {
    String id = api.post("POST /v1/runs", "{\"symbol\":\"AAPL\"}").json().path("runId").textValue();
    Stacks.awaitEnd(stack, id);

    Answer answer = say(id, YES);

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.json().path("code").textValue()).isEqualTo("not_waiting");
    assertThat(say("nothing", YES).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|/granted",
        "{\"granted\":\"yes\"}|/granted",
        "{\"granted\":true,\"reason\":5}|/reason",
        "{\"granted\":true,\"order\":{}}|/order"
      })
  void each_fault_of_a_word_is_named(String body, String pointer) {
    Answer answer = say("nothing", body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/pointer").textValue()).isEqualTo(pointer);
  }

  @Test
  void a_trace_is_answered_and_tagged() throws InterruptedException {
    String id = waiting();

    Answer trace = api.call("GET /v1/runs/{id}/trace", id, Map.of());

    assertThat(trace.json().path("status").textValue()).isEqualTo("WAITING_APPROVAL");
    assertThat(trace.json().path("spans").size()).isGreaterThan(11);
    Map<String, String> seen = Map.of("if-none-match", trace.header("etag"));
    assertThat(api.call("GET /v1/runs/{id}/trace", id, Map.of(), seen, null).status())
        .isEqualTo(304);
  }

  private static InterventionsApi people(Bus bus, InstantSource clock) {
    return new InterventionsApi(stack.runStore(), bus, clock);
  }

  private static Call call(String id) {
    return new Call(APPROVAL, Map.of("id", id), Map.of(), Map.of(), YES, "ada", "trader", "c-1");
  }
}
