package tradingagents.chain.run;

import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import tradingagents.chain.AwsFailures;
import tradingagents.desk.port.Bus;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Task;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;

/**
 * Announces through EventBridge: one event names all steps whose turn it is; rules pick them out.
 */
public final class EventBridgeBus implements Bus {
  private final EventBridgeClient events;
  private final String busName;

  /**
   * A bus.
   *
   * @param events the client
   * @param busName the event bus's name
   */
  public EventBridgeBus(EventBridgeClient events, String busName) {
    this.events = events;
    this.busName = busName;
  }

  @Override
  public void announce(Run run, List<Task> next) {
    if (next.isEmpty()) {
      return;
    }
    PutEventsRequestEntry entry =
        PutEventsRequestEntry.builder()
            .eventBusName(busName)
            .source(Announcement.SOURCE)
            .detailType(Announcement.DETAIL_TYPE)
            .detail(Announcement.of(run, next).toJson())
            .build();
    PutEventsResponse answer;
    try {
      answer = events.putEvents(request -> request.entries(entry));
    } catch (SdkException e) {
      throw new FailureException(AwsFailures.of(e), e);
    }
    // PutEvents answers 200 also when it took nothing.
    if (answer.failedEntryCount() != null && answer.failedEntryCount() > 0) {
      throw new FailureException(
          Reason.UNAVAILABLE,
          "the event bus did not take the announcement of "
              + run.id()
              + ": "
              + answer.entries().getFirst().errorCode());
    }
  }
}
