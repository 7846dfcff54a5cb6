package tradingagents.desk.memory;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.run.Lesson;
import tradingagents.model.market.Symbol;

/**
 * A remembered decision and what is known of its outcome.
 *
 * @param decision what was decided
 * @param settlement what it came to; null until the horizon has traded
 * @param reflection what there is to learn, untrusted text; empty until it is settled
 * @param waitsFor one sentence: what is missing; empty when it is settled
 * @param isGivenUp whether nobody waits for it any more
 */
public record Memory(
    Pending decision,
    @Nullable Settlement settlement,
    String reflection,
    String waitsFor,
    boolean isGivenUp) {
  /** How a memory stands. */
  public enum Standing {
    /** Its horizon has not traded yet, as far as is known. */
    PENDING,
    /** What it came to is known. */
    SETTLED,
    /** Prices that would settle it did not come. */
    GIVEN_UP
  }

  /**
   * A decision that was just made.
   *
   * @param decision what was decided
   * @return pending
   */
  public static Memory of(Pending decision) {
    String waits =
        "The close of session %d after it is expected at %s."
            .formatted(decision.terms().horizonSessions(), decision.settlesAt());
    return new Memory(decision, null, "", waits, false);
  }

  /**
   * The same memory once its outcome is known.
   *
   * @param outcome what it came to
   * @param words what there is to learn
   * @return settled
   */
  public Memory settled(Settlement outcome, String words) {
    return new Memory(decision, outcome, words, "", false);
  }

  /**
   * The same memory, of which something is missing.
   *
   * @param why one sentence
   * @param isGivenUp whether nobody waits for it any more
   * @return not settled
   */
  public Memory missing(String why, boolean isGivenUp) {
    return new Memory(decision, null, "", why, isGivenUp);
  }

  /**
   * How it stands.
   *
   * @return derived
   */
  public Standing standing() {
    if (settlement != null) {
      return Standing.SETTLED;
    }
    return isGivenUp ? Standing.GIVEN_UP : Standing.PENDING;
  }

  /**
   * What was known of this decision at an instant.
   *
   * @param asOf nothing later is visible
   * @return empty before it was made; without its outcome before that was known
   */
  public Optional<Memory> knownAt(Instant asOf) {
    if (decision.asOf().isAfter(asOf)) {
      return Optional.empty();
    }
    boolean hidden = settlement != null && settlement.knownAt().isAfter(asOf);
    return Optional.of(hidden ? of(decision) : this);
  }

  /**
   * What there is to learn.
   *
   * @return empty until it is settled
   */
  public Optional<Lesson> lesson() {
    if (settlement == null) {
      return Optional.empty();
    }
    Symbol benchmark = settlement.excessReturn() == null ? null : decision.terms().benchmark();
    return Optional.of(
        new Lesson(
            decision.runId(),
            decision.symbol(),
            decision.session(),
            decision.rating(),
            decision.terms().horizonSessions(),
            settlement.rawReturn(),
            settlement.excessReturn(),
            benchmark == null ? null : benchmark.value(),
            reflection,
            settlement.knownAt()));
  }
}
