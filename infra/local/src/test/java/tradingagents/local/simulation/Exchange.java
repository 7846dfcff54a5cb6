package tradingagents.local.simulation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tradingagents.desk.port.Broker;
import tradingagents.desk.run.Mandate;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.money.Currency;
import tradingagents.model.money.Money;
import tradingagents.model.money.Price;
import tradingagents.model.order.Fill;
import tradingagents.model.order.Order;
import tradingagents.model.order.OrderStatus;

/**
 * A broker that remembers, as a real one does: an order id is accepted once and filled once. Its
 * calls can be lost on the way there and on the way back, like any other.
 */
final class Exchange implements Broker {
  private static final String PLACE = "broker-action";

  private final World world;
  private final Map<String, Order> book = new TreeMap<>();

  Exchange(World world) {
    this.world = world;
  }

  Map<String, Order> book() {
    return book;
  }

  @Override
  public Result<Order> submit(Mandate mandate, Order order) {
    world.externalCall("submit " + order.clientOrderId());
    if (world.strikes(Fault.OUTAGE, PLACE)) {
      return Result.err(Reason.TIMEOUT, "the request was lost");
    }
    Order known = book.computeIfAbsent(order.clientOrderId(), id -> filled(order));
    if (world.strikes(Fault.UNKNOWN_ANSWER, PLACE)) {
      return Result.err(Reason.TIMEOUT, "the answer was lost");
    }
    return Result.ok(known);
  }

  @Override
  public Result<Optional<Order>> lookUp(Mandate mandate, Order order) {
    world.externalCall("look up " + order.clientOrderId());
    if (world.strikes(Fault.OUTAGE, PLACE)) {
      return Result.err(Reason.TIMEOUT, "the request was lost");
    }
    return Result.ok(Optional.ofNullable(book.get(order.clientOrderId())));
  }

  @Override
  public Result<Order> cancel(String account, Order order) {
    Order known = book.get(order.clientOrderId());
    if (known == null) {
      return Result.err(Reason.NOT_FOUND, "never seen");
    }
    return Result.ok(known);
  }

  private static Order filled(Order order) {
    Fill fill =
        new Fill(
            order.clientOrderId() + "-execution",
            order.clientOrderId(),
            order.symbol(),
            order.side(),
            order.quantity(),
            Price.of("100", Currency.USD),
            Money.of("1.00", Currency.USD),
            LocalDate.of(2018, 5, 14),
            Instant.parse("2018-05-14T13:30:00Z"));
    return new Order(
        order.clientOrderId(),
        order.symbol(),
        order.side(),
        order.quantity(),
        OrderStatus.FILLED,
        List.of(fill),
        null);
  }
}
