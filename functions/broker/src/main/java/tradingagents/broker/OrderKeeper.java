package tradingagents.broker;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tradingagents.broker.OpenOrders.Withdrawal;
import tradingagents.desk.gate.TradingControl;
import tradingagents.desk.gate.TradingState;
import tradingagents.desk.port.Orders;
import tradingagents.desk.port.Orders.OpenOrder;
import tradingagents.desk.run.Mandate;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Workflow;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.market.Datasets;
import tradingagents.model.market.TradingCalendar;
import tradingagents.model.order.Order;
import tradingagents.model.order.OrderEvent;

/**
 * Looks after the orders that are not done: what waits for its price is asked for again, what was
 * lost on its way is looked up, and what the switch forbids is withdrawn. It makes no order; every
 * order that it meets was intended under a verdict. One order's trouble does not keep it from the
 * others.
 *
 * @param orders the ledger's orders
 * @param open what withdraws them
 * @param worker what follows one
 * @param runs finds the run of an order
 * @param control reads the trading switch
 * @param calendar the exchange's sessions
 * @param clock the time
 */
record OrderKeeper(
    Orders orders,
    OpenOrders open,
    BrokerWorker worker,
    Function<String, Result<Run>> runs,
    Supplier<Result<TradingControl>> control,
    TradingCalendar calendar,
    InstantSource clock) {
  private static final int LIVES_SESSIONS = 1;
  private static final Logger LOG = LoggerFactory.getLogger(OrderKeeper.class);

  /** One round over the open orders: how many were seen, ended, and met trouble. */
  Map<String, Integer> round() {
    Map<String, Integer> count = new HashMap<>(Map.of("seen", 0, "done", 0, "trouble", 0));
    TradingState state = control.get().map(TradingControl::state).orThrow();
    if (state != TradingState.ACTIVE) {
      for (Withdrawal one : open.withdrawn(state, "trading is " + state).orThrow()) {
        counted(count, one.open(), one.is(), one.trouble());
      }
    }
    for (OpenOrder one : orders.open().orThrow()) {
      kept(one, state)
          .ifPresent(kept -> {
            switch (kept) {
              case Result.Ok<Order>(Order now) ->
                  counted(count, one, Optional.of(now), Optional.empty());
              case Result.Err<Order>(Failure failure) ->
                  counted(count, one, Optional.empty(), Optional.of(failure.toString()));
            }
          });
    }
    return Map.copyOf(count);
  }

  /** Empty when there is nothing to look after: it is done, or the switch forbids it. */
  private Optional<Result<Order>> kept(OpenOrder one, TradingState state) {
    return switch (orders.find(one.clientOrderId())) {
      case Result.Err<Optional<Order>>(Failure failure) -> Optional.of(new Result.Err<>(failure));
      case Result.Ok<Optional<Order>>(Optional<Order> found) ->
          found
              .filter(order -> !order.status().isDone() && state.allows(order.side()))
              .map(order -> kept(one, order));
    };
  }

  private Result<Order> kept(OpenOrder one, Order order) {
    return switch (runs.apply(one.runId())) {
      case Result.Err<Run>(Failure failure) -> new Result.Err<>(failure);
      case Result.Ok<Run>(Run run) ->
          switch (order.status()) {
            // The broker action has it in hand, with a lease; unless nothing will call it again.
            case INTENT, SENT, UNKNOWN ->
                Workflow.status(run).isFinal() ? givenUp(one, order) : Result.ok(order);
            case WORKING, PARTLY_FILLED ->
                isOutOfTime(run.mandate()) ? expired(one, order) : worker.followed(run, order);
            case FILLED, REJECTED, CANCELLED, EXPIRED -> Result.ok(order);
          };
    };
  }

  private Result<Order> givenUp(OpenOrder one, Order order) {
    Withdrawal given = open.withdrawn(one, order, "its run ended before it was at the broker");
    return given
        .is()
        .map(Result::ok)
        .orElseGet(() -> Result.err(Reason.UNAVAILABLE, given.trouble().orElse("not withdrawn")));
  }

  /** A session of grace after the one that it was meant for: until then its open may be known. */
  private boolean isOutOfTime(Mandate mandate) {
    return Datasets.isLive(mandate.dataset())
        && calendar.sessionsBetween(mandate.session(), calendar.finishedBy(clock.instant()))
            > LIVES_SESSIONS;
  }

  private Result<Order> expired(OpenOrder one, Order waiting) {
    return waiting
        .on(OrderEvent.EXPIRED, "its session went by without a price")
        .map(order -> orders.settleWhileOpen(one.account(), order).orThrow());
  }

  private static void counted(
      Map<String, Integer> count, OpenOrder open, Optional<Order> is, Optional<String> trouble) {
    count.merge("seen", 1, Integer::sum);
    trouble.ifPresent(what -> {
      count.merge("trouble", 1, Integer::sum);
      LOG.warn("order {}: {}", open.clientOrderId(), what);
    });
    is.filter(now -> now.status().isDone())
        .ifPresent(now -> {
          count.merge("done", 1, Integer::sum);
          LOG.info("order {} is {}", now.clientOrderId(), now.status());
        });
  }
}
