package tradingagents.agents.llm;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tradingagents.agents.llm.wire.CallFault;
import tradingagents.desk.models.ModelId;

/**
 * Which models had better be left alone for a while. A model that failed in a way that passes with
 * time cools down, twice as long each time in a row; one answer makes it well again.
 */
final class ModelHealth {
  private static final Duration SHORTEST = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final Map<ModelId, Fever> fevers = new ConcurrentHashMap<>();

  private record Fever(int inARow, Instant until) {}

  /** Whether a model cools down. */
  boolean isCooling(ModelId model, Instant now) {
    Fever fever = fevers.get(model);
    return fever != null && now.isBefore(fever.until());
  }

  /** Notes a failure. */
  void failed(ModelId model, CallFault fault, Instant now) {
    switch (fault.kind()) {
      case THROTTLED, UNAVAILABLE, TIMEOUT, AUTH, NO_SUCH_MODEL ->
          fevers.compute(model, (id, before) -> worse(before, fault, now));
      // What was asked was at fault, not who was asked.
      case CONTEXT_OVERFLOW, CONTENT_POLICY, BAD_REQUEST, MALFORMED -> {}
    }
  }

  /** Notes an answer. */
  void answered(ModelId model) {
    fevers.remove(model);
  }

  private static Fever worse(@Nullable Fever before, CallFault fault, Instant now) {
    int inARow = before == null ? 1 : before.inARow() + 1;
    Duration rest = SHORTEST.multipliedBy(1L << Math.min(inARow - 1, 5));
    Duration asked = fault.retryAfter();
    if (asked != null && asked.compareTo(rest) > 0) {
      rest = asked;
    }
    return new Fever(inARow, now.plus(rest.compareTo(LONGEST) > 0 ? LONGEST : rest));
  }
}
