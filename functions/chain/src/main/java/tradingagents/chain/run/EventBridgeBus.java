package tradingagents.chain.run;

import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;
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
  private static final int MOST_AT_ONCE = 10;

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
    put(Announcement.DETAIL_TYPE, List.of(Announcement.of(run, next).toJson()));
  }

  /**
   * Announces something else.
   *
   * @param detailType which kind of event
   * @param details their bodies, JSON objects
   * @throws FailureException when the bus did not take all of them
   */
  public void put(String detailType, List<String> details) {
    for (int from = 0; from < details.size(); from += MOST_AT_ONCE) {
      putFew(detailType, details.subList(from, Math.min(details.size(), from + MOST_AT_ONCE)));
    }
  }

  private void putFew(String detailType, List<String> details) {
    List<PutEventsRequestEntry> entries =
        details.stream()
            .map(detail ->
                PutEventsRequestEntry.builder()
                    .eventBusName(busName)
                    .source(Announcement.SOURCE)
                    .detailType(detailType)
                    .detail(detail)
                    .build())
            .toList();
    PutEventsResponse answer;
    try {
      answer = events.putEvents(request -> request.entries(entries));
    } catch (SdkException e) {
      throw new FailureException(AwsFailures.of(e), e);
    }
    // PutEvents answers 200 also when it took nothing.
    if (answer.failedEntryCount() != null && answer.failedEntryCount() > 0) {
      String why =
          answer.entries().stream()
              .map(PutEventsResultEntry::errorCode)
              .filter(Objects::nonNull)
              .findFirst()
              .orElse("");
      throw new FailureException(
          Reason.UNAVAILABLE,
          "the event bus did not take the announcement %s: %s".formatted(details.getFirst(), why));
    }
  }
}
