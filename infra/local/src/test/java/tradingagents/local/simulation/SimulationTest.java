package tradingagents.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tradingagents.local.simulation.Nemesis.Cell;
import tradingagents.local.simulation.Seeds.Ended;

/** The whole chain under faults: -Dsimulation.seeds=N seeds from -Dsimulation.seed. */
class SimulationTest {
  @Test
  void ends_every_seed_in_the_state_of_the_clean_run_and_hits_every_step_with_every_fault() {
    List<Ended> all = Seeds.run(Seeds.FIRST, Seeds.COUNT, seed -> Trial.of(seed, Bug.NONE));

    List<String> stories =
        all.stream()
            .filter(ended -> !ended.trial().violations().isEmpty())
            .limit(3)
            .map(Seeds::story)
            .toList();
    assertThat(stories).as("seeds with violations").isEmpty();

    List<Map<Cell, Integer>> hits = all.stream().map(ended -> ended.trial().hits()).toList();
    Map<Fault, Map<String, Integer>> matrix = Nemesis.matrix(hits);
    System.out.println(Tables.matrix(matrix));
    if (Seeds.COUNT >= 500) {
      assertThat(Nemesis.CELLS)
          .as("pairs of fault and step that no seed hit")
          .allMatch(cell -> matrix.getOrDefault(cell.fault(), Map.of()).containsKey(cell.place()));
    }
  }

  @Test
  void replays_a_seed_call_by_call() {
    for (long seed : List.of(3L, 42L, 215L)) {
      assertThat(Trial.of(seed, Bug.NONE).events())
          .isEqualTo(Trial.of(seed, Bug.NONE).events())
          .hasSizeGreaterThan(50);
    }
  }

  @Test
  void makes_the_order_once_and_charges_the_account_in_a_clean_world() {
    Trial clean = Trial.crashing(0, Set.of());

    assertThat(clean.violations()).isEmpty();
    assertThat(clean.hits()).isEmpty();
  }
}
