package tradingagents.desk.memory;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How the desk's ratings did so far. A model may have read about a session that lies before the end
 * of its training, so what it decided on such a session is scored apart.
 *
 * @param remembered how many decisions are remembered
 * @param pending how many wait for their outcome
 * @param givenUp how many had to be given up for want of prices
 * @param separateWindows the most settled decisions of which no two of one symbol share a session:
 *     what the standard errors would like {@code count} to be
 * @param all every settled decision
 * @param byModel by who really spoke
 * @param byPrompt by the hash of the portfolio manager's instructions
 * @param byTraining {@code before} and {@code after} the end of the model's training, and {@code
 *     unknown} where nobody knows when that was; a set of rules has read nothing: {@code after}
 */
public record TrackRecord(
    int remembered,
    int pending,
    int givenUp,
    int separateWindows,
    Score all,
    SortedMap<String, Score> byModel,
    SortedMap<String, Score> byPrompt,
    SortedMap<String, Score> byTraining) {
  /**
   * Scores memories.
   *
   * @param memories all that are to count
   * @param trainedUntil the last day of a model's training, by its name; {@link LocalDate#MIN} for
   *     what was never trained; empty where it is not known
   * @return the record
   */
  public static TrackRecord of(
      List<Memory> memories, Function<String, Optional<LocalDate>> trainedUntil) {
    List<Memory> settled =
        memories.stream().filter(m -> m.standing() == Memory.Standing.SETTLED).toList();
    return new TrackRecord(
        memories.size(),
        count(memories, Memory.Standing.PENDING),
        count(memories, Memory.Standing.GIVEN_UP),
        separateWindows(settled),
        Score.of(settled),
        by(settled, memory -> memory.decision().model()),
        by(settled, memory -> memory.decision().prompt()),
        by(settled, memory -> training(memory, trainedUntil)));
  }

  private static int count(List<Memory> memories, Memory.Standing standing) {
    return (int) memories.stream().filter(m -> m.standing() == standing).count();
  }

  /** A window that ends after the training but begins in it counts as before: half of it leaks. */
  private static String training(
      Memory memory, Function<String, Optional<LocalDate>> trainedUntil) {
    return trainedUntil
        .apply(memory.decision().model())
        .map(last -> memory.decision().session().isAfter(last) ? "after" : "before")
        .orElse("unknown");
  }

  private static SortedMap<String, Score> by(List<Memory> settled, Function<Memory, String> key) {
    SortedMap<String, Score> scores = new TreeMap<>();
    settled.stream()
        .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()))
        .forEach((name, group) -> scores.put(name, Score.of(group)));
    return scores;
  }

  /** Earliest end first: the greedy choice that is known to be the most. */
  private static int separateWindows(List<Memory> settled) {
    Map<String, LocalDate> ends = new TreeMap<>();
    int separate = 0;
    List<Memory> byEnd = settled.stream().sorted(Comparator.comparing(TrackRecord::end)).toList();
    for (Memory memory : byEnd) {
      String symbol = memory.decision().symbol().value();
      LocalDate last = ends.get(symbol);
      if (last == null || !memory.decision().session().isBefore(last)) {
        ends.put(symbol, end(memory));
        separate++;
      }
    }
    return separate;
  }

  private static LocalDate end(Memory memory) {
    Settlement settlement = memory.settlement();
    return settlement == null ? memory.decision().session() : settlement.session();
  }
}
