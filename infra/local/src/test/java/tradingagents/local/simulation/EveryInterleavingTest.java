package tradingagents.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tradingagents.local.simulation.ProtocolModel.State;

/**
 * Every interleaving of messages of a depth-1 run with at most two faults, on the model that asks
 * the real workflow. Settings as analysts:faults in -Dsimulation.interleavings, such as 2:1.
 */
class EveryInterleavingTest {
  private static final String SETTINGS =
      System.getProperty("simulation.interleavings", "1:1,1:2,4:0");

  @Test
  void reaches_no_bad_state_on_any_path() {
    StringBuilder table = new StringBuilder("| analysts | faults | states | violations |\n");
    table.append("|---:|---:|---:|---:|\n");
    for (String setting : SETTINGS.split(",", -1)) {
      int analysts = Integer.parseInt(setting.substring(0, setting.indexOf(':')));
      int faults = Integer.parseInt(setting.substring(setting.indexOf(':') + 1));
      Visited visited = visit(new ProtocolModel(analysts), faults);
      assertThat(visited.violations()).as(setting).isEmpty();
      table.append(
          "| %d | %d | %d | %d |\n"
              .formatted(analysts, faults, visited.states(), visited.violations().size()));
    }
    System.out.println(table);

    if (System.getProperty("simulation.interleavings") == null) {
      assertThat(Tables.published("reliability.md", "interleavings")).isEqualTo(table.toString());
    }
  }

  private record Visited(int states, List<String> violations) {}

  private static Visited visit(ProtocolModel model, int faults) {
    Map<State, Integer> numbers = new HashMap<>();
    ArrayDeque<State> open = new ArrayDeque<>();
    List<Integer> good = new ArrayList<>();
    List<String> violations = new ArrayList<>();
    Edges edges = new Edges();
    State initial = model.canonical(model.initial(faults));
    numbers.put(initial, 0);
    open.add(initial);
    while (!open.isEmpty()) {
      State state = open.poll();
      int from = numbers.getOrDefault(state, -1);
      boolean isDone = model.isDone(state);
      if (model.isQuiet(state) && isDone) {
        good.add(from);
      } else if (model.isQuiet(state) && !state.lost()) {
        violations.add("nothing is on its way and nothing was lost: " + state);
      }
      for (State next : model.next(state)) {
        State canonical = model.canonical(next);
        Integer known = numbers.putIfAbsent(canonical, numbers.size());
        if (known == null) {
          open.add(canonical);
        }
        edges.add(from, numbers.getOrDefault(canonical, -1));
      }
    }
    int reached = edges.backwards(good, numbers.size());
    if (reached != numbers.size()) {
      violations.add((numbers.size() - reached) + " states from which the run cannot end");
    }
    return new Visited(numbers.size(), violations);
  }

  /** Arrows between numbered states, kept small. */
  private static final class Edges {
    private int[] from = new int[1024];
    private int[] to = new int[1024];
    private int count;

    void add(int a, int b) {
      if (count == from.length) {
        from = Arrays.copyOf(from, count * 2);
        to = Arrays.copyOf(to, count * 2);
      }
      from[count] = a;
      to[count++] = b;
    }

    /** How many states lead to one of these. */
    int backwards(List<Integer> goals, int states) {
      int[] first = new int[states + 1];
      for (int i = 0; i < count; i++) {
        first[to[i] + 1]++;
      }
      for (int i = 0; i < states; i++) {
        first[i + 1] += first[i];
      }
      int[] place = first.clone();
      int[] into = new int[count];
      for (int i = 0; i < count; i++) {
        into[place[to[i]]++] = from[i];
      }
      boolean[] seen = new boolean[states];
      ArrayDeque<Integer> open = new ArrayDeque<>(goals);
      goals.forEach(goal -> seen[goal] = true);
      int reached = goals.size();
      while (!open.isEmpty()) {
        int state = open.poll();
        for (int i = first[state]; i < first[state + 1]; i++) {
          if (!seen[into[i]]) {
            seen[into[i]] = true;
            reached++;
            open.add(into[i]);
          }
        }
      }
      return reached;
    }
  }
}
