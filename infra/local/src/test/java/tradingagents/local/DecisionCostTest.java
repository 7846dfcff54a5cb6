package tradingagents.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import tradingagents.chain.run.RunStarter;
import tradingagents.local.template.DecisionCost;
import tradingagents.local.wire.WireListener;
import tradingagents.local.wire.WireRequest;
import tradingagents.local.wire.WireResponse;

/** The counts that docs/cost.md reckons with are those of a real run. */
class DecisionCostTest {
  private static final int RUNS = 4;

  @Test
  void a_run_asks_for_no_more_than_the_page_says_and_not_for_far_less() throws Exception {
    try (EmbeddedStack stack = Stacks.working(Optional.empty())) {
      Stacks.startRun(stack, "warm", Instant.now());
      Stacks.awaitEnd(stack, "warm");
      Thread.sleep(500);
      Meter meter = new Meter();
      stack.listen(meter);
      for (int i = 0; i < RUNS; i++) {
        // Each on an account of its own: one that holds enough already orders nothing.
        String id = "run-" + i;
        Stacks.openAccount(stack, id);
        new RunStarter(stack.runStore(), stack.bus())
            .start(id, Stacks.mandate("rules", id, Instant.now()))
            .orThrow();
        Stacks.awaitEnd(stack, id);
      }
      Thread.sleep(500);

      // EventBridge puts each message that is received; Lambda deletes it.
      double messages = meter.invocations.sum() / (double) RUNS;
      System.out.printf(
          "one decision: %.1f events, %.1f messages, %.1f read units, %.1f write units%n",
          meter.events.sum() / (double) RUNS,
          messages,
          meter.reads.sum() / (double) RUNS,
          meter.writes.sum() / (double) RUNS);
      within(meter.events, DecisionCost.EVENTS);
      within(meter.reads, DecisionCost.READS);
      within(meter.writes, DecisionCost.WRITES);
      assertThat(messages).isBetween(14.0, (double) DecisionCost.INVOCATIONS);
      assertThat(3 * messages).isLessThanOrEqualTo(DecisionCost.QUEUE_REQUESTS);
    }
  }

  @Test
  void a_tick_asks_the_index_four_times() {
    try (EmbeddedStack stack = Stacks.idle(InstantSource.system())) {
      long before = stack.counts().of("dynamodb");
      stack.invoke("Sweeper", new ScheduledEvent());

      assertThat(stack.counts().of("dynamodb") - before).isEqualTo(4);
    }
  }

  private static void within(LongAdder counted, int bound) {
    double each = counted.sum() / (double) RUNS;
    assertThat(each).isBetween(bound / 2.0, (double) bound);
  }

  /** Counts what functions ask for, in units of the bill, rounded up: JSON is longer than items. */
  private static final class Meter implements WireListener {
    private static final JsonMapper JSON = new JsonMapper();

    final LongAdder events = new LongAdder();
    final LongAdder invocations = new LongAdder();
    final LongAdder reads = new LongAdder();
    final LongAdder writes = new LongAdder();

    @Override
    public void answered(String caller, String service, WireRequest request, WireResponse answer) {
      if (service.equals("events")) {
        events.increment();
        invocations.add(steps(request));
      }
      if (service.equals("dynamodb") && !caller.isEmpty()) {
        switch (request.targetOperation()) {
          case "Query", "GetItem" -> reads.add(1 + answer.body().length / 4096);
          case "TransactWriteItems" -> writes.add(transaction(request));
          default -> writes.add(1 + request.body().length / 1024);
        }
      }
    }

    /** Twice for the transaction; two indexes for the head. */
    private static long transaction(WireRequest request) {
      long units = 2;
      for (JsonNode item : read(request.body()).path("TransactItems")) {
        units += 2 * (1 + item.toString().length() / 1024);
      }
      return units;
    }

    private static long steps(WireRequest request) {
      long steps = 0;
      for (JsonNode entry : read(request.body()).path("Entries")) {
        steps +=
            read(entry.path("Detail").asText().getBytes(StandardCharsets.UTF_8))
                .path("next")
                .size();
      }
      return steps;
    }

    private static JsonNode read(byte[] json) {
      try {
        return JSON.readTree(json);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
