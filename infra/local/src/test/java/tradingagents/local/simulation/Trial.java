package tradingagents.local.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.run.Failed;
import tradingagents.desk.run.OrderReceipt;
import tradingagents.desk.run.Outcome;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.desk.run.Workflow;
import tradingagents.local.simulation.Nemesis.Cell;
import tradingagents.model.failure.Reason;
import tradingagents.model.money.Currency;
import tradingagents.model.money.Money;
import tradingagents.model.money.Quantity;
import tradingagents.model.order.Order;
import tradingagents.model.order.OrderStatus;
import tradingagents.model.portfolio.Portfolio;
import tradingagents.testkit.TestMandates;

/**
 * How one world ended.
 *
 * @param violations what must not be; empty when all is well
 * @param hits which faults hit where
 * @param events everything that happened, call by call
 * @param calls how many calls were made
 */
record Trial(List<String> violations, Map<Cell, Integer> hits, List<String> events, int calls) {

  /** Runs the world of a seed. */
  static Trial of(long seed, Bug bug) {
    try (World world = new World(seed, Nemesis.of(seed), bug, Set.of())) {
      return world.run();
    }
  }

  /** Runs a world in which nothing goes wrong but a crash at each of the given points. */
  static Trial crashing(long seed, Set<Integer> points) {
    try (World world = new World(seed, Nemesis.none(), Bug.NONE, points)) {
      return world.run();
    }
  }

  static Trial of(World world) {
    List<String> violations = new ArrayList<>(world.watch().violations());
    Run run = world.stored();
    if (!Workflow.status(run).isFinal()) {
      violations.add("the run never ended: due is " + Workflow.due(run));
    }
    Map<Task, Outcome> said = new TreeMap<>();
    run.outcomes().forEach((Recorded recorded) -> said.put(recorded.task(), recorded.outcome()));
    Outcome receipt = said.remove(Task.of(Step.BROKER_ACTION));
    Map<Task, Outcome> expected = Script.expected(start(), failing(world, said));
    if (failing(world, said).keySet().stream().anyMatch(Trial::isRiskVoice)) {
      // It closes the run while the others may or may not have spoken.
      said.keySet().removeIf(task -> isRiskVoice(task) && !expected.containsKey(task));
      expected.keySet().removeIf(task -> isRiskVoice(task) && !said.containsKey(task));
    }
    if (!said.equals(expected)) {
      violations.add("other final state: " + difference(said, expected));
    }
    long changes = (long) run.outcomes().size() + (run.orderIntended() ? 1 : 0);
    if (run.version() != 1 + changes) {
      violations.add("version " + run.version() + " after " + changes + " changes");
    }
    asks(world, violations);
    boolean ordered = expected.containsKey(Task.of(Step.RISK_CHECK));
    money(world, ordered, receipt, violations);
    return new Trial(violations, world.nemesis().hits(), world.events(), world.calls());
  }

  private static boolean isRiskVoice(Task task) {
    return task.step().kind() == Step.Kind.RISK_VOICE;
  }

  private static Run start() {
    return Run.start(World.RUN, TestMandates.of(World.START));
  }

  /** Which turns really fail: one time-out may or may not use up the last attempt. */
  private static Map<Task, Fault> failing(World world, Map<Task, Outcome> said) {
    Map<Task, Fault> failing = new TreeMap<>(world.nemesis().reasoning());
    failing
        .entrySet()
        .removeIf(entry ->
            entry.getValue() == Fault.REASONER_TIMEOUT
                && !(said.get(entry.getKey()) instanceof Failed failed
                    && failed.failure().reason() == Reason.TIMEOUT));
    return failing;
  }

  /** A silent reasoner is asked three times, and once more for each thing that went wrong. */
  private static void asks(World world, List<String> violations) {
    int wrong =
        world.nemesis().hits().entrySet().stream()
            .filter(hit -> hit.getKey().fault().at() != Fault.At.REASONING)
            .mapToInt(Map.Entry::getValue)
            .sum();
    for (Task task : world.nemesis().reasoning().keySet()) {
      if (world.asked(task) > Desk.ATTEMPTS + wrong) {
        violations.add(task + " was asked " + world.asked(task) + " times");
      }
    }
  }

  private static void money(
      World world, boolean ordered, @Nullable Outcome receipt, List<String> violations) {
    Map<String, Order> book = world.exchange().book();
    if (book.size() != (ordered ? 1 : 0)) {
      violations.add("orders at the exchange: " + book.keySet());
    }
    boolean filled =
        receipt instanceof OrderReceipt(Order order) && order.status() == OrderStatus.FILLED;
    if (filled != ordered) {
      violations.add("the receipt says " + receipt);
    }
    Portfolio account = world.account();
    Money cash = Money.of(ordered ? "98999.00" : "100000.00", Currency.USD);
    Quantity held = ordered ? Quantity.of(10) : Quantity.ZERO;
    boolean conserved =
        account.cash().equals(cash) && account.quantity(start().mandate().symbol()).equals(held);
    if (!conserved) {
      violations.add("the account holds " + account);
    }
  }

  private static String difference(Map<Task, Outcome> said, Map<Task, Outcome> expected) {
    StringBuilder text = new StringBuilder();
    expected.forEach((task, outcome) -> {
      if (!outcome.equals(said.get(task))) {
        text.append(task).append(" said ").append(said.get(task)).append("; ");
      }
    });
    said.keySet().stream()
        .filter(task -> !expected.containsKey(task))
        .forEach(task -> text.append(task).append(" spoke unasked; "));
    return text.toString();
  }
}
