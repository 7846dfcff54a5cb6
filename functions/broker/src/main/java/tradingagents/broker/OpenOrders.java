package tradingagents.broker;

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
   * @param open which
   * @param was as it stood, if that could be read
   * @param is as it stands now, if that could be learnt
   * @param trouble why it may still be executed; empty when it is done
   */
  record Withdrawal(
      OpenOrder open, Optional<Order> was, Optional<Order> is, Optional<String> trouble) {}

  /** Withdraws every order that a state forbids, and reports on each. */
  Result<List<Withdrawal>> withdrawn(TradingState state, String why) {
    return orders
        .open()
        .map(marks ->
            marks.stream()
                .map(open -> withdrawn(open, order -> !state.allows(order.side()), why))
                .flatMap(Optional::stream)
                .toList());
  }

  /** Withdraws one order. */
  Result<Withdrawal> withdrawn(String clientOrderId, String why) {
    return switch (orders.open()) {
      case Result.Err<List<OpenOrder>>(Failure failure) -> new Result.Err<>(failure);
      case Result.Ok<List<OpenOrder>>(List<OpenOrder> marks) ->
          marks.stream()
              .filter(open -> open.clientOrderId().equals(clientOrderId))
              .findFirst()
              .flatMap(open -> withdrawn(open, order -> true, why))
              .<Result<Withdrawal>>map(Result::ok)
              .orElseGet(
                  () -> Result.err(Reason.NOT_FOUND, "no open order is called " + clientOrderId));
    };
  }

  /** Empty when the order is done or not among those that are meant; unread, it is meant. */
  private Optional<Withdrawal> withdrawn(OpenOrder open, Predicate<Order> which, String why) {
    return switch (orders.find(open.clientOrderId())) {
      case Result.Err<Optional<Order>>(Failure failure) ->
          Optional.of(
              new Withdrawal(
                  open, Optional.empty(), Optional.empty(), Optional.of(failure.toString())));
      case Result.Ok<Optional<Order>>(Optional<Order> order) ->
          order
              .filter(one -> !one.status().isDone())
              .filter(which)
              .map(one -> withdrawn(open, one, why));
    };
  }

  /** Withdraws an order that was just read. */
  Withdrawal withdrawn(OpenOrder open, Order was, String why) {
    return switch (cancelled(open, was, why)) {
      case Result.Ok<Order>(Order now) ->
          new Withdrawal(
              open,
              Optional.of(was),
              Optional.of(now),
              now.status().isDone()
                  ? Optional.empty()
                  : Optional.of("it was on its way when it was withdrawn"));
      case Result.Err<Order>(Failure failure) ->
          new Withdrawal(open, Optional.of(was), Optional.empty(), Optional.of(failure.toString()));
    };
  }

  private Result<Order> cancelled(OpenOrder open, Order was, String why) {
    if (was.status() != OrderStatus.INTENT) {
      return atBroker(open, was, why);
    }
    return switch (orders.withdraw(open.account(), open.clientOrderId(), why)) {
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
        OrderStatus status = report.status();
        Order told = status == OrderStatus.CANCELLED ? report.as(status, why) : report;
        yield broker.isSimulated()
            ? orders.settleWhileOpen(open.account(), told)
            : orders.settle(open.account(), told);
      }
    };
  }
}
