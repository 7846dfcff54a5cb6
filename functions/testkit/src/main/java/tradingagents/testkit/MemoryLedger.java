package tradingagents.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tradingagents.desk.gate.TradingControl;
import tradingagents.desk.gate.TradingState;
import tradingagents.desk.port.Accounts;
import tradingagents.desk.port.Orders;
import tradingagents.desk.run.RiskVerdict;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.order.Fill;
import tradingagents.model.order.Order;
import tradingagents.model.order.OrderEvent;
import tradingagents.model.order.OrderStatus;
import tradingagents.model.order.Settlement;
import tradingagents.model.portfolio.Account;
import tradingagents.model.portfolio.JournalEntry;
import tradingagents.model.portfolio.LedgerAudit;
import tradingagents.model.portfolio.Portfolio;

/**
 * The ledger in memory with the conditions of the real one: itself the side that reads accounts,
 * and {@link #orders} the side that writes. Each call is one transaction.
 */
public final class MemoryLedger implements Accounts {
  private record Held(String account, String runId, Order order) {}

  private final LedgerRuns runs;
  private final Map<String, Account> accounts = new HashMap<>();
  private final Map<String, Portfolio> opened = new HashMap<>();
  private final Map<String, List<JournalEntry>> journal = new HashMap<>();
  private final Map<String, Held> orders = new LinkedHashMap<>();
  private TradingControl control = new TradingControl(TradingState.ACTIVE, 0);

  /**
   * An empty ledger with trading on.
   *
   * @param runs where the runs of the orders are
   */
  public MemoryLedger(LedgerRuns runs) {
    this.runs = runs;
  }

  /**
   * Throws the switch.
   *
   * @param next what is read from now on
   */
  public synchronized void control(TradingControl next) {
    control = next;
  }

  @Override
  public synchronized Result<TradingControl> control() {
    return Result.ok(control);
  }

  @Override
  public synchronized Result<Account> find(String account) {
    Account found = accounts.get(account);
    return found == null
        ? Result.err(Reason.NOT_FOUND, "there is no account '" + account + "'")
        : Result.ok(found);
  }

  @Override
  public synchronized Result<Account> openIfAbsent(String account, Portfolio initial) {
    accounts.computeIfAbsent(account, id -> new Account(id, initial, 1));
    opened.putIfAbsent(account, initial);
    return find(account);
  }

  /**
   * The writing side.
   *
   * @return a view of this ledger
   */
  public Orders orders() {
    return new Orders() {
      @Override
      public Result<Order> intend(Run run, Order intent) {
        return intended(run, intent);
      }

      @Override
      public Result<Optional<Order>> find(String clientOrderId) {
        return Result.ok(placed(clientOrderId));
      }

      @Override
      public Result<Order> settle(String account, Order order) {
        return settled(account, order);
      }

      @Override
      public Result<Order> settleWhileOpen(String account, Order order) {
        return settledWhileOpen(account, order);
      }

      @Override
      public Result<Order> withdraw(String account, String clientOrderId, String why) {
        return withdrawn(account, clientOrderId, why);
      }

      @Override
      public Result<List<OpenOrder>> open() {
        return Result.ok(notDone());
      }
    };
  }

  /**
   * All orders in the order of their intent.
   *
   * @return as they stand
   */
  public synchronized List<Order> placed() {
    return orders.values().stream().map(Held::order).toList();
  }

  /**
   * What does not add up in an account.
   *
   * @param account its id
   * @return empty when money and units are conserved
   */
  public synchronized List<String> audit(String account) {
    return LedgerAudit.findings(
        opened.getOrDefault(account, find(account).orThrow().portfolio()),
        journal.getOrDefault(account, List.of()),
        find(account).orThrow().portfolio());
  }

  private synchronized Result<Order> intended(Run run, Order intent) {
    Held held = orders.get(intent.clientOrderId());
    if (held != null) {
      return Result.ok(held.order());
    }
    Optional<Run> stored = runs.find(run.id());
    Optional<RiskVerdict> verdict = stored.flatMap(r -> r.outcome(RiskVerdict.class));
    if (verdict.isEmpty() || !verdict.get().approved()) {
      return Result.err(Reason.FORBIDDEN, "no approved verdict is stored for run " + run.id());
    }
    if (control.epoch() != verdict.get().killEpoch() || !control.state().allows(intent.side())) {
      return Result.err(
          Reason.FORBIDDEN,
          "trading is " + control.state() + ", the switch was changed since the verdict");
    }
    if (stored.get().has(Task.of(Step.CANCELLATION))
        || !runs.replace(run, stored.get().withOrderIntended())) {
      return Result.err(Reason.CONFLICT, "run " + run.id() + " has changed");
    }
    orders.put(intent.clientOrderId(), new Held(run.mandate().account(), run.id(), intent));
    return Result.ok(intent);
  }

  private synchronized Optional<Order> placed(String clientOrderId) {
    return Optional.ofNullable(orders.get(clientOrderId)).map(Held::order);
  }

  private synchronized Result<Order> settled(String account, Order order) {
    Held held = orders.get(order.clientOrderId());
    if (held == null || !held.account().equals(account)) {
      return none(account, order.clientOrderId());
    }
    return switch (Settlement.of(held.order(), order)) {
      case Result.Err<Settlement>(var failure) -> new Result.Err<>(failure);
      case Result.Ok<Settlement>(Settlement settlement) -> moved(held, settlement);
    };
  }

  private synchronized Result<Order> settledWhileOpen(String account, Order order) {
    Held held = orders.get(order.clientOrderId());
    return held != null && held.account().equals(account) && held.order().status().isDone()
        ? Result.ok(held.order())
        : settled(account, order);
  }

  private synchronized Result<Order> withdrawn(String account, String id, String why) {
    Held held = orders.get(id);
    if (held == null || !held.account().equals(account)) {
      return none(account, id);
    }
    if (held.order().status() != OrderStatus.INTENT) {
      return Result.ok(held.order());
    }
    Order cancelled = held.order().on(OrderEvent.CANCELLED, why).orThrow();
    orders.put(id, new Held(account, held.runId(), cancelled));
    return Result.ok(cancelled);
  }

  private static Result<Order> none(String account, String id) {
    return Result.err(Reason.NOT_FOUND, "account '" + account + "' has no order " + id);
  }

  private synchronized List<Orders.OpenOrder> notDone() {
    return orders.values().stream()
        .filter(held -> !held.order().status().isDone())
        .map(held ->
            new Orders.OpenOrder(held.order().clientOrderId(), held.account(), held.runId()))
        .toList();
  }

  private Result<Order> moved(Held held, Settlement settlement) {
    String account = held.account();
    Result<Account> found = find(account);
    for (Fill fill : settlement.moves()) {
      switch (found) {
        case Result.Err<Account>(var failure) -> {
          return new Result.Err<>(failure);
        }
        case Result.Ok<Account>(Account before) ->
            found =
                before
                    .portfolio()
                    .apply(fill)
                    .map(after -> new Account(account, after, before.version() + 1));
      }
    }
    return found.map(after -> {
      accounts.put(account, after);
      List<JournalEntry> lines = journal.computeIfAbsent(account, id -> new ArrayList<>());
      settlement.moves().forEach(fill -> lines.add(JournalEntry.of(fill)));
      orders.put(
          settlement.order().clientOrderId(), new Held(account, held.runId(), settlement.order()));
      return settlement.order();
    });
  }
}
