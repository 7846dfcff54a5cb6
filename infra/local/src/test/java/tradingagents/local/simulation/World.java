package tradingagents.local.simulation;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import tradingagents.chain.ledger.DynamoAccounts;
import tradingagents.chain.run.DynamoRunStore;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.desk.run.Workflow;
import tradingagents.local.simulation.Fibers.Fiber;
import tradingagents.local.simulation.Mailroom.Message;
import tradingagents.local.table.TableEngine;
import tradingagents.local.table.TableService;
import tradingagents.local.wire.InProcessHttp;
import tradingagents.model.failure.Result;
import tradingagents.model.money.Currency;
import tradingagents.model.money.Money;
import tradingagents.model.portfolio.Portfolio;
import tradingagents.testkit.TestMandates;

/**
 * One run in a world of its own: the deployed classes over a bus, queues and a network that fail as
 * the seed says, on a clock that only the scheduler moves. The same seed makes the same world, call
 * by call.
 */
final class World implements AutoCloseable {
  static final String RUN = "run-1";
  static final String SWEEPER = "sweeper";
  static final String STARTER = "starter";
  static final Portfolio INITIAL = Portfolio.ofCash(Money.of("100000.00", Currency.USD));
  static final Instant START = Instant.parse("2026-01-05T10:00:00Z");

  private static final Duration SWEEP = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofHours(12);
  private static final int MOST_AT_ONCE = 8;

  private final Random dice;
  private final Nemesis nemesis;
  private final Bug bug;
  private final Set<Integer> crashPoints;
  private final Fibers fibers = new Fibers();
  private final Mailroom mail = new Mailroom();
  private final List<String> log = new ArrayList<>();
  private final Map<Fiber, Message> deliveries = new HashMap<>();
  private final Map<Task, Integer> reasoned = new HashMap<>();
  private final TableEngine engine;
  private final FaultyWire wire;
  private final Clients clients;
  private final DynamoRunStore store;
  private final Exchange exchange = new Exchange(this);
  private final Desk desk;
  private final Watch watch = new Watch(this::now);
  private Instant now = START;
  private Instant nextSweep = START.plus(SWEEP);
  private Instant nextStart = START;
  private boolean isStarted;
  private boolean maySilence;
  private boolean isSweeping;

  World(long seed, Nemesis nemesis, Bug bug, Set<Integer> crashPoints) {
    this.dice = new Random(seed);
    this.nemesis = nemesis;
    this.bug = bug;
    this.crashPoints = crashPoints;
    this.engine = TableEngine.inMemory(this::now);
    InProcessHttp services = new InProcessHttp(new TableService(engine), new SimBus(this));
    this.wire = new FaultyWire(this, services);
    this.clients = Clients.plugInto(wire, new WireTap(services));
    RunsTable.create(clients.clean);
    this.store = new DynamoRunStore(clients.clean, RunsTable.RUNS);
    new DynamoAccounts(clients.clean, RunsTable.LEDGER).openIfAbsent("paper", INITIAL).orThrow();
    this.desk = new Desk(this, clients.dynamo, clients.events, exchange);
  }

  /** Runs until nothing is left to do; the trial says how it went. */
  Trial run() {
    while (true) {
      finishAndStart();
      List<Runnable> choices = choices();
      if (!choices.isEmpty()) {
        choices.get(dice.nextInt(choices.size())).run();
      } else if (isOver() || now.isAfter(START.plus(LONGEST))) {
        break;
      } else {
        now = nextInstant();
      }
    }
    fibers.endAll();
    return Trial.of(this);
  }

  private List<Runnable> choices() {
    List<Runnable> choices = new ArrayList<>();
    for (Fiber fiber : fibers.alive()) {
      if (!fiber.wakesAt.isAfter(now)) {
        choices.add(() -> resume(fiber));
      }
    }
    if (fibers.alive().size() < MOST_AT_ONCE) {
      mail.visible(now).forEach(message -> choices.add(() -> receive(message)));
    }
    return choices;
  }

  private void finishAndStart() {
    boolean isQuiet = fibers.alive().isEmpty() && mail.all().isEmpty();
    if (isQuiet && isStarted && !maySilence && !isFinal()) {
      watch.violated("the run stands still: nothing is on its way and nothing was lost");
      maySilence = true;
    }
    if (!isStarted && !now.isBefore(nextStart)) {
      nextStart = Instant.MAX;
      begin(STARTER, () -> desk.starter().start(RUN, TestMandates.of(START)).orThrow());
    }
    if (!now.isBefore(nextSweep)) {
      nextSweep = isFinal() ? Instant.MAX : now.plus(SWEEP);
      if (!isSweeping) {
        isSweeping = true;
        begin(SWEEPER, () -> desk.sweeper().sweep(SWEEP));
      }
    }
  }

  private boolean isOver() {
    return fibers.alive().isEmpty() && mail.all().isEmpty() && isStarted && isFinal();
  }

  private boolean isFinal() {
    return isStarted && Workflow.status(stored()).isFinal();
  }

  private Instant nextInstant() {
    Instant next = nextSweep.isBefore(nextStart) ? nextSweep : nextStart;
    for (Fiber fiber : fibers.alive()) {
      next = fiber.wakesAt.isBefore(next) ? fiber.wakesAt : next;
    }
    for (Message message : mail.all()) {
      next = message.visibleAt.isBefore(next) ? message.visibleAt : next;
    }
    return next.isAfter(now) && !next.equals(Instant.MAX) ? next : now.plusMillis(1);
  }

  private Fiber begin(String place, Runnable work) {
    return fibers.start(place, now, work);
  }

  private void resume(Fiber fiber) {
    fibers.resume(fiber);
    if (!fiber.done) {
      return;
    }
    log(fiber + " ended" + (fiber.end == null ? "" : ": " + fiber.end.getMessage()));
    switch (fiber.place) {
      case STARTER -> started(fiber);
      case SWEEPER -> isSweeping = false;
      default -> delivered(fiber);
    }
  }

  private void started(Fiber fiber) {
    isStarted = store.load(RUN) instanceof Result.Ok<Run>;
    // Whoever asked got no answer and asks again; behind a stored run there is only the sweeper.
    maySilence |= fiber.end != null;
    nextStart = isStarted ? Instant.MAX : now.plusSeconds(5);
  }

  private void receive(Message message) {
    String place = message.step.wireName();
    if (strikes(Fault.LOST_QUEUE, place)) {
      mail.lose(message.step);
      maySilence = true;
      return;
    }
    if (!mail.receive(message, now)) {
      log("message " + message.id + " of " + place + " went to the dead letters");
      maySilence = true;
      return;
    }
    if (bug.acknowledgesEarly()) {
      mail.delete(message);
    }
    if (strikes(Fault.TWO_AT_ONCE, place)) {
      message.visibleAt = now.plusMillis(dice.nextInt(500));
    }
    Fiber fiber = begin(place, () -> handle(message));
    deliveries.put(fiber, message);
  }

  private void handle(Message message) {
    SQSMessage sqs = new SQSMessage();
    sqs.setMessageId(Integer.toString(message.id));
    sqs.setBody(message.body);
    SQSEvent event = new SQSEvent();
    event.setRecords(List.of(sqs));
    SQSBatchResponse answer =
        desk.inbox(message.step).orElseThrow().handle(event, new LambdaContext());
    if (!answer.getBatchItemFailures().isEmpty()) {
      throw new IllegalStateException("reported back");
    }
  }

  private void delivered(Fiber fiber) {
    Message message = deliveries.remove(fiber);
    if (message != null && fiber.end == null && !strikes(Fault.LOST_ACK, fiber.place)) {
      mail.delete(message);
    }
  }

  /** The bus hands an announcement to a step's queue. */
  void route(Step step, String body) {
    String place = step.wireName();
    if (strikes(Fault.LOST_EVENT, place)) {
      maySilence = true;
      return;
    }
    Instant at = now.plusMillis(5 + dice.nextInt(200));
    at = nemesis.holdsBack(place) ? at.plusSeconds(20) : at;
    at = strikes(Fault.DELAY, place) ? at.plusSeconds(120 + dice.nextInt(600)) : at;
    mail.send(step, body, at);
    if (strikes(Fault.DUPLICATE, place)) {
      mail.send(step, body, now.plusMillis(5 + dice.nextInt(30_000)));
    }
  }

  boolean strikes(Fault fault, String place) {
    boolean strikes = nemesis.strikes(fault, place);
    if (strikes) {
      log("!! " + fault + " at " + place);
    }
    return strikes;
  }

  Optional<Fault> reasonerFault(Task task) {
    int before = reasoned.merge(task, 1, Integer::sum) - 1;
    Optional<Fault> fault =
        nemesis.reasoning(task).filter(f -> f != Fault.REASONER_TIMEOUT || before == 0);
    fault.ifPresent(f -> nemesis.reasonerStruck(task, f));
    return fault;
  }

  int asked(Task task) {
    return reasoned.getOrDefault(task, 0);
  }

  void externalCall(String what) {
    passMillis(1, 20);
    log(fibers.current() + " " + what);
  }

  void passMillis(int least, int most) {
    fibers.pause(now.plusMillis(least + dice.nextInt(most - least)));
  }

  boolean crashesAt(int point) {
    return crashPoints.contains(point);
  }

  void log(String what) {
    log.add(Duration.between(START, now).toMillis() + " ms " + what);
  }

  Instant now() {
    return now;
  }

  Fibers fibers() {
    return fibers;
  }

  Watch watch() {
    return watch;
  }

  Bug bug() {
    return bug;
  }

  Nemesis nemesis() {
    return nemesis;
  }

  Exchange exchange() {
    return exchange;
  }

  List<String> events() {
    return log;
  }

  int calls() {
    return wire.calls();
  }

  /** The run as the table has it, read past all faults. */
  Run stored() {
    return store.load(RUN).orThrow();
  }

  Portfolio account() {
    return new DynamoAccounts(clients.clean, RunsTable.LEDGER).find("paper").orThrow().portfolio();
  }

  @Override
  public void close() {
    clients.handBack();
    engine.close();
  }
}
