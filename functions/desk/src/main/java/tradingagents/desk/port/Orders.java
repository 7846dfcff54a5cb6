package tradingagents.desk.port;

import java.util.Optional;
import tradingagents.desk.run.Run;
import tradingagents.model.failure.Result;
import tradingagents.model.order.Order;

/** The ledger's writing side. Only the broker action and reconciliation hold one. */
public interface Orders {
  /**
   * Durably intends an order, in one transaction with its conditions: the run is neither cancelled
   * nor changed, its approved verdict is stored, trading is on under the same epoch, and no order
   * of this id exists.
   *
   * @param run as seen, with an approved verdict
   * @param intent the order, not sent
   * @return the order; FORBIDDEN when trading was switched off since, CONFLICT when the run changed
   */
  Result<Order> intend(Run run, Order intent);

  /**
   * Reads an order consistently.
   *
   * @param clientOrderId ours
   * @return empty when it was never intended
   */
  Result<Optional<Order>> find(String clientOrderId);

  /**
   * Stores what became of an order and lets its new fills move the account, in one transaction. A
   * fill whose execution id is known moves nothing.
   *
   * @param account whose
   * @param order as it is now
   * @return the stored order
   */
  Result<Order> settle(String account, Order order);
}
