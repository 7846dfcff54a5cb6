package tradingagents.broker;

import java.util.Optional;
import java.util.function.Supplier;
import tradingagents.desk.gate.TradingControl;
import tradingagents.desk.port.Broker;
import tradingagents.desk.port.Orders;
import tradingagents.desk.run.Approval;
import tradingagents.desk.run.Mandate;
import tradingagents.desk.run.OrderReceipt;
import tradingagents.desk.run.RiskVerdict;
import tradingagents.desk.run.RiskVerdict.Ticket;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Task;
import tradingagents.desk.run.Usage;
import tradingagents.desk.run.Worker;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.order.Order;
import tradingagents.model.order.OrderEvent;

/**
 * Makes the one order that a run's verdict allows, and learns its fate. The order is intended
 * durably and claimed as SENT before the broker is called, so after a crash at any point the next
 * delivery finds out by looking up what happened, under the same id, before it ever sends again. A
 * second send follows only a look-up that says "never seen". A transient failure leaves the order
 * where it stands for the next delivery; FORBIDDEN (the switch was thrown since the verdict) ends
 * the step.
 */
public final class BrokerWorker implements Worker {
  private final Orders orders;
  private final Broker broker;
  private final Supplier<Result<TradingControl>> control;

  /**
   * A broker action.
   *
   * @param orders the ledger's writing side
   * @param broker who executes
   * @param control reads the trading switch
   */
  public BrokerWorker(Orders orders, Broker broker, Supplier<Result<TradingControl>> control) {
    this.orders = orders;
    this.broker = broker;
    this.control = control;
  }

  @Override
  public Result<Work> work(Run run, Task task) {
    Mandate mandate = run.mandate();
    Optional<Ticket> ticket =
        run.outcome(RiskVerdict.class).filter(RiskVerdict::approved).map(RiskVerdict::order);
    if (ticket.isEmpty()) {
      return Result.err(Reason.FORBIDDEN, "the verdict of run " + run.id() + " allows no order");
    }
    boolean granted = run.outcome(Approval.class).map(Approval::granted).orElse(false);
    if (mandate.approvalRequired() && !granted) {
      return Result.err(Reason.FORBIDDEN, "nobody approved the order of run " + run.id());
    }
    Order intent =
        Order.intent(
            ClientOrderId.of(run.id()),
            mandate.symbol(),
            ticket.get().side(),
            ticket.get().quantity());
    return switch (intended(run, intent)) {
      case Result.Err<Order>(Failure failure) -> new Result.Err<>(failure);
      case Result.Ok<Order>(Order order) -> followed(run, order).map(BrokerWorker::receipt);
    };
  }

  private Result<Order> intended(Run run, Order intent) {
    return switch (orders.find(intent.clientOrderId())) {
      case Result.Err<Optional<Order>>(Failure failure) -> new Result.Err<>(failure);
      case Result.Ok<Optional<Order>>(Optional<Order> known) ->
          known.map(order -> sameTerms(order, intent)).orElseGet(() -> orders.intend(run, intent));
    };
  }

  private static Result<Order> sameTerms(Order order, Order intent) {
    boolean same =
        order.symbol().equals(intent.symbol())
            && order.side() == intent.side()
            && order.quantity().equals(intent.quantity());
    return same
        ? Result.ok(order)
        : Result.err(
            Reason.CORRUPT,
            "order " + order.clientOrderId() + " is not the one that its run's verdict allows");
  }

  /**
   * Takes an order as far as it goes now; the broker action does so once, and whoever looks after
   * open orders again.
   *
   * @param run whose order it is, with its verdict
   * @param order as it is stored
   * @return as it is stored now; a transient failure when that could not be learnt
   */
  Result<Order> followed(Run run, Order order) {
    Mandate mandate = run.mandate();
    return switch (order.status()) {
      case INTENT ->
          switch (settled(mandate, order.on(OrderEvent.SENT, null))) {
            case Result.Err<Order> refused -> refused;
            case Result.Ok<Order>(Order sent) -> send(mandate, sent);
          };
      case SENT, UNKNOWN ->
          switch (broker.lookUp(mandate, order)) {
            case Result.Err<Optional<Order>>(Failure failure) -> new Result.Err<>(failure);
            case Result.Ok<Optional<Order>>(Optional<Order> found) ->
                found.isPresent() ? booked(mandate, found.get()) : sentAgain(run, order);
          };
      case WORKING, PARTLY_FILLED ->
          switch (broker.lookUp(mandate, order)) {
            case Result.Err<Optional<Order>>(Failure failure) -> new Result.Err<>(failure);
            case Result.Ok<Optional<Order>>(Optional<Order> found) ->
                found.isPresent()
                    ? booked(mandate, found.get())
                    : Result.err(
                        Reason.DOUBTFUL_DATA,
                        "the broker no longer knows order "
                            + order.clientOrderId()
                            + ", which it had accepted");
          };
      case FILLED, REJECTED, CANCELLED, EXPIRED -> Result.ok(order);
    };
  }

  /** An order that never arrived may be old by now: the switch is asked before it goes out. */
  private Result<Order> sentAgain(Run run, Order order) {
    long epoch = run.outcome(RiskVerdict.class).map(RiskVerdict::killEpoch).orElse(-1L);
    return switch (control.get()) {
      case Result.Err<TradingControl>(Failure failure) -> new Result.Err<>(failure);
      case Result.Ok<TradingControl>(TradingControl now) ->
          now.epoch() == epoch && now.state().allows(order.side())
              ? send(run.mandate(), order)
              : settled(
                  run.mandate(),
                  order.on(OrderEvent.CANCELLED, "the trading switch was thrown before it went"));
    };
  }

  /** Sends an order that is claimed (SENT) or known to have never arrived (SENT or UNKNOWN). */
  private Result<Order> send(Mandate mandate, Order order) {
    return switch (broker.submit(mandate, order)) {
      case Result.Ok<Order>(Order answer) -> booked(mandate, answer);
      case Result.Err<Order>(Failure failure) ->
          wasRefused(failure.reason())
              ? settled(mandate, order.on(OrderEvent.REJECTED, failure.toString()))
              : afterLostAnswer(mandate, order, failure);
    };
  }

  private Result<Order> afterLostAnswer(Mandate mandate, Order order, Failure lost) {
    Result<Order> unknown = settled(mandate, order.on(OrderEvent.ANSWER_LOST, lost.toString()));
    if (unknown instanceof Result.Err<Order>) {
      return unknown;
    }
    return switch (broker.lookUp(mandate, unknown.orThrow())) {
      case Result.Err<Optional<Order>>(Failure failure) -> new Result.Err<>(failure);
      case Result.Ok<Optional<Order>>(Optional<Order> found) ->
          found.isPresent()
              ? booked(mandate, found.get())
              // It may still be on its way: only a later delivery, after another look-up, sends
              // again.
              : Result.err(
                  Reason.TIMEOUT,
                  "order " + order.clientOrderId() + " is not known to the broker yet: " + lost);
    };
  }

  private Result<Order> settled(Mandate mandate, Result<Order> next) {
    return switch (next) {
      case Result.Err<Order> refused -> refused;
      case Result.Ok<Order>(Order order) -> booked(mandate, order);
    };
  }

  private Result<Order> booked(Mandate mandate, Order order) {
    return broker.isSimulated()
        ? orders.settleWhileOpen(mandate.account(), order)
        : orders.settle(mandate.account(), order);
  }

  /** Whether a failed call surely left no order behind; all else counts as a lost answer. */
  private static boolean wasRefused(Reason reason) {
    return switch (reason) {
      case INVALID, FORBIDDEN, NOT_FOUND, NO_DATA, UNSUPPORTED -> true;
      case DOUBTFUL_DATA,
          ILLEGAL_TRANSITION,
          UNREADABLE_ANSWER,
          REFUSED,
          NO_ANSWER,
          BUDGET,
          DEADLINE,
          CORRUPT,
          CONFLICT,
          LEASED,
          THROTTLED,
          TIMEOUT,
          UNAVAILABLE ->
          false;
    };
  }

  private static Work receipt(Order order) {
    return new Work(new OrderReceipt(order), Usage.NONE);
  }
}
