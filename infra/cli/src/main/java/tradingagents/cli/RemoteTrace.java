package tradingagents.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.report.RunTrace;
import tradingagents.desk.run.Status;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;

/** Reads the trace that an endpoint answers with. */
final class RemoteTrace {
  private RemoteTrace() {}

  static RunTrace read(JsonNode trace) {
    try {
      List<RunTrace.Span> spans = new ArrayList<>();
      trace.path("spans").forEach(span -> spans.add(span(span)));
      List<RunTrace.Due> due = new ArrayList<>();
      trace
          .path("due")
          .forEach(one -> due.add(new RunTrace.Due(task(one), null, time(one, "announcedAt"))));
      return new RunTrace(
          trace.path("runId").asText(),
          trace.path("symbol").asText(),
          Status.valueOf(trace.path("status").asText()),
          trace.path("correlationId").asText(),
          trace.path("door").asText(),
          time(trace, "createdAt"),
          timeIfAny(trace, "finishedAt"),
          trace.at("/cost/usd").asText(),
          spans,
          due);
    } catch (RuntimeException e) {
      throw new FailureException(
          new Failure(Reason.CORRUPT, "the endpoint's trace cannot be read: " + e.getMessage()), e);
    }
  }

  private static RunTrace.Span span(JsonNode span) {
    return new RunTrace.Span(
        task(span),
        span.path("level").intValue(),
        null,
        timeIfAny(span, "announcedAt"),
        time(span, "startedAt"),
        time(span, "finishedAt"),
        span.path("type").asText(),
        span.path("model").textValue(),
        span.path("costUsd").asText(),
        span.path("failure").textValue(),
        span.path("onLongestWay").booleanValue());
  }

  private static Task task(JsonNode turn) {
    Step step = Step.named(turn.path("step").asText()).orElseThrow();
    return new Task(step, turn.path("round").intValue());
  }

  private static Instant time(JsonNode node, String name) {
    return Instant.parse(node.path(name).asText());
  }

  private static @Nullable Instant timeIfAny(JsonNode node, String name) {
    return node.path(name).isTextual() ? time(node, name) : null;
  }
}
