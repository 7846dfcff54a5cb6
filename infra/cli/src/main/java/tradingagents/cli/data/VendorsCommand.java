package tradingagents.cli.data;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tradingagents.chain.vendor.Category;
import tradingagents.chain.vendor.VendorCatalogue;
import tradingagents.chain.vendor.VendorCatalogue.Entry;
import tradingagents.chain.vendor.VendorHealth;
import tradingagents.chain.vendor.VendorReport;
import tradingagents.chain.vendor.VendorStates;
import tradingagents.local.LocalTables;

/** Prints which vendors there are and how well they are. */
@Command(
    name = "vendors",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Lists the vendors of market data: on or off, and how well they did lately.")
public final class VendorsCommand implements Callable<Integer> {
  private static final String ROW = "%-13s %-5s %-34s %8s %9s %9s %12s  %s";

  private final DataPlace place;

  @Option(names = "--json", description = "Prints one JSON document.")
  private boolean json;

  @Option(names = "--data", description = "Where state is kept. Default: your data folder.")
  private @Nullable Path data;

  /** Typed somewhere. */
  public VendorsCommand(DataPlace place) {
    this.place = place;
  }

  @Override
  public Integer call() {
    try (LocalTables tables = place.open().apply(data)) {
      VendorStates states = place.states(tables);
      Instant now = place.clock().instant();
      if (json) {
        place.out().println(VendorReport.all(place.env(), states, now));
        return 0;
      }
      place
          .out()
          .println(
              ROW.formatted(
                  "vendor", "is", "offers", "answers", "p50", "p95", "calls left", "state"));
      for (Entry entry : VendorCatalogue.all()) {
        place.out().println(row(entry, states.health(entry.name(), now), now));
      }
    }
    return 0;
  }

  private String row(Entry entry, VendorHealth health, Instant now) {
    OptionalDouble success = health.successRate();
    long left = Math.max(0, entry.quota(place.env()).perDay() - health.callsToday());
    String state =
        entry
            .off(place.env())
            .orElseGet(() ->
                health.standing().isOpen(now)
                    ? health.lastFault() == null ? "well" : "last fault " + health.lastFault()
                    : health.standing().why() + ", until " + health.standing().closedUntil());
    return ROW.formatted(
        entry.name(),
        entry.off(place.env()).isPresent() ? "off" : "on",
        offers(entry),
        success.isEmpty()
            ? "-"
            : String.format(Locale.ROOT, "%.1f %%", 100 * success.getAsDouble()),
        millis(health.latencyMillis(0.5)),
        millis(health.latencyMillis(0.95)),
        left,
        state.replaceAll("\\p{C}", "?"));
  }

  private static String offers(Entry entry) {
    return String.join(",", entry.offers().stream().sorted().map(Category::word).toList());
  }

  private static String millis(OptionalInt value) {
    return value.isEmpty() ? "-" : "<= " + value.getAsInt() + " ms";
  }
}
