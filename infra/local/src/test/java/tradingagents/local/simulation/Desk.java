package tradingagents.local.simulation;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import tradingagents.broker.BrokerWorker;
import tradingagents.broker.DynamoOrders;
import tradingagents.chain.lambda.Boot;
import tradingagents.chain.lambda.Inbox;
import tradingagents.chain.lambda.MetricSink;
import tradingagents.chain.ledger.DynamoAccounts;
import tradingagents.chain.run.DynamoRunStore;
import tradingagents.chain.run.EventBridgeBus;
import tradingagents.chain.run.RunStarter;
import tradingagents.chain.run.StepRunner;
import tradingagents.chain.run.Sweeper;
import tradingagents.desk.port.Bus;
import tradingagents.desk.port.RunStore;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.desk.run.Usage;
import tradingagents.desk.run.Worker;
import tradingagents.model.failure.Result;

/** The deployed classes, wired as the functions wire them, on the faulty wire. */
final class Desk {
  /** A function's time-out of 60 s and a little. */
  static final Duration LEASE = Duration.ofSeconds(65);

  /** How often a reasoner is asked that does not answer, whichever messages ask. */
  static final int ATTEMPTS = 3;

  private static final int UNFINISHED = 10;

  private final World world;
  private final Map<Step, Inbox> inboxes = new EnumMap<>(Step.class);
  private final RunStarter starter;
  private final Sweeper sweeper;

  Desk(World world, DynamoDbClient dynamo, EventBridgeClient events, Exchange exchange) {
    this.world = world;
    Boot boot = new Boot("boot");
    RunStore store = new DynamoRunStore(dynamo, RunsTable.RUNS);
    Bus bus = new EventBridgeBus(events, "desk");
    DynamoOrders orders = new DynamoOrders(dynamo, RunsTable.LEDGER, RunsTable.RUNS);
    DynamoAccounts accounts = new DynamoAccounts(dynamo, RunsTable.LEDGER);
    Worker broker = new BrokerWorker(orders, world.bug().broker(exchange), accounts::control);
    Bug.Ports ports = world.bug().inStep(store, bus, () -> world.fibers().current());
    StepRunner.Terms terms = new StepRunner.Terms(LEASE, ATTEMPTS, UNFINISHED);
    for (Step step : Nemesis.STEPS) {
      Worker worker = step == Step.BROKER_ACTION ? broker : this::scripted;
      StepRunner runner =
          new StepRunner(ports.store(), ports.bus(), watched(worker), world::now, boot, terms);
      inboxes.put(step, new Inbox(step, runner, MetricSink.OFF));
    }
    starter = new RunStarter(store, bus);
    sweeper = new Sweeper(world.bug().inSweeper(store), bus, world::now);
  }

  Optional<Inbox> inbox(Step step) {
    return Optional.ofNullable(inboxes.get(step));
  }

  RunStarter starter() {
    return starter;
  }

  Sweeper sweeper() {
    return sweeper;
  }

  private Worker watched(Worker worker) {
    return (run, task) -> {
      Fibers.Fiber me = world.fibers().current();
      world.watch().workStarts(me, task.toString());
      Result<Worker.Work> work = worker.work(run, task);
      if (work instanceof Result.Err<Worker.Work>) {
        world.watch().workEnds(me, task.toString());
      }
      return work;
    };
  }

  private Result<Worker.Work> scripted(Run run, Task task) {
    world.passMillis(50, 3000);
    Optional<Fault> fault = world.reasonerFault(task);
    return fault.isPresent()
        ? new Result.Err<>(Script.failure(fault.get()))
        : Result.ok(new Worker.Work(Script.says(run, task), Usage.NONE));
  }
}
