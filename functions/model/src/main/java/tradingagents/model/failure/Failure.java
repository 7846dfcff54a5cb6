package tradingagents.model.failure;

import java.io.Serializable;
import java.util.Objects;

/**
 * An expected failure, as a value: a reason from a closed list and one sentence for a person that
 * says what was wrong, which value it was and what is allowed.
 *
 * @param reason why
 * @param detail one sentence; never empty
 */
public record Failure(Reason reason, String detail) implements Serializable {
  /** Checks that both parts are there. */
  public Failure {
    Objects.requireNonNull(reason, "reason");
    if (detail.isBlank()) {
      throw new IllegalArgumentException("a failure needs a detail");
    }
  }

  /**
   * Whether trying the same thing again can help.
   *
   * @return see {@link Reason#isTransient()}
   */
  public boolean isTransient() {
    return reason.isTransient();
  }

  @Override
  public String toString() {
    return reason + ": " + detail;
  }
}
