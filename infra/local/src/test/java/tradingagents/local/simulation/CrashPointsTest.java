package tradingagents.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tradingagents.local.simulation.Seeds.Ended;

/** A crash before and after every single call of a clean run; by property, every pair of them. */
class CrashPointsTest {
  private static final long SCHEDULE = 7;

  @Test
  void survives_a_crash_at_every_single_point() {
    int points = points();
    List<Ended> all =
        Seeds.run(0, points, point -> Trial.crashing(SCHEDULE, Set.of(2 + (int) point)));

    assertThat(points).as("two points for each of at least 60 calls").isGreaterThan(120);
    System.out.println(points + " single crash points, each survived");
    assertThat(stories(all)).isEmpty();
    assertThat(all)
        .allMatch(ended -> ended.trial().events().stream().anyMatch(e -> e.contains("enumerated")));
  }

  @Test
  @EnabledIfSystemProperty(named = "simulation.pairs", matches = "true")
  void survives_a_crash_at_every_pair_of_points() {
    int points = points();
    List<Set<Integer>> pairs = new ArrayList<>();
    for (int a = 2; a < points + 2; a++) {
      // The second crash may hit the recovery from the first: calls go on after the clean run's
      // last.
      for (int b = a + 1; b < points + 42; b++) {
        pairs.add(Set.of(a, b));
      }
    }
    List<Ended> all =
        Seeds.run(0, pairs.size(), i -> quiet(Trial.crashing(SCHEDULE, pairs.get((int) i))));

    System.out.println(pairs.size() + " pairs of crash points");
    assertThat(stories(all)).isEmpty();
  }

  /** Keeps the events only of what went wrong. */
  private static Trial quiet(Trial trial) {
    return trial.violations().isEmpty()
        ? new Trial(trial.violations(), trial.hits(), List.of(), trial.calls())
        : trial;
  }

  private static int points() {
    return 2 * Trial.crashing(SCHEDULE, Set.of()).calls();
  }

  private static List<String> stories(List<Ended> all) {
    return all.stream()
        .filter(ended -> !ended.trial().violations().isEmpty())
        .limit(3)
        .map(Seeds::story)
        .toList();
  }
}
