package tradingagents.broker;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import tradingagents.desk.port.Broker;
import tradingagents.desk.port.Orders;
import tradingagents.desk.run.Mandate;
import tradingagents.desk.run.Run;
import tradingagents.model.failure.Result;
import tradingagents.model.order.Order;

/** Counts every call to the ports and dies right before or right after chosen ones. */
final class CrashPoints {
  static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final Set<Integer> dieAt;
  private int passed;

  CrashPoints(Set<Integer> dieAt) {
    this.dieAt = dieAt;
  }

  /** How many points there were so far: two for each call. */
  int passed() {
    return passed;
  }

  Orders around(Orders orders) {
    return new Orders() {
      @Override
      public Result<Order> intend(Run run, Order intent) {
        return call(() -> orders.intend(run, intent));
      }

      @Override
      public Result<Optional<Order>> find(String clientOrderId) {
        return call(() -> orders.find(clientOrderId));
      }

      @Override
      public Result<Order> settle(String account, Order order) {
        return call(() -> orders.settle(account, order));
      }
    };
  }

  Broker around(Broker broker) {
    return new Broker() {
      @Override
      public Result<Order> submit(Mandate mandate, Order order) {
        return call(() -> broker.submit(mandate, order));
      }

      @Override
      public Result<Optional<Order>> lookUp(Mandate mandate, Order order) {
        return call(() -> broker.lookUp(mandate, order));
      }
    };
  }

  private <T> T call(Supplier<T> port) {
    point();
    T answer = port.get();
    point();
    return answer;
  }

  private void point() {
    if (dieAt.contains(passed++)) {
      throw new Crash();
    }
  }
}
