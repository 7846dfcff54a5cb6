package tradingagents.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tradingagents.chain.run.DynamoRunStore;
import tradingagents.desk.port.RunStore;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.Report;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.desk.run.Usage;
import tradingagents.local.table.TableEngine;
import tradingagents.local.table.TableService;
import tradingagents.local.wire.InProcessHttp;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.testkit.RunStoreContract;
import tradingagents.testkit.TestMandates;

/** The deployed adapter on the embedded engine, with what only it can get wrong. */
class DynamoRunStoreTest extends RunStoreContract {
  private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");
  private static final Task NEWS = Task.of(Step.NEWS_ANALYST);

  private final TableEngine engine = TableEngine.inMemory();
  private final InProcessHttp http = new InProcessHttp(new TableService(engine));
  private final DynamoDbClient dynamo = RunsTable.client(DynamoDbClient.builder(), http);
  private final DynamoRunStore store = new DynamoRunStore(dynamo, RunsTable.RUNS);

  @BeforeEach
  void make_the_tables() {
    RunsTable.create(dynamo);
  }

  @AfterEach
  void close() {
    dynamo.close();
    engine.close();
  }

  @Override
  protected RunStore store() {
    return store;
  }

  @Test
  void says_corrupt_when_a_body_contradicts_its_hash() {
    recorded();
    dynamo.updateItem(update ->
        update
            .tableName(RunsTable.RUNS)
            .key(key("OUT#news-analyst#1"))
            .updateExpression("SET #hash = :hash")
            .expressionAttributeNames(Map.of("#hash", "hash"))
            .expressionAttributeValues(Map.of(":hash", AttributeValue.fromS("0000"))));

    assertThat(reason(store.load("run-1"))).isEqualTo(Reason.CORRUPT);
  }

  @Test
  void says_corrupt_when_a_body_cannot_be_unpacked() {
    recorded();
    AttributeValue garbage = AttributeValue.fromB(SdkBytes.fromUtf8String("garbage"));
    dynamo.updateItem(update ->
        update
            .tableName(RunsTable.RUNS)
            .key(key("OUT#news-analyst#1"))
            .updateExpression("SET body = :body")
            .expressionAttributeValues(Map.of(":body", garbage)));

    assertThat(reason(store.load("run-1"))).isEqualTo(Reason.CORRUPT);
  }

  @Test
  void says_corrupt_when_list_and_bodies_disagree_for_good() {
    recorded();
    dynamo.deleteItem(d -> d.tableName(RunsTable.RUNS).key(key("OUT#news-analyst#1")));

    assertThat(reason(store.load("run-1"))).isEqualTo(Reason.CORRUPT);
  }

  @Test
  void reads_again_when_a_read_was_torn() {
    Run run = recorded();
    AtomicInteger reads = new AtomicInteger();
    TornOnce torn = new TornOnce(http, reads);
    try (DynamoDbClient client = RunsTable.client(DynamoDbClient.builder(), torn)) {
      assertThat(new DynamoRunStore(client, RunsTable.RUNS).load("run-1"))
          .isEqualTo(Result.ok(run));
    }
    assertThat(reads).hasValue(2);
  }

  @Test
  void voids_the_leases_of_dead_holders() {
    store.create(Run.start("run-1", TestMandates.of(NOW))).orThrow();
    store.lease("run-1", NEWS, "dead", NOW, java.time.Duration.ofMinutes(5)).orThrow();

    store.voidLeases("run-1");

    assertThat(store.working("run-1", NOW)).isEmpty();
    assertThat(store.load("run-1")).isInstanceOf(Result.Ok.class);
  }

  private Run recorded() {
    Run run = store.create(Run.start("run-1", TestMandates.of(NOW))).orThrow();
    Recorded said = new Recorded(NEWS, Report.noData("none"), Usage.NONE, NOW, NOW);
    return store.record(run, said).orThrow();
  }

  private static Map<String, AttributeValue> key(String sort) {
    return Map.of("pk", AttributeValue.fromS("RUN#run-1"), "sk", AttributeValue.fromS(sort));
  }

  private static Reason reason(Result<?> result) {
    return switch (result) {
      case Result.Ok<?>(Object value) -> throw new AssertionError("not expected: " + value);
      case Result.Err<?>(Failure failure) -> failure.reason();
    };
  }

  /** Leaves the body out of the first answer, as a read between two writes may. */
  private static final class TornOnce extends WireTap {
    private final AtomicInteger reads;

    TornOnce(InProcessHttp http, AtomicInteger reads) {
      super(http);
      this.reads = reads;
    }

    @Override
    com.fasterxml.jackson.databind.JsonNode answered(
        String operation, com.fasterxml.jackson.databind.node.ObjectNode answer) {
      if (operation.equals("Query") && reads.incrementAndGet() == 1) {
        var items = (com.fasterxml.jackson.databind.node.ArrayNode) answer.get("Items");
        for (int i = 0; i < items.size(); i++) {
          if (items.get(i).path("sk").path("S").asText().startsWith("OUT#")) {
            items.remove(i);
          }
        }
      }
      return answer;
    }
  }
}
