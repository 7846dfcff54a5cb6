package tradingagents.chain.vendor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import tradingagents.chain.Env;
import tradingagents.chain.json.Written;
import tradingagents.chain.vendor.VendorCatalogue.Entry;

/** How a vendor is, as the API and the command line tell it. */
public final class VendorReport {
  private static final double MEDIAN = 0.5;
  private static final double MOST = 0.95;

  private VendorReport() {}

  private static Written of(Entry entry, Env env, VendorHealth health, Instant now) {
    Standing standing = health.standing();
    boolean open = standing.isOpen(now);
    OptionalDouble success = health.successRate();
    VendorStates.Quota quota = entry.quota(env);
    Written written =
        new Written()
            .text("vendor", entry.name())
            .truth("on", entry.missing(env).isEmpty())
            .texts("offers", entry.offers().stream().sorted().map(Category::word).toList())
            .texts("missing", entry.missing(env))
            .text("where", entry.where())
            .text("breaker", open ? standing.isProbe(now) ? "half-open" : "closed" : "open")
            .text("closedUntil", open ? null : standing.closedUntil())
            .text("why", open ? null : standing.why())
            .number("answered", health.answered())
            .number("failed", health.failed())
            .text("successRate", success.isEmpty() ? null : rounded(success.getAsDouble()));
    latency(written, "p50Millis", health.latencyMillis(MEDIAN));
    latency(written, "p95Millis", health.latencyMillis(MOST));
    return written
        .number("callsToday", health.callsToday())
        .number("callsLeftToday", Math.max(0, quota.perDay() - health.callsToday()))
        .number("callsPerMinute", quota.perMinute())
        .text("lastFault", health.lastFault())
        .text("lastFaultAt", health.lastFaultAt());
  }

  /**
   * All vendors.
   *
   * @param env the configuration, for on or off and for quotas; names of variables are told, never
   *     values
   * @param states what was counted
   * @param now the time
   * @return one document
   */
  public static String all(Env env, VendorStates states, Instant now) {
    List<Written> rows = new ArrayList<>();
    for (Entry entry : VendorCatalogue.all()) {
      rows.add(of(entry, env, states.health(entry.name(), now), now));
    }
    return new Written().parts("vendors", rows).json();
  }

  private static @Nullable String rounded(double share) {
    return "%.4f".formatted(share);
  }

  private static void latency(Written written, String name, OptionalInt millis) {
    if (millis.isPresent()) {
      written.number(name, millis.getAsInt());
    } else {
      written.text(name, null);
    }
  }
}
