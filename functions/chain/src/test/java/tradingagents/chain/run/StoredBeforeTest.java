package tradingagents.chain.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tradingagents.chain.json.RunJson;
import tradingagents.chain.lambda.Inbox;
import tradingagents.chain.lambda.MetricSink;
import tradingagents.desk.run.Mandate;
import tradingagents.desk.run.Origin;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.testkit.MemoryRunStore;
import tradingagents.testkit.SampleRuns;

/**
 * Old and new functions work side by side while a deployment moves: what an earlier version stored
 * is read, what a later one adds is left alone, and a message of another schema waits for a
 * function that knows it.
 */
class StoredBeforeTest {
  private static final ObjectMapper TREE = new ObjectMapper();
  private static final String STORED = "stored.v1.jsonl";

  /** Every sample run as the store writes it: the mandate, then each outcome. */
  private static List<String> written() {
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, Run> sample : SampleRuns.all().entrySet()) {
      lines.add(RunJson.write(sample.getValue().mandate()));
      sample.getValue().outcomes().forEach(recorded -> lines.add(RunJson.write(recorded)));
    }
    return lines.stream().distinct().toList();
  }

  private static Object read(String line) {
    return line.contains("\"outcome\":") ? RunJson.recorded(line) : RunJson.mandate(line);
  }

  private static String write(Object stored) {
    return stored instanceof Recorded recorded
        ? RunJson.write(recorded)
        : RunJson.write((Mandate) stored);
  }

  @Test
  void what_the_first_version_stored_is_read_and_means_the_same() throws IOException {
    List<String> stored;
    try (var in = Objects.requireNonNull(StoredBeforeTest.class.getResourceAsStream(STORED))) {
      stored = new String(in.readAllBytes(), UTF_8).lines().toList();
    }

    assertThat(stored).hasSizeGreaterThan(30);
    for (String line : stored) {
      assertThat(TREE.readTree(write(read(line)))).isEqualTo(TREE.readTree(line));
      assertThat(write(read(line))).isEqualTo(line);
    }
  }

  @Test
  void a_mandate_of_before_origins_were_stored_is_of_unknown_origin() throws IOException {
    ObjectNode mandate = (ObjectNode) TREE.readTree(RunJson.write(SampleRuns.complete().mandate()));
    mandate.remove("origin");

    assertThat(RunJson.mandate(mandate.toString()).origin()).isEqualTo(Origin.UNKNOWN);
  }

  @Test
  void what_a_later_version_adds_is_left_alone() throws IOException {
    for (String line : written()) {
      JsonNode later = TREE.readTree(line);
      addEverywhere(later);

      assertThat(read(later.toString())).isEqualTo(read(line));
    }
  }

  private static void addEverywhere(JsonNode node) {
    node.forEach(StoredBeforeTest::addEverywhere);
    if (node instanceof ObjectNode object) {
      object.put("addedLater", "?");
    }
  }

  @Test
  void an_announcement_of_a_later_version_with_more_in_it_is_delivered() throws IOException {
    Run run = SampleRuns.running();
    Announcement said = Announcement.of(run, List.of(Task.of(Step.TRADER)));
    ObjectNode later = (ObjectNode) TREE.readTree(said.toJson());
    later.put("addedLater", 1);

    assertThat(Announcement.parse(later.toString())).isEqualTo(said);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 99})
  void a_message_of_another_schema_comes_again(int schema) throws IOException {
    Run run = SampleRuns.running();
    String body = Announcement.of(run, List.of(Task.of(Step.TRADER))).toJson();
    ObjectNode other = ((ObjectNode) TREE.readTree(body)).put("schema", schema);
    SQSMessage message = new SQSMessage();
    message.setMessageId("m-1");
    message.setBody(other.toString());
    SQSEvent event = new SQSEvent();
    event.setRecords(List.of(message));
    StepRunner never =
        new StepRunner(
            new MemoryRunStore(),
            (r, next) -> {
              throw new AssertionError("announced");
            },
            (r, task) -> {
              throw new AssertionError("worked");
            },
            () -> SampleRuns.CREATED,
            new tradingagents.chain.lambda.Boot("test"),
            new StepRunner.Terms(java.time.Duration.ofMinutes(1), 3, 10));

    var answer = new Inbox(Step.TRADER, never, MetricSink.OFF).handle(event, null);

    assertThat(answer.getBatchItemFailures())
        .extracting(failure -> failure.getItemIdentifier())
        .containsExactly("m-1");
  }
}
