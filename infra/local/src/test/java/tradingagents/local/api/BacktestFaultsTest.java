package tradingagents.local.api;

import static org.assertj.core.api.Assertions.assertThat;
import static tradingagents.local.api.Sweeps.CANCEL;
import static tradingagents.local.api.Sweeps.RESULT;
import static tradingagents.local.api.Sweeps.SHOW;
import static tradingagents.local.api.Sweeps.START;
import static tradingagents.local.api.Sweeps.sweep;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tradingagents.local.EmbeddedStack;
import tradingagents.local.Stacks;
import tradingagents.local.wire.WireListener;
import tradingagents.local.wire.WireRequest;
import tradingagents.local.wire.WireResponse;

/**
 * Duplicates, other orders, crashes after every single call, lost answers and lost announcements:
 * the deployed functions on the embedded tables come to the same document, which is stored once.
 */
class BacktestFaultsTest {
  private static final Instant START_OF_TIME = Instant.parse("2026-01-05T10:00:00Z");

  /** Longer than a lease of the worker. */
  private static final Duration LATER = Duration.ofSeconds(200);

  private static final int CHUNKS = 4;

  private static final Wire WIRE = new Wire();
  private static Instant now = START_OF_TIME;
  private static EmbeddedStack stack;
  private static Api api;
  private static String expected;

  /** The process dies. */
  private static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** Counts the calls of the functions, breaks what it is told to, and hears announcements. */
  private static final class Wire implements WireListener {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<String> announced = new ArrayList<>();
    private int calls;
    private int crashAt = -1;
    private int loseAt = -1;
    private boolean deaf;

    @Override
    public void answered(String caller, String service, WireRequest request, WireResponse answer) {
      if (caller.isEmpty()) {
        return;
      }
      if (service.equals("events") && !deaf) {
        for (JsonNode entry : read(request).path("Entries")) {
          announced.add(entry.path("Detail").textValue());
        }
      }
      calls++;
      if (calls == crashAt) {
        throw new Crash();
      }
      if (calls == loseAt) {
        throw new UncheckedIOException(new IOException("the answer is lost"));
      }
    }

    private static JsonNode read(WireRequest request) {
      try {
        return JSON.readTree(request.body());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void calm() {
      calls = 0;
      crashAt = -1;
      loseAt = -1;
      deaf = false;
    }

    private List<String> take() {
      List<String> taken = List.copyOf(announced);
      announced.clear();
      return taken;
    }
  }

  @BeforeAll
  static void start() {
    try (EmbeddedStack other = idle(Map.of())) {
      other.listen(WIRE);
      Api whole = new Api(other, "ada");
      String id = begin(whole, "whole");
      WIRE.take().forEach(message -> assertThat(deliver(other, message)).isTrue());
      expected = whole.call(RESULT, id, Map.of()).body();
    }
    stack = idle(Map.of("CHUNK_PAIRS", "60"));
    stack.listen(WIRE);
    api = new Api(stack, "ada");
    assertThat(expected).contains("\"checksum\"").contains("\"pbo\":0");
  }

  private static EmbeddedStack idle(Map<String, String> overrides) {
    return EmbeddedStack.start(
        new EmbeddedStack.Setup(
            Stacks.TEMPLATE, Optional.empty(), () -> now, "test", overrides, false));
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  private static String begin(Api caller, String key) {
    WIRE.calm();
    WIRE.take();
    var begun = caller.call(START, "", Map.of(), Map.of("idempotency-key", key), sweep(300));
    assertThat(begun.status()).as(begun.body()).isEqualTo(202);
    return begun.json().path("backtestId").textValue();
  }

  /** True when the message is acknowledged. */
  private static boolean deliver(EmbeddedStack to, String body) {
    SQSMessage message = new SQSMessage();
    message.setMessageId("m");
    message.setBody(body);
    SQSEvent event = new SQSEvent();
    event.setRecords(List.of(message));
    return ((SQSBatchResponse) to.invoke("BacktestWorker", event)).getBatchItemFailures().isEmpty();
  }

  private static String status(String id) {
    return api.call(SHOW, id, Map.of()).json().path("status").textValue();
  }

  private static void assertDone(String id) {
    assertThat(status(id)).isEqualTo("done");
    assertThat(api.call(RESULT, id, Map.of()).body()).isEqualTo(expected);
  }

  @Test
  void messages_in_any_order_and_more_than_once_change_nothing() {
    Random random = new Random(3);
    for (int round = 0; round < 5; round++) {
      String id = begin(api, "order-" + round);
      List<String> messages = new ArrayList<>(WIRE.take());
      assertThat(messages).hasSize(CHUNKS);
      messages.addAll(messages);
      java.util.Collections.shuffle(messages, random);
      messages.forEach(message -> assertThat(deliver(stack, message)).isTrue());
      assertDone(id);
      messages.forEach(message -> assertThat(deliver(stack, message)).isTrue());
      assertDone(id);
    }
  }

  @Test
  void a_crash_after_any_call_of_the_worker_is_made_good_by_the_message() {
    int point = 1;
    for (boolean crashed = true; crashed; point++) {
      String id = begin(api, "crash-" + point);
      List<String> messages = WIRE.take();
      WIRE.calm();
      WIRE.crashAt = point;
      crashed = false;
      List<String> left = new ArrayList<>();
      for (String message : messages) {
        try {
          if (!deliver(stack, message)) {
            left.add(message);
          }
        } catch (Crash e) {
          crashed = true;
          left.add(message);
        }
      }
      WIRE.calm();
      now = now.plus(LATER);
      left.forEach(message -> assertThat(deliver(stack, message)).isTrue());
      assertDone(id);
    }
    assertThat(point).as("calls that a crash was tried after").isGreaterThan(30);
  }

  @Test
  void a_lost_answer_to_any_call_of_the_worker_changes_nothing() {
    for (int point = 1; point <= 36; point++) {
      String id = begin(api, "lost-" + point);
      List<String> messages = WIRE.take();
      WIRE.calm();
      WIRE.loseAt = point;
      List<String> left = new ArrayList<>();
      for (String message : messages) {
        if (!deliver(stack, message)) {
          left.add(message);
        }
      }
      WIRE.calm();
      now = now.plus(LATER);
      left.forEach(message -> assertThat(deliver(stack, message)).isTrue());
      assertDone(id);
    }
  }

  @Test
  void one_that_was_stored_and_not_announced_is_announced_by_the_next_look() {
    begin(api, "warm");
    WIRE.calm();
    WIRE.take();
    // The request's transaction is done, and the process dies before it announces.
    WIRE.crashAt = 1;
    try {
      api.call(START, "", Map.of(), Map.of("idempotency-key", "orphan"), sweep(300));
    } catch (Crash e) {
      assertThat(WIRE.take()).isEmpty();
    }
    WIRE.calm();
    String id =
        api.call("GET /v1/backtests", "", Map.of("limit", "1"))
            .json()
            .path("backtests")
            .path(0)
            .path("backtestId")
            .textValue();

    assertThat(status(id)).isEqualTo("queued");
    assertThat(WIRE.take()).as("announced a moment ago, for all that is known").isEmpty();
    now = now.plusSeconds(61);
    assertThat(status(id)).isEqualTo("queued");
    List<String> messages = WIRE.take();
    assertThat(messages).hasSize(CHUNKS);
    assertThat(status(id)).isEqualTo("queued");
    assertThat(WIRE.take()).as("announced a moment ago").isEmpty();
    messages.forEach(message -> assertThat(deliver(stack, message)).isTrue());
    assertDone(id);
  }

  @Test
  void the_same_request_again_announces_what_is_not_done() {
    String id = begin(api, "again");
    List<String> lost = WIRE.take();
    assertThat(deliver(stack, lost.getFirst())).isTrue();

    assertThat(begin(api, "again")).isEqualTo(id);
    List<String> messages = WIRE.take();
    assertThat(messages).hasSize(CHUNKS - 1).doesNotContain(lost.getFirst());
    messages.forEach(message -> assertThat(deliver(stack, message)).isTrue());
    assertDone(id);
    assertThat(begin(api, "again")).isEqualTo(id);
    assertThat(WIRE.take()).isEmpty();
  }

  @Test
  void a_duplicate_that_meets_a_lease_comes_again_and_a_look_leaves_the_chunk_alone() {
    String id = begin(api, "leased");
    List<String> messages = WIRE.take();
    // Dies at work: chunk 0 is leased.
    WIRE.calm();
    WIRE.crashAt = 2;
    try {
      deliver(stack, messages.getFirst());
      throw new AssertionError("no crash");
    } catch (Crash e) {
      WIRE.calm();
    }
    assertThat(deliver(stack, messages.getFirst())).isFalse();
    now = now.plusSeconds(61);
    assertThat(status(id)).isEqualTo("queued");
    assertThat(WIRE.take()).hasSize(CHUNKS - 1).doesNotContain(messages.getFirst());
    now = now.plus(LATER);
    messages.forEach(message -> assertThat(deliver(stack, message)).isTrue());
    assertDone(id);
  }

  @Test
  void a_chunk_that_never_comes_to_an_end_fails_the_backtest() {
    String id = begin(api, "deadly");
    String message = WIRE.take().getFirst();
    for (int i = 0; i < 3; i++) {
      WIRE.calm();
      WIRE.crashAt = 3;
      try {
        deliver(stack, message);
        throw new AssertionError("no crash");
      } catch (Crash e) {
        now = now.plus(LATER);
      }
    }
    WIRE.calm();
    assertThat(deliver(stack, message)).isTrue();

    assertThat(status(id)).isEqualTo("failed");
    assertThat(api.call(SHOW, id, Map.of()).json().path("failure").textValue())
        .contains("begun 3 times and never finished");
  }

  @Test
  void what_was_cancelled_is_not_worked_on() {
    String id = begin(api, "cancelled");
    List<String> messages = WIRE.take();
    assertThat(deliver(stack, messages.getFirst())).isTrue();
    assertThat(api.call(CANCEL, id, Map.of()).status()).isEqualTo(202);
    WIRE.calm();
    messages.forEach(message -> assertThat(deliver(stack, message)).isTrue());

    assertThat(WIRE.calls).as("one look for each message").isEqualTo(CHUNKS);
    assertThat(status(id)).isEqualTo("cancelled");
  }

  @Test
  void a_message_that_cannot_be_read_stays_and_one_of_nobody_goes() {
    assertThat(deliver(stack, "{}")).isFalse();
    assertThat(deliver(stack, "gossip")).isFalse();
    String stranger =
        "{\"schema\":1,\"jobId\":\"nobody\",\"chunk\":0,\"next\":[],\"correlationId\":\"c\"}";
    assertThat(deliver(stack, stranger)).isTrue();
  }
}
