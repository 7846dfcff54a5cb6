package tradingagents.chain.reasoning;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import tradingagents.chain.AwsFailures;
import tradingagents.chain.ledger.StoredItem;
import tradingagents.desk.models.Budget;
import tradingagents.desk.models.BudgetState;
import tradingagents.desk.models.Budgets;
import tradingagents.desk.models.ModelId;
import tradingagents.desk.models.PriceTable;
import tradingagents.desk.models.Tokens;
import tradingagents.desk.port.CostBook;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;

/**
 * The book of costs on DynamoDB. A hold is one transaction: the call if it is absent, and each of
 * its budgets if what is spent and held there leaves room. A settlement is one transaction: the
 * call if it is not settled, and each budget. So however often either is done, and wherever a
 * process ends, no budget is exceeded: what was held and never settled stays counted.
 *
 * <p>Two calls that touch a budget at the same moment collide, and the table refuses one of them:
 * that, throttling and lost answers are tried again, a bounded number of times with growing pauses.
 * A call writes eight items of less than a kilobyte in two transactions, the budget of all twice.
 */
public final class DynamoCostBook implements CostBook {
  /** Over these, pauses of up to 2, 4, 8 ... 512 milliseconds add up to about a second. */
  private static final int ATTEMPTS = 10;

  private static final String REFUSED = "ConditionalCheckFailed";

  private final DynamoDbClient client;
  private final String table;
  private final Budgets limits;
  private final Pause pause;
  private final DynamoCosts costs;

  /** Waits between two attempts. */
  @FunctionalInterface
  public interface Pause {
    /** Lets the thread sleep. */
    Pause SLEEP = Thread::sleep;

    /**
     * Waits.
     *
     * @param millis how long
     * @throws InterruptedException when it must not
     */
    void millis(long millis) throws InterruptedException;
  }

  /**
   * A book that may be written.
   *
   * @param client how the table is reached
   * @param table its name
   * @param limits what may be spent
   * @param pause waits between attempts
   */
  public DynamoCostBook(DynamoDbClient client, String table, Budgets limits, Pause pause) {
    this.client = client;
    this.table = table;
    this.limits = limits;
    this.pause = pause;
    this.costs = new DynamoCosts(client, table);
  }

  @Override
  public Result<Hold> hold(Call call, BigDecimal atMostUsd) {
    check(atMostUsd);
    List<Budget> budgets = budgets(call);
    for (Budget budget : budgets) {
      if (atMostUsd.compareTo(budget.limitUsd()) > 0) {
        return DynamoCosts.of(() -> new Result.Err<>(refusal(budget, atMostUsd)));
      }
    }
    List<TransactWriteItem> writes = new ArrayList<>();
    writes.add(
        TransactWriteItem.builder()
            .put(put ->
                put.tableName(table)
                    .item(CostItems.held(call, atMostUsd))
                    .conditionExpression("attribute_not_exists(pk)"))
            .build());
    budgets.forEach(budget -> writes.add(reserve(budget, call, atMostUsd)));
    return patiently(call, () -> held(call, atMostUsd, budgets, writes));
  }

  @Override
  public Result<Boolean> settle(Hold hold, ModelId model, Tokens tokens, BigDecimal costUsd) {
    check(costUsd);
    List<TransactWriteItem> writes = new ArrayList<>();
    writes.add(close(hold, CostItems.settled(hold.usd(), model, tokens, costUsd)));
    BigDecimal more = costUsd.subtract(hold.usd());
    budgets(hold.call()).forEach(budget -> writes.add(spend(budget, more, costUsd)));
    return patiently(hold.call(), () -> settled(hold, writes));
  }

  @Override
  public Result<BigDecimal> left(Call call) {
    return DynamoCosts.of(() ->
        Result.ok(
            budgets(call).stream()
                .map(budget -> costs.state(budget).orThrow().leftUsd())
                .reduce(BigDecimal::min)
                .orElseThrow()));
  }

  /** Empty when it is to be tried again. */
  private Optional<Result<Hold>> held(
      Call call, BigDecimal usd, List<Budget> budgets, List<TransactWriteItem> writes) {
    List<CancellationReason> reasons = written(writes);
    if (reasons.isEmpty()) {
      return Optional.of(Result.ok(new Hold(call, usd)));
    }
    if (refused(reasons, 0)) {
      return Optional.of(again(call));
    }
    for (int i = 0; i < budgets.size(); i++) {
      if (refused(reasons, i + 1)) {
        BudgetState now = costs.state(budgets.get(i)).orThrow();
        // Somebody may have settled since: what has room again is tried again.
        return now.covers(usd) ? Optional.empty() : Optional.of(new Result.Err<>(now.refusal(usd)));
      }
    }
    return Optional.empty();
  }

  private Failure refusal(Budget budget, BigDecimal usd) {
    return costs.state(budget).orThrow().refusal(usd);
  }

  /** The hold that a call has already. */
  private Result<Hold> again(Call call) {
    StoredItem item = found(call).orElseThrow();
    return CostItems.isSettled(item)
        ? Result.err(
            Reason.ILLEGAL_TRANSITION, "call " + call.id() + " is settled: a call is made once")
        : Result.ok(new Hold(call, item.decimal("heldUsd")));
  }

  private Optional<Result<Boolean>> settled(Hold hold, List<TransactWriteItem> writes) {
    List<CancellationReason> reasons = written(writes);
    if (reasons.isEmpty()) {
      return Optional.of(Result.ok(true));
    }
    if (!refused(reasons, 0)) {
      return Optional.empty();
    }
    boolean before = found(hold.call()).map(CostItems::isSettled).orElse(false);
    return Optional.of(before ? Result.ok(false) : Result.err(Reason.NOT_FOUND, missing(hold)));
  }

  private static String missing(Hold hold) {
    return "no %s USD are held for call %s".formatted(hold.usd().toPlainString(), hold.call().id());
  }

  /** Why the transaction was cancelled; empty when it was not. */
  private List<CancellationReason> written(List<TransactWriteItem> writes) {
    try {
      client.transactWriteItems(request -> request.transactItems(writes));
      return List.of();
    } catch (TransactionCanceledException e) {
      if (!e.hasCancellationReasons() || !AwsFailures.of(e).isTransient()) {
        throw e;
      }
      return e.cancellationReasons();
    }
  }

  private static boolean refused(List<CancellationReason> reasons, int place) {
    return reasons.size() > place && REFUSED.equals(reasons.get(place).code());
  }

  /** Tries until there is an answer, or a failure that time does not mend. */
  private <T> Result<T> patiently(Call call, Supplier<Optional<Result<T>>> once) {
    Failure last =
        new Failure(Reason.CONFLICT, "the budgets of call " + call.id() + " keep changing");
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        if (attempt > 0) {
          pause.millis(jitter(call, attempt));
        }
        Optional<Result<T>> answer = once.get();
        if (answer.isPresent()) {
          return answer.get();
        }
      } catch (FailureException e) {
        return new Result.Err<>(e.failure());
      } catch (SdkException e) {
        last = AwsFailures.of(e);
        if (!last.isTransient()) {
          return new Result.Err<>(last);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Result.err(Reason.UNAVAILABLE, "interrupted while the budgets were busy");
      }
    }
    return new Result.Err<>(last);
  }

  /** Two calls that collided do not wait equally long: their ids differ. */
  private static long jitter(Call call, int attempt) {
    int spread = call.id().hashCode() * 31 + attempt * 0x9E3779B9;
    return 1L + Math.floorMod(spread ^ (spread >>> 15), 1 << attempt);
  }

  private Optional<StoredItem> found(Call call) {
    var answer =
        client.getItem(get -> get.tableName(table).key(CostItems.key(call)).consistentRead(true));
    return answer.hasItem() ? Optional.of(new StoredItem(answer.item())) : Optional.empty();
  }

  private List<Budget> budgets(Call call) {
    return limits.of(
        call.runId(), call.runBudgetUsd(), call.tenant(), call.user(), CostItems.day(call));
  }

  private TransactWriteItem reserve(Budget budget, Call call, BigDecimal usd) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":usd", CostItems.usd(usd));
    values.put(":nothing", CostItems.usd(BigDecimal.ZERO));
    values.put(":room", CostItems.usd(budget.limitUsd().subtract(usd)));
    values.put(":expiry", CostItems.expiry(call));
    return TransactWriteItem.builder()
        .update(update ->
            update
                .tableName(table)
                .key(CostItems.key(budget))
                .updateExpression(
                    "SET expiresAt = :expiry ADD committedUsd :usd, spentUsd :nothing")
                .conditionExpression("attribute_not_exists(committedUsd) OR committedUsd <= :room")
                .expressionAttributeValues(values))
        .build();
  }

  private TransactWriteItem spend(Budget budget, BigDecimal more, BigDecimal cost) {
    return TransactWriteItem.builder()
        .update(update ->
            update
                .tableName(table)
                .key(CostItems.key(budget))
                .updateExpression("ADD committedUsd :more, spentUsd :cost")
                .expressionAttributeValues(
                    Map.of(":more", CostItems.usd(more), ":cost", CostItems.usd(cost))))
        .build();
  }

  private TransactWriteItem close(Hold hold, Map<String, AttributeValue> values) {
    return TransactWriteItem.builder()
        .update(update ->
            update
                .tableName(table)
                .key(CostItems.key(hold.call()))
                .updateExpression(
                    "SET model = :model, fresh = :fresh, cacheRead = :cacheRead,"
                        + " cacheWritten = :cacheWritten, #output = :output,"
                        + " estimated = :estimated, costUsd = :cost")
                .conditionExpression("heldUsd = :held AND attribute_not_exists(costUsd)")
                .expressionAttributeNames(Map.of("#output", "output"))
                .expressionAttributeValues(values))
        .build();
  }

  private static void check(BigDecimal usd) {
    if (usd.signum() < 0 || usd.stripTrailingZeros().scale() > PriceTable.DECIMALS) {
      throw new IllegalArgumentException(
          "an amount is not below 0 and has at most %d decimals, not %s"
              .formatted(PriceTable.DECIMALS, usd));
    }
  }
}
