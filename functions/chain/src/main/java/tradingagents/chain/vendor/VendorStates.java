package tradingagents.chain.vendor;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What all functions together know of the vendors: breakers, quotas, use. */
public interface VendorStates {
  /**
   * How many calls a vendor allows.
   *
   * @param perMinute above zero
   * @param perDay above zero; the day is New York's
   */
  record Quota(int perMinute, int perDay) {}

  /**
   * One question to a vendor that came to its end.
   *
   * @param vendor its name
   * @param fault how it failed; null when it answered
   * @param detail what the fault said; empty for none
   * @param notBefore until when it is not asked; null when nothing follows for others
   * @param calls over the network, of which one was admitted before
   * @param millis how long it took
   */
  record Asked(
      String vendor,
      @Nullable VendorFault fault,
      String detail,
      @Nullable Instant notBefore,
      int calls,
      long millis) {}

  /**
   * How a vendor stands.
   *
   * @param vendor its name
   * @return GOOD for one that nobody has asked
   */
  Standing standing(String vendor);

  /**
   * Counts a question against the quota before it is asked; after an open breaker it lets exactly
   * one question through.
   *
   * @param vendor its name
   * @param quota what it allows
   * @param now the time
   * @return empty when it may be asked now, else when to try again
   */
  Optional<Instant> admit(String vendor, Quota quota, Instant now);

  /**
   * Whether a vendor's calls are used up; nothing is counted.
   *
   * @param vendor its name
   * @param quota what it allows
   * @param now the time
   * @return until when; empty while it has calls left
   */
  Optional<Instant> quotaUntil(String vendor, Quota quota, Instant now);

  /**
   * Remembers what came of a question.
   *
   * @param asked the question's end
   * @param now the time
   */
  void record(Asked asked, Instant now);

  /**
   * How well a vendor is.
   *
   * @param vendor its name
   * @param now the time
   * @return zeros for one that nobody has asked
   */
  VendorHealth health(String vendor, Instant now);
}
