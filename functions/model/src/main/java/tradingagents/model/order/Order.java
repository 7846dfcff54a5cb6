package tradingagents.model.order;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tradingagents.model.failure.Result;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Quantity;

/**
 * One order for the next session's opening auction, and what became of it.
 *
 * @param clientOrderId ours, derived from the run: the same decision can never make two
 * @param symbol what
 * @param side the direction
 * @param quantity how many, above zero
 * @param status where it stands
 * @param fills what was executed, in order of arrival
 * @param note why it stands where it stands, for a person
 */
public record Order(
    String clientOrderId,
    Symbol symbol,
    Side side,
    Quantity quantity,
    OrderStatus status,
    List<Fill> fills,
    @Nullable String note) {
  /** Copies the fills. */
  public Order {
    fills = List.copyOf(fills);
  }

  /**
   * An order that is only meant, not sent.
   *
   * @param clientOrderId ours
   * @param symbol what
   * @param side the direction
   * @param quantity how many
   * @return the intent
   */
  public static Order intent(String clientOrderId, Symbol symbol, Side side, Quantity quantity) {
    if (quantity.isZero()) {
      throw new IllegalArgumentException("an order asks for something");
    }
    return new Order(clientOrderId, symbol, side, quantity, OrderStatus.INTENT, List.of(), null);
  }

  /**
   * The same order in another status.
   *
   * @param standing where it stands
   * @param why for a person, or null
   * @return with the executions that it has
   */
  public Order as(OrderStatus standing, @Nullable String why) {
    return new Order(clientOrderId, symbol, side, quantity, standing, fills, why);
  }

  /**
   * The order after an event that moves no money.
   *
   * @param event what happened
   * @param why for a person, or null
   * @return the next state, or ILLEGAL_TRANSITION
   */
  public Result<Order> on(OrderEvent event, @Nullable String why) {
    return status.on(event).map(next -> as(next, why));
  }

  /**
   * The order after an execution; one that is known already changes nothing.
   *
   * @param fill the execution
   * @return the next state, or ILLEGAL_TRANSITION
   */
  public Result<Order> on(Fill fill) {
    if (fills.stream().anyMatch(known -> known.executionId().equals(fill.executionId()))) {
      return Result.ok(this);
    }
    Quantity done = filled().plus(fill.quantity());
    if (done.compareTo(quantity) > 0) {
      throw new IllegalArgumentException("filled " + done + " of " + quantity);
    }
    boolean all = done.equals(quantity);
    List<Fill> next = new ArrayList<>(fills);
    next.add(fill);
    return status
        .on(all ? OrderEvent.FILLED : OrderEvent.PARTLY_FILLED)
        .map(to -> new Order(clientOrderId, symbol, side, quantity, to, next, null));
  }

  /**
   * How much has been executed.
   *
   * @return the sum over the fills
   */
  public Quantity filled() {
    return fills.stream().map(Fill::quantity).reduce(Quantity.ZERO, Quantity::plus);
  }
}
