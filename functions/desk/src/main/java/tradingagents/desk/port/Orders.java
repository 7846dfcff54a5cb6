package tradingagents.desk.port;

import java.util.List;
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

  /**
   * The same for a broker that only plays one: its executions are no facts until they are stored,
   * so an order that is done stays as it is, whatever is reported.
   *
   * @param account whose
   * @param order as it would be now
   * @return the stored order
   */
  Result<Order> settleWhileOpen(String account, Order order);

  /**
   * Withdraws an order that nobody has sent; one that was sent is left as it is, for only the
   * broker knows what became of it.
   *
   * @param account whose
   * @param clientOrderId ours
   * @param why for a person
   * @return the stored order: cancelled, or as it stands
   */
  Result<Order> withdraw(String account, String clientOrderId, String why);

  /**
   * Names the orders that are not done, consistently: an order whose intent was committed before
   * the call is among them. It reads none of them, so that one that cannot be read hides no other.
   *
   * @return in the order of their ids; one that was done meanwhile may be among them
   */
  Result<List<OpenOrder>> open();

  /**
   * The mark of an order that may still become something.
   *
   * @param clientOrderId ours
   * @param account whose
   * @param runId of which run
   */
  record OpenOrder(String clientOrderId, String account, String runId) {}
}
