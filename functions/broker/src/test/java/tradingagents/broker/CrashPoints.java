package tradingagents.broker;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import tradingagents.desk.port.Broker;
import tradingagents.desk.port.Orders;
import tradingagents.desk.run.Mandate;
import tradingagents.desk.run.Run;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.order.Order;

/** Counts every call to the ports and dies right before or right after chosen ones. */
final class CrashPoints {
  static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final Set<Integer> dieAt;
  private final Runnable meanwhile;
  private int passed;

  CrashPoints(Set<Integer> dieAt) {
    this(
        dieAt,
        () -> {
          throw new Crash();
        });
  }

  /** Something else that happens at these points. */
  CrashPoints(Set<Integer> dieAt, Runnable meanwhile) {
    this.dieAt = dieAt;
    this.meanwhile = meanwhile;
  }

  /** How many points there were so far: two for each call. */
  int passed() {
    return passed;
  }

  /** The same ledger with one order that cannot be read. */
  static Orders unreadable(Orders orders, String clientOrderId) {
    return (Orders)
        Proxy.newProxyInstance(
            Orders.class.getClassLoader(),
            new Class<?>[] {Orders.class},
            (proxy, method, arguments) ->
                method.getName().equals("find") && arguments[0].equals(clientOrderId)
                    ? Result.err(Reason.UNAVAILABLE, "planted")
                    : method.invoke(orders, arguments));
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

      @Override
      public Result<Order> settleWhileOpen(String account, Order order) {
        return call(() -> orders.settleWhileOpen(account, order));
      }

      @Override
      public Result<Order> withdraw(String account, String clientOrderId, String why) {
        return call(() -> orders.withdraw(account, clientOrderId, why));
      }

      @Override
      public Result<List<OpenOrder>> open() {
        return call(orders::open);
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

      @Override
      public Result<Order> cancel(String account, Order order) {
        return call(() -> broker.cancel(account, order));
      }

      @Override
      public boolean isSimulated() {
        return broker.isSimulated();
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
      meanwhile.run();
    }
  }
}
