package tradingagents.local.wire;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How many requests each service answered, by operation, since the start or the last reset. */
public final class RequestCounts {
  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

  /** Counts one request. */
  public void add(String service, String operation) {
    counts.computeIfAbsent(service + "." + operation, name -> new LongAdder()).increment();
  }

  /** The count of one operation. */
  public long of(String service, String operation) {
    LongAdder found = counts.get(service + "." + operation);
    return found == null ? 0 : found.sum();
  }

  /** The count of one service over all its operations. */
  public long of(String service) {
    return snapshot().entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(service + "."))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** All counts by {@code service.operation}, sorted. */
  public Map<String, Long> snapshot() {
    var sorted = new TreeMap<String, Long>();
    counts.forEach((name, count) -> sorted.put(name, count.sum()));
    return sorted;
  }

  /** Forgets all counts. */
  public void reset() {
    counts.clear();
  }
}
