package tradingagents.model.market;

import java.time.Instant;

/**
 * An answer whose every part carries when it was known, so that it can be cut to what was known at
 * an instant.
 *
 * @param <T> the answer's own type
 */
public interface Known<T extends Known<T>> {
  /**
   * What of it was known at an instant.
   *
   * @param asOf nothing later is visible
   * @return the same, or less; never anything that depends on what came later
   */
  T asKnown(Instant asOf);

  /**
   * Whether nothing is left.
   *
   * @return true when there is no datum
   */
  boolean isEmpty();

  /**
   * Who said it, and when.
   *
   * @return of the answer as a whole
   */
  Stamp stamp();
}
