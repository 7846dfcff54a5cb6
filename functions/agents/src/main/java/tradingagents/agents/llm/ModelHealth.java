package tradingagents.agents.llm;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tradingagents.agents.llm.wire.CallFault;
import tradingagents.chain.reasoning.FeverTable.Fever;
import tradingagents.desk.models.ModelId;

/**
 * Which models had better be left alone for a while. A model that failed in a way that passes with
 * time cools down, twice as long each time in a row; one answer makes it well again. What one
 * function sees all others know within seconds.
 */
final class ModelHealth {
  private static final Duration SHORTEST = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  /** How old what others said may be. */
  static final Duration HEARD = Duration.ofSeconds(5);

  private static final Fever WELL = new Fever(0, Instant.EPOCH);

  private final Fevers shared;
  private final Map<ModelId, Known> known = new ConcurrentHashMap<>();

  private record Known(Fever fever, Instant heardAt) {}

  /** What all functions know. It never fails: without it each knows what it saw itself. */
  interface Fevers {
    /** Nobody else is there. */
    Fevers NONE =
        new Fevers() {
          @Override
          public Optional<Fever> find(ModelId model) {
            return Optional.empty();
          }

          @Override
          public void keep(ModelId model, Fever fever, Instant now) {}
        };

    /** How a model was seen last; empty when nobody says so, or it cannot be known. */
    Optional<Fever> find(ModelId model);

    /** Tells the others. */
    void keep(ModelId model, Fever fever, Instant now);
  }

  /** One that keeps what it sees to itself. */
  ModelHealth() {
    this(Fevers.NONE);
  }

  ModelHealth(Fevers shared) {
    this.shared = shared;
  }

  /** Whether a model cools down. */
  boolean isCooling(ModelId model, Instant now) {
    return now.isBefore(fever(model, now).until());
  }

  /** Notes a failure. */
  void failed(ModelId model, CallFault fault, Instant now) {
    switch (fault.kind()) {
      case THROTTLED, UNAVAILABLE, TIMEOUT, AUTH, NO_SUCH_MODEL ->
          tell(model, worse(fever(model, now), fault, now), now);
      // What was asked was at fault, not who was asked.
      case CONTEXT_OVERFLOW, CONTENT_POLICY, BAD_REQUEST, MALFORMED -> {}
    }
  }

  /** Notes an answer. */
  void answered(ModelId model, Instant now) {
    if (fever(model, now).inARow() > 0) {
      tell(model, WELL, now);
    }
  }

  private void tell(ModelId model, Fever fever, Instant now) {
    known.put(model, new Known(fever, now));
    shared.keep(model, fever, now);
  }

  private Fever fever(ModelId model, Instant now) {
    Known before = known.get(model);
    if (before != null && now.isBefore(before.heardAt().plus(HEARD))) {
      return before.fever();
    }
    Fever fever = shared.find(model).orElse(before == null ? WELL : before.fever());
    known.put(model, new Known(fever, now));
    return fever;
  }

  private static Fever worse(Fever before, CallFault fault, Instant now) {
    int inARow = before.inARow() + 1;
    Duration rest = SHORTEST.multipliedBy(1L << Math.min(inARow - 1, 5));
    Duration asked = fault.retryAfter();
    if (asked != null && asked.compareTo(rest) > 0) {
      rest = asked;
    }
    return new Fever(inARow, now.plus(rest.compareTo(LONGEST) > 0 ? LONGEST : rest));
  }
}
