package tradingagents.local.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tradingagents.desk.run.Failed;
import tradingagents.desk.run.Outcome;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.desk.run.Usage;
import tradingagents.desk.run.Workflow;
import tradingagents.local.simulation.Delivery.Phase;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.Reason;
import tradingagents.testkit.TestMandates;

/**
 * The step protocol with everything taken away but its messages, leases and versions; who is due is
 * asked of the real {@link Workflow}. A state is small enough to visit all of them. A view of a run
 * is reduced to what can matter of it: whether its version is still the newest, and what it would
 * announce.
 */
final class ProtocolModel {
  /** More waiting or handled messages of one task than this are not told apart. */
  private static final int MOST_OF_ONE = 2;

  /**
   * A state of the whole.
   *
   * @param recorded which tasks have spoken, as bits
   * @param leases which tasks are leased, as bits
   * @param queued how many messages of each task wait
   * @param deliveries what is being handled
   * @param faults how many may still happen
   * @param lost whether a message is gone for good
   */
  record State(
      int recorded,
      int leases,
      List<Integer> queued,
      List<Delivery> deliveries,
      int faults,
      boolean lost) {}

  private final List<Task> tasks;
  private final Run start;
  private final Map<Integer, Integer> dueOf = new HashMap<>();
  private final Map<Integer, Integer> unlockedOf = new HashMap<>();

  ProtocolModel(int analysts) {
    List<Step> first = Step.of(Step.Kind.ANALYST).subList(0, analysts);
    this.start = Run.start("model", TestMandates.of(Instant.EPOCH, first, 1, false));
    this.tasks =
        Nemesis.STEPS.stream()
            .filter(step -> step.kind() != Step.Kind.ANALYST || first.contains(step))
            .map(Task::of)
            .toList();
  }

  State initial(int faults) {
    List<Integer> queued = new ArrayList<>();
    for (int task = 0; task < tasks.size(); task++) {
      queued.add(due(0) >> task & 1);
    }
    return new State(0, 0, queued, List.of(), faults, false);
  }

  boolean isDone(State state) {
    return due(state.recorded()) == 0;
  }

  boolean isQuiet(State state) {
    return state.deliveries().isEmpty() && state.queued().stream().allMatch(n -> n == 0);
  }

  /** What may happen next, faults among it. */
  List<State> next(State state) {
    List<State> next = new ArrayList<>();
    for (int task = 0; task < tasks.size(); task++) {
      if (state.queued().get(task) > 0 && handled(state, task) < MOST_OF_ONE) {
        next.add(received(state, task));
      }
      boolean isHeld = has(state.leases(), task);
      boolean isAlive = isWorkedOn(state, task);
      if (isHeld && !isAlive) {
        next.add(with(state, state.leases() & ~bit(task)));
      }
      if (state.faults() > 0) {
        messageFaults(state, task, next);
        if (isHeld && isAlive) {
          // The holder is slow: its lease runs out while it lives.
          next.add(with(fault(state), state.leases() & ~bit(task)));
        }
      }
    }
    for (Delivery delivery : state.deliveries()) {
      next.add(advanced(state, delivery));
      if (state.faults() > 0) {
        crashes(state, delivery, next);
      }
    }
    sweeps(state, next);
    return next;
  }

  private void messageFaults(State state, int task, List<State> next) {
    int waiting = state.queued().get(task);
    if (waiting > 0 && waiting < MOST_OF_ONE) {
      next.add(sent(fault(state), bit(task)));
    }
    if (waiting > 0) {
      State hit = fault(state);
      next.add(
          new State(
              hit.recorded(),
              hit.leases(),
              plus(hit.queued(), task, -1),
              hit.deliveries(),
              hit.faults(),
              true));
    }
  }

  private void crashes(State state, Delivery delivery, List<State> next) {
    State back = sent(without(fault(state), delivery), bit(delivery.task()));
    next.add(back);
    if (delivery.phase() == Phase.ANNOUNCING) {
      next.add(sent(back, delivery.announces()));
    }
  }

  private void sweeps(State state, List<State> next) {
    int unleased = due(state.recorded()) & ~state.leases();
    if (unleased == 0) {
      return;
    }
    if (isQuiet(state)) {
      next.add(sent(state, unleased));
    } else if (state.faults() > 0) {
      next.add(sent(fault(state), unleased));
    }
  }

  private State received(State state, int task) {
    State taken =
        new State(
            state.recorded(),
            state.leases(),
            plus(state.queued(), task, -1),
            state.deliveries(),
            state.faults(),
            state.lost());
    if (has(state.recorded(), task)) {
      int announces = unlocked(state.recorded(), task);
      return adding(taken, new Delivery(task, Phase.ANNOUNCING, false, announces));
    }
    return has(due(state.recorded()), task)
        ? adding(taken, new Delivery(task, Phase.LOADED, true, 0))
        : taken;
  }

  private State advanced(State state, Delivery delivery) {
    int task = delivery.task();
    State rest = without(state, delivery);
    return switch (delivery.phase()) {
      case LOADED ->
          has(state.leases(), task)
              ? sent(rest, bit(task))
              : adding(
                  with(rest, state.leases() | bit(task)),
                  new Delivery(task, Phase.WORKED, delivery.isFresh(), 0));
      case WORKED -> recorded(state, rest, delivery);
      case ANNOUNCING -> sent(rest, delivery.announces());
    };
  }

  private State recorded(State state, State rest, Delivery delivery) {
    int task = delivery.task();
    if (has(state.recorded(), task)) {
      int announces = unlocked(state.recorded(), task);
      return adding(rest, new Delivery(task, Phase.ANNOUNCING, false, announces));
    }
    if (!delivery.isFresh()) {
      return adding(rest, new Delivery(task, Phase.WORKED, true, 0));
    }
    int now = state.recorded() | bit(task);
    List<Delivery> others = rest.deliveries().stream().map(Delivery::stale).sorted().toList();
    State stored =
        new State(
            now, rest.leases() & ~bit(task), rest.queued(), others, rest.faults(), rest.lost());
    return adding(stored, new Delivery(task, Phase.ANNOUNCING, false, unlocked(now, task)));
  }

  int due(int recorded) {
    return dueOf.computeIfAbsent(recorded, mask -> bits(Workflow.due(run(mask))));
  }

  private int unlocked(int recorded, int task) {
    return unlockedOf.computeIfAbsent(
        recorded << 4 | task, key -> bits(Workflow.unlockedBy(run(recorded), tasks.get(task))));
  }

  private int bits(List<Task> some) {
    return some.stream().mapToInt(task -> bit(tasks.indexOf(task))).sum();
  }

  private Run run(int recorded) {
    Run run = start;
    for (int task = 0; task < tasks.size(); task++) {
      if (has(recorded, task)) {
        Task turn = tasks.get(task);
        Outcome outcome =
            turn.step() == Step.BROKER_ACTION
                ? new Failed(new Failure(Reason.NO_DATA, "the last step: what it says is equal"))
                : Script.says(run, turn);
        run = run.with(new Recorded(turn, outcome, Usage.NONE, Instant.EPOCH, Instant.EPOCH));
      }
    }
    return run;
  }

  /** The same state with interchangeable speakers in a fixed order: each group is visited once. */
  State canonical(State unmerged) {
    State state = merged(unmerged);
    int analysts = start.mandate().analysts().size();
    int voices = tasks.indexOf(Task.of(Step.AGGRESSIVE_RISK));
    int[] to = new int[tasks.size()];
    Arrays.setAll(to, i -> i);
    sortColumns(state, 0, analysts, to);
    sortColumns(state, voices, voices + 3, to);
    List<Integer> queued = new ArrayList<>(state.queued());
    for (int i = 0; i < to.length; i++) {
      queued.set(to[i], state.queued().get(i));
    }
    List<Delivery> deliveries =
        state.deliveries().stream()
            .map(d -> new Delivery(to[d.task()], d.phase(), d.isFresh(), moved(d.announces(), to)))
            .sorted()
            .toList();
    return new State(
        moved(state.recorded(), to),
        moved(state.leases(), to),
        List.copyOf(queued),
        deliveries,
        state.faults(),
        state.lost());
  }

  /**
   * Messages of tasks whose stage is over do the same from now on, whichever task it is: they
   * announce all that is due. They are counted as the first task's.
   */
  private State merged(State state) {
    List<Integer> queued = new ArrayList<>(state.queued());
    for (int task = 1; task < queued.size(); task++) {
      if (isOver(state.recorded(), task)) {
        queued.set(0, Math.min(MOST_OF_ONE, queued.get(0) + queued.get(task)));
        queued.set(task, 0);
      }
    }
    List<Delivery> deliveries =
        state.deliveries().stream()
            .map(d ->
                d.phase() == Phase.ANNOUNCING && isOver(state.recorded(), d.task())
                    ? new Delivery(0, d.phase(), false, d.announces())
                    : d)
            .sorted()
            .toList();
    int leases = state.leases() & ~state.recorded();
    return new State(
        state.recorded(), leases, List.copyOf(queued), deliveries, state.faults(), state.lost());
  }

  private boolean isOver(int recorded, int task) {
    Step.Kind kind = tasks.get(task).step().kind();
    return switch (kind) {
      case ANALYST, RISK_VOICE -> {
        boolean all = true;
        for (int other = 0; other < tasks.size(); other++) {
          all &= tasks.get(other).step().kind() != kind || has(recorded, other);
        }
        yield all;
      }
      case DEBATER, DECIDER, AUTHORITY, PERSON, CLOCK -> has(recorded, task);
    };
  }

  private static void sortColumns(State state, int from, int until, int[] to) {
    List<Integer> order =
        Stream.iterate(from, i -> i < until, i -> i + 1)
            .sorted((a, b) -> column(state, a).compareTo(column(state, b)))
            .toList();
    for (int i = 0; i < order.size(); i++) {
      to[order.get(i)] = from + i;
    }
  }

  private static String column(State state, int task) {
    StringBuilder text = new StringBuilder();
    text.append(has(state.recorded(), task)).append(has(state.leases(), task));
    text.append(state.queued().get(task));
    for (Delivery delivery : state.deliveries()) {
      text.append(delivery.task() == task ? "m" + delivery.phase() + delivery.isFresh() : "");
      text.append(has(delivery.announces(), task) ? "a" + delivery.phase() : "");
    }
    return text.toString();
  }

  private static int moved(int bits, int[] to) {
    int result = 0;
    for (int i = 0; i < to.length; i++) {
      result |= has(bits, i) ? bit(to[i]) : 0;
    }
    return result;
  }

  private static long handled(State state, int task) {
    return state.deliveries().stream().filter(d -> d.task() == task).count();
  }

  private static boolean isWorkedOn(State state, int task) {
    return state.deliveries().stream().anyMatch(d -> d.task() == task && d.phase() == Phase.WORKED);
  }

  private static State fault(State state) {
    return new State(
        state.recorded(),
        state.leases(),
        state.queued(),
        state.deliveries(),
        state.faults() - 1,
        state.lost());
  }

  private static State with(State state, int leases) {
    return new State(
        state.recorded(), leases, state.queued(), state.deliveries(), state.faults(), state.lost());
  }

  private static State sent(State state, int announced) {
    List<Integer> queued = state.queued();
    for (int task = 0; task < queued.size(); task++) {
      if (has(announced, task) && queued.get(task) < MOST_OF_ONE) {
        queued = plus(queued, task, 1);
      }
    }
    return new State(
        state.recorded(), state.leases(), queued, state.deliveries(), state.faults(), state.lost());
  }

  private static State adding(State state, Delivery delivery) {
    List<Delivery> all = new ArrayList<>(state.deliveries());
    all.add(delivery);
    all.sort(null);
    return new State(
        state.recorded(),
        state.leases(),
        state.queued(),
        List.copyOf(all),
        state.faults(),
        state.lost());
  }

  private static State without(State state, Delivery delivery) {
    List<Delivery> rest = new ArrayList<>(state.deliveries());
    rest.remove(delivery);
    return new State(
        state.recorded(),
        state.leases(),
        state.queued(),
        List.copyOf(rest),
        state.faults(),
        state.lost());
  }

  private static List<Integer> plus(List<Integer> queued, int task, int change) {
    List<Integer> next = new ArrayList<>(queued);
    next.set(task, next.get(task) + change);
    return List.copyOf(next);
  }

  private static int bit(int task) {
    return 1 << task;
  }

  private static boolean has(int bits, int task) {
    return (bits >> task & 1) == 1;
  }
}
