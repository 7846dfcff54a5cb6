package tradingagents.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tradingagents.local.simulation.Seeds.Ended;

/** A simulation that finds nothing proves nothing: each planted bug has to be found. */
class PlantedBugsTest {
  private static final int MOST_SEEDS = 500;
  private static final int AT_ONCE = 10;

  @Test
  void finds_each_bug_within_500_seeds_and_publishes_how_many_it_took() {
    EnumMap<Bug, Ended> found = new EnumMap<>(Bug.class);
    for (Bug bug : Bug.values()) {
      if (bug != Bug.NONE) {
        Optional<Ended> first = firstSeedThatFinds(bug);
        assertThat(first).as("%s within %d seeds", bug, MOST_SEEDS).isPresent();
        found.put(bug, first.orElseThrow());
      }
    }
    String table = Tables.seedsToFind(found, 0);
    System.out.println(table);

    assertThat(Tables.published("reliability.md", "seeds to find")).isEqualTo(table);
  }

  private static Optional<Ended> firstSeedThatFinds(Bug bug) {
    for (long seed = 0; seed < MOST_SEEDS; seed += AT_ONCE) {
      List<Ended> found =
          Seeds.run(seed, AT_ONCE, s -> Trial.of(s, bug)).stream()
              .filter(ended -> !ended.trial().violations().isEmpty())
              .toList();
      if (!found.isEmpty()) {
        return Optional.of(found.getFirst());
      }
    }
    return Optional.empty();
  }
}
