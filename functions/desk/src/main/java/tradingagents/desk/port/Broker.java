package tradingagents.desk.port;

import java.util.Optional;
import tradingagents.desk.run.Mandate;
import tradingagents.model.failure.Result;
import tradingagents.model.order.Order;

/** Somebody who executes orders. After an unknown answer, look up; never send again blindly. */
public interface Broker {
  /**
   * Sends an order.
   *
   * @param mandate whose instant and data set the order belongs to
   * @param order intended, with our id
   * @return the order as the broker has it; TIMEOUT when the answer was lost
   */
  Result<Order> submit(Mandate mandate, Order order);

  /**
   * Asks what became of an order.
   *
   * @param mandate whose instant and data set the order belongs to
   * @param order as we know it
   * @return empty when the broker has never seen it
   */
  Result<Optional<Order>> lookUp(Mandate mandate, Order order);

  /**
   * Withdraws an order. It needs no run and no price: it must work when those cannot be had.
   *
   * @param account whose
   * @param order as we know it, with our id
   * @return the order as the broker has it now, which may be filled instead; NOT_FOUND when the
   *     broker has never seen it
   */
  Result<Order> cancel(String account, Order order);

  /**
   * Whether this one only plays a broker: its executions exist once the ledger has them, not
   * before.
   *
   * @return false for one that deals with somebody else
   */
  default boolean isSimulated() {
    return false;
  }
}
