package tradingagents.local.simulation;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;

/**
 * Decides what goes wrong. Each seed aims one fault at one step and scatters others; the aims of
 * consecutive seeds go round all pairs, so that no pair is left to luck. A budget keeps the faults
 * finite: after it, the run must end by itself.
 */
final class Nemesis {
  static final List<Step> STEPS = Stream.of(Step.values()).filter(Step::isFunction).toList();
  static final List<Cell> CELLS =
      Stream.of(Fault.values())
          .flatMap(fault ->
              STEPS.stream()
                  .filter(step -> fault.at() != Fault.At.REASONING || step.isAgent())
                  // Nothing is announced after the last step.
                  .filter(step -> fault != Fault.BUS_REFUSES || step != Step.BROKER_ACTION)
                  .map(step -> new Cell(fault, step.wireName())))
          .toList();

  /** A fault kind and the place it hits: a step, the starter or the sweeper. */
  record Cell(Fault fault, String place) {}

  private final Random random;
  private final double chance;
  private final boolean mayLose;
  private final @Nullable Cell aim;
  private final int aimedChance;
  private final Map<Cell, Integer> chances = new HashMap<>();
  private final Map<Cell, Integer> hits = new HashMap<>();
  private final Map<Task, Fault> reasoning = new TreeMap<>();
  private int budget;

  private Nemesis(
      Random random,
      double chance,
      boolean mayLose,
      int budget,
      @Nullable Cell aim,
      int aimedChance) {
    this.random = random;
    this.chance = chance;
    this.mayLose = mayLose;
    this.budget = budget;
    this.aim = aim;
    this.aimedChance = aimedChance;
  }

  /** Nothing goes wrong. */
  static Nemesis none() {
    return new Nemesis(new Random(0), 0, false, 0, null, 0);
  }

  /** What a seed stands for. */
  static Nemesis of(long seed) {
    Random random = new Random(seed * 0x9E3779B97F4A7C15L);
    int cell = (int) Math.floorMod(seed, (long) CELLS.size());
    int turn = (int) Math.floorMod(seed / CELLS.size(), 5L);
    Cell aim = CELLS.get(cell);
    double scatter = List.of(0.0, 0.01, 0.03, 0.06).get(random.nextInt(4));
    // Anything else that went wrong could make another speaker the last one, who announces.
    double chance = aim.fault() == Fault.BUS_REFUSES ? 0 : scatter;
    boolean mayLose = aim.fault().losesMessages() || random.nextInt(3) == 0;
    Nemesis nemesis = new Nemesis(random, chance, mayLose, 8, aim, turn);
    nemesis.decideReasoning(aim);
    return nemesis;
  }

  private void decideReasoning(Cell aim) {
    if (aim.fault().at() == Fault.At.REASONING) {
      reasoning.put(Task.of(Step.named(aim.place()).orElseThrow()), aim.fault());
    }
  }

  /** Whether a fault hits here and now; each question is one chance. */
  boolean strikes(Fault fault, String place) {
    Cell cell = new Cell(fault, place);
    int before = chances.merge(cell, 1, Integer::sum) - 1;
    boolean aimed = cell.equals(aim) && before == aimedFor(fault);
    boolean scattered =
        chance > 0
            && budget > 0
            && random.nextDouble() < chance
            && (mayLose || !fault.losesMessages());
    if (!aimed && !scattered) {
      return false;
    }
    budget--;
    hits.merge(cell, 1, Integer::sum);
    return true;
  }

  /**
   * Only the last of parallel speakers announces: when it is to be refused, it must be the last.
   */
  boolean holdsBack(String place) {
    return aim != null && aim.fault() == Fault.BUS_REFUSES && aim.place().equals(place);
  }

  /** Calls come several to a delivery (load, lease, record, announce); the rest comes once. */
  private int aimedFor(Fault fault) {
    return fault.at() == Fault.At.CALL ? aimedChance % 4 : 0;
  }

  /** What goes wrong whenever this task reasons. */
  Optional<Fault> reasoning(Task task) {
    return Optional.ofNullable(reasoning.get(task));
  }

  void reasonerStruck(Task task, Fault fault) {
    hits.merge(new Cell(fault, task.step().wireName()), 1, Integer::sum);
  }

  Map<Task, Fault> reasoning() {
    return reasoning;
  }

  Map<Cell, Integer> hits() {
    return hits;
  }

  /** Hits of all seeds, by fault and place. */
  static Map<Fault, Map<String, Integer>> matrix(List<Map<Cell, Integer>> all) {
    Map<Fault, Map<String, Integer>> matrix = new EnumMap<>(Fault.class);
    for (Map<Cell, Integer> one : all) {
      one.forEach((cell, count) ->
          matrix
              .computeIfAbsent(cell.fault(), f -> new TreeMap<>())
              .merge(cell.place(), count, Integer::sum));
    }
    return matrix;
  }
}
