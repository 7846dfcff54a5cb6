package tradingagents.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tradingagents.desk.gate.TradingState;
import tradingagents.desk.port.Broker;
import tradingagents.desk.port.Orders;
import tradingagents.desk.port.Orders.OpenOrder;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.order.Order;
import tradingagents.model.order.OrderStatus;

/**
 * Withdraws orders that are not done. It uses the ledger and the broker alone: no run, no price and
 * no model, so that it works when none of these can be had.
 *
 * @param orders the ledger's writing side
 * @param broker who executes
 */
record OpenOrders(Orders orders, Broker broker) {
  /**
   * What became of one order.
   *
   * @param was as it stood
   * @param is as it stands now, if that could be learnt
   * @param trouble why it may still be executed; empty when it is done
   */
  record Withdrawal(OpenOrder was, Optional<Order> is, Optional<String> trouble) {}

  /** Withdraws every order that a state forbids, and reports on each. */
  Result<List<Withdrawal>> withdrawn(TradingState state, String why) {
    return withdrawn(open -> !state.allows(open.order().side()), why);
  }

  /** Withdraws one order. */
  Result<Withdrawal> withdrawn(String clientOrderId, String why) {
    return switch (withdrawn(open -> open.order().clientOrderId().equals(clientOrderId), why)) {
      case Result.Err<List<Withdrawal>>(Failure failure) -> new Result.Err<>(failure);
      case Result.Ok<List<Withdrawal>>(List<Withdrawal> found) ->
          found.isEmpty()
              ? Result.err(Reason.NOT_FOUND, "no open order is called " + clientOrderId)
              : Result.ok(found.getFirst());
    };
  }

  private Result<List<Withdrawal>> withdrawn(Predicate<OpenOrder> which, String why) {
    return orders
        .open()
        .map(open -> {
          List<Withdrawal> all = new ArrayList<>();
          open.stream().filter(which).forEach(one -> all.add(withdrawn(one, why)));
          return List.copyOf(all);
        });
  }

  /** Withdraws an order that was just read. */
  Withdrawal withdrawn(OpenOrder open, String why) {
    return switch (cancelled(open, why)) {
      case Result.Ok<Order>(Order now) ->
          new Withdrawal(
              open,
              Optional.of(now),
              now.status().isDone()
                  ? Optional.empty()
                  : Optional.of("it was on its way when it was withdrawn"));
      case Result.Err<Order>(Failure failure) ->
          new Withdrawal(open, Optional.empty(), Optional.of(failure.toString()));
    };
  }

  private Result<Order> cancelled(OpenOrder open, String why) {
    if (open.order().status() != OrderStatus.INTENT) {
      return atBroker(open, open.order(), why);
    }
    return switch (orders.withdraw(open.account(), open.order().clientOrderId(), why)) {
      case Result.Err<Order>(Failure failure) -> new Result.Err<>(failure);
      // Somebody sent it since it was read: from here on it is an order like the others.
      case Result.Ok<Order>(Order now) ->
          now.status().isDone() ? Result.ok(now) : atBroker(open, now, why);
    };
  }

  private Result<Order> atBroker(OpenOrder open, Order order, String why) {
    return switch (broker.cancel(open.account(), order)) {
      case Result.Err<Order>(Failure failure) -> new Result.Err<>(failure);
      case Result.Ok<Order>(Order report) -> {
        Order told = report.status() == OrderStatus.CANCELLED ? noted(report, why) : report;
        yield broker.isSimulated()
            ? orders.settleWhileOpen(open.account(), told)
            : orders.settle(open.account(), told);
      }
    };
  }

  private static Order noted(Order order, String note) {
    return new Order(
        order.clientOrderId(),
        order.symbol(),
        order.side(),
        order.quantity(),
        order.status(),
        order.fills(),
        note);
  }
}
