package tradingagents.model.market;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who said something and when it could be known.
 *
 * @param vendor such as {@code tiingo}
 * @param feed which of the vendor's feeds, such as {@code iex}; empty when it has one
 * @param asOf the instant the answer describes
 * @param knownAt when it could be known first: of a whole answer, when its newest part could
 * @param flags what a reader must know
 */
public record Stamp(
    String vendor, String feed, Instant asOf, Instant knownAt, Set<DataFlag> flags) {
  /** Copies the flags, in the order of the enum. */
  public Stamp {
    EnumSet<DataFlag> copy = EnumSet.noneOf(DataFlag.class);
    copy.addAll(flags);
    flags = Collections.unmodifiableSet(copy);
  }

  /**
   * A stamp without flags.
   *
   * @param vendor who
   * @param feed which feed; empty when there is one
   * @param at what it describes and when it was known
   * @return the stamp
   */
  public static Stamp of(String vendor, String feed, Instant at) {
    return new Stamp(vendor, feed, at, at, Set.of());
  }

  /**
   * The stamp of what was known at an instant.
   *
   * @param instant nothing later is said
   * @return this, or the same who with that instant
   */
  Stamp upTo(Instant instant) {
    return knownAt.isAfter(instant) ? new Stamp(vendor, feed, instant, instant, flags) : this;
  }
}
