package tradingagents.chain.vendor;

import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * How well a vendor was in this hour and the one before, over all functions.
 *
 * @param vendor its name
 * @param standing whether it may be asked now
 * @param answered questions that were answered, or truly had no answer
 * @param failed questions that failed in ways that pass
 * @param callsToday calls over the network since midnight in New York
 * @param latencies how many questions took at most so many milliseconds as {@link #BOUNDS} says in
 *     the same place; the last count is of those that took longer
 * @param lastFault the newest fault in words; null for none
 * @param lastFaultAt when that was; null for none
 */
public record VendorHealth(
    String vendor,
    Standing standing,
    long answered,
    long failed,
    long callsToday,
    List<Long> latencies,
    @Nullable String lastFault,
    @Nullable Instant lastFaultAt) {
  /** The upper bounds of the latencies' counts, in milliseconds. */
  public static final List<Integer> BOUNDS =
      List.of(25, 50, 100, 200, 400, 800, 1_600, 3_200, 6_400, 12_800);

  /** Copies the counts. */
  public VendorHealth {
    latencies = List.copyOf(latencies);
  }

  /**
   * A vendor that nobody has asked.
   *
   * @param vendor its name
   * @return nothing for it, nothing against it
   */
  public static VendorHealth unknown(String vendor) {
    return new VendorHealth(vendor, Standing.GOOD, 0, 0, 0, List.of(), null, null);
  }

  /**
   * The share of questions that were answered.
   *
   * @return 0 to 1; empty when nothing was asked
   */
  public OptionalDouble successRate() {
    long all = answered + failed;
    return all == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) answered / all);
  }

  /**
   * A percentile of the latency, as the upper bound of the count it falls into.
   *
   * @param share such as 0.95
   * @return milliseconds; empty when nothing was asked or it took longer than all bounds
   */
  public OptionalInt latencyMillis(double share) {
    long all = latencies.stream().mapToLong(Long::longValue).sum();
    long seen = 0;
    for (int i = 0; i < latencies.size(); i++) {
      seen += latencies.get(i);
      if (all > 0 && seen >= Math.ceil(share * all)) {
        return i < BOUNDS.size() ? OptionalInt.of(BOUNDS.get(i)) : OptionalInt.empty();
      }
    }
    return OptionalInt.empty();
  }
}
