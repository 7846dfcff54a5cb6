package tradingagents.broker;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import tradingagents.testkit.ApprovedRun;

/**
 * A broker that never dedupes: each submission it takes is an order, with an execution id of its
 * own. It loses answers on demand.
 */
final class FakeExchange implements Broker {
  /** What happens to one submission. */
  enum Mood {
    /** Takes it and answers. */
    WELL,
    /** Takes it, the answer is lost. */
    LOSES_ANSWER,
    /** Never gets it. */
    LOSES_ORDER,
    /** Says no. */
    REFUSES,
    /** Says no by an order that is rejected. */
    REJECTS
  }

  private final Map<String, Order> taken = new HashMap<>();
  private final List<Mood> moods = new ArrayList<>();
  private int submissions;
  private int lookUps;
  private int executions;

  FakeExchange then(Mood... next) {
    moods.addAll(List.of(next));
    return this;
  }

  int submissions() {
    return submissions;
  }

  int lookUps() {
    return lookUps;
  }

  int executions() {
    return executions;
  }

  @Override
  public Result<Order> submit(Mandate mandate, Order order) {
    submissions++;
    Mood mood = moods.isEmpty() ? Mood.WELL : moods.removeFirst();
    return switch (mood) {
      case WELL -> Result.ok(take(order));
      case LOSES_ANSWER -> {
        take(order);
        yield Result.err(Reason.TIMEOUT, "no answer");
      }
      case LOSES_ORDER -> Result.err(Reason.TIMEOUT, "no answer");
      case REFUSES -> Result.err(Reason.INVALID, "not this one");
      case REJECTS ->
          Result.ok(
              new Order(
                  order.clientOrderId(),
                  order.symbol(),
                  order.side(),
                  order.quantity(),
                  OrderStatus.REJECTED,
                  List.of(),
                  "no"));
    };
  }

  @Override
  public Result<Optional<Order>> lookUp(Mandate mandate, Order order) {
    lookUps++;
    return Result.ok(Optional.ofNullable(taken.get(order.clientOrderId())));
  }

  @Override
  public Result<Order> cancel(String account, Order order) {
    Order known = taken.get(order.clientOrderId());
    if (known == null) {
      return Result.err(Reason.NOT_FOUND, "never seen");
    }
    return Result.ok(known);
  }

  private Order take(Order order) {
    executions++;
    Fill fill =
        new Fill(
            "x-" + executions,
            order.clientOrderId(),
            order.symbol(),
            order.side(),
            order.quantity(),
            Price.of("100.50", Currency.USD),
            Money.of("1", Currency.USD),
            ApprovedRun.SESSION.plusDays(1),
            Instant.parse("2018-05-11T13:30:00Z"));
    Order filled =
        new Order(
            order.clientOrderId(),
            order.symbol(),
            order.side(),
            order.quantity(),
            OrderStatus.FILLED,
            List.of(fill),
            null);
    taken.put(order.clientOrderId(), filled);
    return filled;
  }
}
