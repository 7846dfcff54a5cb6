package tradingagents.local.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import tradingagents.chain.run.Announcement;
import tradingagents.chain.run.EventBridgeBus;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.model.failure.FailureException;
import tradingagents.testkit.TestMandates;

/** The bus over the wire: PutEvents, the template's rules, and what then lies in its queues. */
@AtEveryEndpoint
class BusEndpointTest {
  private final EventBridgeClient events;
  private final SqsClient sqs;
  private final String busName;
  private final Map<String, String> queues;

  BusEndpointTest(Endpoint endpoint) {
    events = endpoint.client(EventBridgeClient.builder());
    sqs = endpoint.client(SqsClient.builder());
    busName = endpoint.template().buses().getFirst();
    queues = endpoint.provisioned().queues().urls();
  }

  private static Run run() {
    Instant now = Instant.parse("2026-01-05T10:00:00Z");
    return Run.start(Endpoint.fresh("run"), TestMandates.of(now));
  }

  /** What each queue holds of a run, by the queue's name; taken out of it. */
  private Map<String, List<String>> delivered(String runId) {
    Map<String, List<String>> found = new TreeMap<>();
    queues.forEach((name, url) -> {
      List<Message> messages = new ArrayList<>();
      do {
        messages = sqs.receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(10)).messages();
        for (Message message : messages) {
          sqs.deleteMessage(d -> d.queueUrl(url).receiptHandle(message.receiptHandle()));
          if (message.body().contains(runId)) {
            found.computeIfAbsent(name, n -> new ArrayList<>()).add(message.body());
          }
        }
      } while (!messages.isEmpty());
    });
    return found;
  }

  private static String queue(Step step) {
    return "tradingagents-" + step.wireName();
  }

  @Test
  void an_announcement_lies_in_the_inbox_of_its_step_word_for_word() {
    Run run = run();
    List<Task> next = List.of(new Task(Step.BULL_RESEARCHER, 2));

    new EventBridgeBus(events, busName).announce(run, next);

    Map<String, List<String>> found = delivered(run.id());
    assertThat(found).containsOnlyKeys(queue(Step.BULL_RESEARCHER));
    assertThat(found.get(queue(Step.BULL_RESEARCHER)))
        .extracting(Announcement::parse)
        .containsExactly(Announcement.of(run, next));
  }

  @Test
  void one_announcement_of_all_steps_fills_every_inbox_once() {
    Run run = run();
    List<Task> all = Arrays.stream(Step.values()).filter(Step::isFunction).map(Task::of).toList();

    new EventBridgeBus(events, busName).announce(run, all);

    Map<String, List<String>> found = delivered(run.id());
    assertThat(found.keySet())
        .containsExactlyInAnyOrderElementsOf(all.stream().map(t -> queue(t.step())).toList());
    assertThat(found.values()).allSatisfy(bodies -> assertThat(bodies).hasSize(1));
  }

  @Test
  void an_event_of_a_stranger_reaches_no_inbox() {
    Run run = run();
    String detail = Announcement.of(run, List.of(Task.of(Step.TRADER))).toJson();

    PutEventsResponse answer =
        events.putEvents(put ->
            put.entries(
                entry("somebody", Announcement.DETAIL_TYPE, detail),
                entry(Announcement.SOURCE, "RunForgotten", detail)));

    assertThat(answer.failedEntryCount()).isZero();
    assertThat(answer.entries()).allSatisfy(e -> assertThat(e.eventId()).isNotBlank());
    assertThat(delivered(run.id())).isEmpty();
  }

  @Test
  void an_entry_that_is_no_object_is_refused_by_name_and_the_others_are_taken() {
    Run run = run();
    String detail = Announcement.of(run, List.of(Task.of(Step.TRADER))).toJson();

    PutEventsResponse answer =
        events.putEvents(put ->
            put.entries(
                entry(Announcement.SOURCE, Announcement.DETAIL_TYPE, "no object"),
                entry(Announcement.SOURCE, Announcement.DETAIL_TYPE, detail)));

    assertThat(answer.failedEntryCount()).isEqualTo(1);
    assertThat(answer.entries().getFirst().errorCode()).isEqualTo("MalformedDetail");
    assertThat(delivered(run.id())).containsOnlyKeys(queue(Step.TRADER));
  }

  @Test
  void more_than_ten_entries_are_refused() {
    PutEventsRequestEntry one = entry("somebody", "Nothing", "{}");

    assertThatThrownBy(
            () -> events.putEvents(put -> put.entries(java.util.Collections.nCopies(11, one))))
        .isInstanceOf(software.amazon.awssdk.services.eventbridge.model.EventBridgeException.class);
  }

  @Test
  void a_bus_that_does_not_exist_is_a_failure_never_silence() {
    EventBridgeBus nowhere = new EventBridgeBus(events, Endpoint.fresh("nowhere"));

    assertThatThrownBy(() -> nowhere.announce(run(), List.of(Task.of(Step.TRADER))))
        .isInstanceOf(FailureException.class);
  }

  private PutEventsRequestEntry entry(String source, String type, String detail) {
    return PutEventsRequestEntry.builder()
        .eventBusName(busName)
        .source(source)
        .detailType(type)
        .detail(detail)
        .build();
  }
}
