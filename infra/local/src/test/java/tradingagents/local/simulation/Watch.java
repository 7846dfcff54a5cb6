package tradingagents.local.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import tradingagents.local.simulation.Fibers.Fiber;

/**
 * Sees every performed call and judges, while the run goes on, what no final state can show: who
 * held which lease when somebody worked or the sweeper spoke, and how often each outcome was
 * written.
 */
final class Watch {
  private record Held(Fiber by, Instant until) {}

  private final Supplier<Instant> clock;
  private final List<String> violations = new ArrayList<>();
  private final Map<String, Held> leases = new HashMap<>();
  private final Map<String, List<Held>> working = new HashMap<>();
  private final Map<String, Integer> written = new HashMap<>();
  private final Set<String> tokens = new HashSet<>();
  private Map<String, Held> seenBySweeper = Map.of();

  Watch(Supplier<Instant> clock) {
    this.clock = clock;
  }

  void violated(String what) {
    violations.add(what);
  }

  List<String> violations() {
    return violations;
  }

  void performed(Fiber by, String operation, JsonNode asked) {
    switch (operation) {
      case "UpdateItem" ->
          leased(by, lease(asked.path("Key")), asked.path("ExpressionAttributeValues"));
      case "TransactWriteItems" -> {
        // A repetition with the same token is answered from memory: nothing is written.
        if (tokens.add(asked.path("ClientRequestToken").asText())) {
          asked.path("TransactItems").forEach(item -> written(by, item));
        }
      }
      case "Query" -> {
        if (by.place.equals(World.SWEEPER) && !asked.has("IndexName")) {
          seenBySweeper = Map.copyOf(leases);
        }
      }
      default -> {}
    }
  }

  private static String lease(JsonNode key) {
    String sort = key.path("sk").path("S").asText();
    return sort.startsWith("LEASE#") ? sort.substring("LEASE#".length()) : "";
  }

  private void leased(Fiber by, String task, JsonNode values) {
    if (values.has(":until")) {
      long until = Long.parseLong(values.path(":until").path("N").asText());
      leases.put(task, new Held(by, Instant.ofEpochMilli(until)));
    } else {
      leases.remove(task);
    }
  }

  private void written(Fiber by, JsonNode item) {
    String sort = item.path("Put").path("Item").path("sk").path("S").asText();
    if (sort.startsWith("OUT#")) {
      String task = sort.substring("OUT#".length());
      leases.remove(task);
      workEnds(by, task);
      if (written.merge(task, 1, Integer::sum) > 1) {
        violated("the outcome of " + task + " was written twice");
      }
    }
  }

  void workStarts(Fiber by, String task) {
    Instant now = clock.get();
    List<Held> others = working.computeIfAbsent(task, t -> new ArrayList<>());
    for (Held other : others) {
      if (!other.by().done && other.by() != by && other.until().isAfter(now)) {
        violated(task + " is worked on by " + by + " while " + other.by() + " holds its lease");
      }
    }
    Held mine = leases.get(task);
    others.add(new Held(by, mine == null ? now : mine.until()));
  }

  void workEnds(Fiber by, String task) {
    working.getOrDefault(task, List.of()).removeIf(held -> held.by() == by);
  }

  /** The sweeper announces: nobody may be paid for work that somebody else is doing. */
  void swept(List<String> tasks) {
    Instant now = clock.get();
    for (String task : tasks) {
      Held seen = seenBySweeper.get(task);
      if (seen != null && seen.equals(leases.get(task)) && seen.until().isAfter(now)) {
        violated("the sweeper announced " + task + " under the live lease of " + seen.by());
      }
    }
  }
}
