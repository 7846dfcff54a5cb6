package tradingagents.testkit;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.memory.Memory;
import tradingagents.desk.memory.Memory.Standing;
import tradingagents.desk.memory.Pending;
import tradingagents.desk.memory.Recall;
import tradingagents.desk.memory.Settlement;
import tradingagents.desk.memory.Situation;
import tradingagents.desk.port.MemoryStore;
import tradingagents.desk.run.Fact;
import tradingagents.desk.run.Lesson;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.market.Symbol;

/** Memories in memory, with the same conditions as the table. It looks at all of them. */
public final class MemoryMemories implements MemoryStore {
  private static final Comparator<Memory> LATEST_FIRST =
      Comparator.comparing((Memory memory) -> memory.decision().asOf())
          .thenComparing(memory -> memory.decision().runId())
          .reversed();

  private final Map<String, Memory> memories = new HashMap<>();
  private final Map<String, Instant> dueAt = new HashMap<>();
  private @Nullable Instant mark;

  /** Nothing is remembered. */
  public MemoryMemories() {}

  @Override
  public synchronized Result<List<Lesson>> relevant(
      Symbol symbol, List<Fact> facts, Instant asOf, int atMost) {
    List<String> words = Situation.words(symbol, facts);
    return Result.ok(Recall.of(List.copyOf(memories.values()), symbol, words, asOf, atMost));
  }

  @Override
  public synchronized Result<Boolean> remember(Pending decision) {
    if (memories.putIfAbsent(decision.runId(), Memory.of(decision)) != null) {
      return Result.ok(false);
    }
    dueAt.put(decision.runId(), decision.settlesAt());
    return Result.ok(true);
  }

  @Override
  public synchronized Result<List<Memory>> due(Instant now, int atMost) {
    return Result.ok(
        dueAt.entrySet().stream()
            .filter(entry -> !entry.getValue().isAfter(now))
            .sorted(Map.Entry.comparingByValue())
            .limit(atMost)
            .map(entry -> find(entry.getKey()).orThrow())
            .toList());
  }

  @Override
  public synchronized Result<Boolean> settle(
      Pending decision, Settlement settlement, String reflection) {
    Result<Memory> found = find(decision.runId());
    if (!(found instanceof Result.Ok<Memory>(Memory memory))) {
      return found.map(never -> false);
    }
    if (memory.standing() == Standing.SETTLED) {
      return Result.ok(false);
    }
    memories.put(decision.runId(), memory.settled(settlement, reflection));
    dueAt.remove(decision.runId());
    return Result.ok(true);
  }

  @Override
  public synchronized Result<Boolean> postpone(
      Pending decision, String why, @Nullable Instant until) {
    Memory memory = memories.get(decision.runId());
    if (memory == null || memory.standing() == Standing.SETTLED) {
      return Result.ok(false);
    }
    memories.put(decision.runId(), memory.missing(why, until == null));
    dueAt.remove(decision.runId());
    if (until != null) {
      dueAt.put(decision.runId(), until);
    }
    return Result.ok(true);
  }

  @Override
  public synchronized Result<Memory> find(String runId) {
    Memory memory = memories.get(runId);
    return memory == null
        ? Result.err(Reason.NOT_FOUND, "no decision of run " + runId + " is remembered")
        : Result.ok(memory);
  }

  @Override
  public synchronized Result<Page> list(Query query) {
    List<Memory> rest =
        memories.values().stream()
            .filter(memory -> wants(query, memory.decision()))
            .sorted(LATEST_FIRST)
            .toList();
    List<Memory> page = rest.stream().limit(query.limit()).toList();
    if (page.size() == rest.size()) {
      return Result.ok(new Page(page, null));
    }
    Pending last = page.getLast().decision();
    return Result.ok(new Page(page, new Place(last.asOf(), last.runId())));
  }

  private static boolean wants(Query query, Pending decision) {
    Place after = query.after();
    return (query.symbol() == null || decision.symbol().equals(query.symbol()))
        && (query.until() == null || !decision.asOf().isAfter(query.until()))
        && (after == null || isBehind(decision, after));
  }

  private static boolean isBehind(Pending decision, Place place) {
    int time = decision.asOf().compareTo(place.asOf());
    return time < 0 || (time == 0 && decision.runId().compareTo(place.runId()) < 0);
  }

  @Override
  public synchronized Result<Optional<Instant>> mark() {
    return Result.ok(Optional.ofNullable(mark));
  }

  @Override
  public synchronized Result<Instant> mark(Instant until) {
    mark = until;
    return Result.ok(until);
  }
}
