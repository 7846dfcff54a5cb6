package tradingagents.desk.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tradingagents.desk.run.Lesson;
import tradingagents.model.market.Symbol;

/**
 * Which memories are worth an agent's time now. What was not known at as-of is dropped before
 * anything is counted, so the future cannot even change the order of the past. Those of the same
 * instrument come first; they leave half of the room, rounded down, to similar situations of
 * others, as far as there are any. Within each group the most similar comes first, then what became
 * known last; of several runs on one session of one instrument only one is remembered.
 */
public final class Recall {
  private static final Comparator<Scored> BEST_FIRST =
      Comparator.comparingDouble((Scored scored) -> -scored.score())
          .thenComparing(scored -> scored.lesson().knownAt(), Comparator.reverseOrder())
          .thenComparing(scored -> scored.lesson().runId());

  private Recall() {}

  private record Scored(Lesson lesson, double score) {}

  /**
   * The lessons to remember.
   *
   * @param memories candidates, whatever their order; one that is given twice counts once
   * @param symbol the instrument
   * @param words its situation, see {@link Situation}
   * @param asOf nothing later is visible, neither an outcome nor the decision itself
   * @param atMost how many
   * @return most relevant first
   */
  public static List<Lesson> of(
      List<Memory> memories, Symbol symbol, List<String> words, Instant asOf, int atMost) {
    Map<String, Memory> visible = new LinkedHashMap<>();
    memories.stream()
        .filter(memory -> isVisible(memory, asOf))
        .forEach(memory -> visible.putIfAbsent(memory.decision().runId(), memory));
    List<Memory> known = List.copyOf(visible.values());
    double[] scores =
        Similarity.scores(known.stream().map(m -> m.decision().features()).toList(), words);
    List<Scored> same = new ArrayList<>();
    List<Scored> others = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      Scored scored = new Scored(known.get(i).lesson().orElseThrow(), scores[i]);
      if (scored.lesson().symbol().equals(symbol)) {
        same.add(scored);
      } else if (scored.score() > 0) {
        others.add(scored);
      }
    }
    same = best(same);
    others = best(others);
    int room = Math.max(0, atMost);
    int ofOthers = Math.min(others.size(), Math.max(room / 2, room - same.size()));
    List<Scored> chosen = new ArrayList<>(same.subList(0, Math.min(same.size(), room - ofOthers)));
    chosen.addAll(others.subList(0, ofOthers));
    return chosen.stream().map(Scored::lesson).toList();
  }

  /**
   * Best first. What several runs decided on one session taught the same: one of them is enough.
   */
  private static List<Scored> best(List<Scored> scored) {
    Set<String> seen = new HashSet<>();
    return scored.stream()
        .sorted(BEST_FIRST)
        .filter(one -> seen.add(one.lesson().symbol() + " " + one.lesson().session()))
        .toList();
  }

  /** A lesson is of a session before now, and every number in it was known by now. */
  private static boolean isVisible(Memory memory, Instant asOf) {
    Settlement settlement = memory.settlement();
    return settlement != null
        && !settlement.knownAt().isAfter(asOf)
        && memory.decision().asOf().isBefore(asOf);
  }
}
