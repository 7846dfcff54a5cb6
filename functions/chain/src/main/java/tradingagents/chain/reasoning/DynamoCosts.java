package tradingagents.chain.reasoning;

import static tradingagents.chain.ledger.StoredItem.s;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import tradingagents.chain.AwsFailures;
import tradingagents.chain.ledger.StoredItem;
import tradingagents.desk.models.Budget;
import tradingagents.desk.models.BudgetState;
import tradingagents.desk.models.CostLine;
import tradingagents.desk.port.Costs;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;

/**
 * What was spent, read from DynamoDB: one query a month, one item a budget, always consistently.
 */
public final class DynamoCosts implements Costs {
  private final DynamoDbClient client;
  private final String table;

  /**
   * A view of the table.
   *
   * @param client how it is reached
   * @param table its name
   */
  public DynamoCosts(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  @Override
  public Result<List<CostLine>> lines(String tenant, LocalDate from, LocalDate to) {
    return of(() -> {
      List<CostLine> lines = new ArrayList<>();
      YearMonth last = YearMonth.from(to);
      for (YearMonth month = YearMonth.from(from);
          !month.isAfter(last);
          month = month.plusMonths(1)) {
        client.queryPaginator(query(tenant, month, from, to)).items().stream()
            .map(StoredItem::new)
            .map(CostItems::line)
            .forEach(lines::add);
      }
      return Result.ok(List.copyOf(lines));
    });
  }

  private QueryRequest query(String tenant, YearMonth month, LocalDate from, LocalDate to) {
    // The day after is no item's key, because every key goes on after its day.
    return QueryRequest.builder()
        .tableName(table)
        .keyConditionExpression("pk = :pk AND sk BETWEEN :from AND :after")
        .expressionAttributeValues(
            Map.of(
                ":pk", s(CostItems.month(tenant, month)),
                ":from", s(from),
                ":after", s(to.plusDays(1))))
        .consistentRead(true)
        .build();
  }

  @Override
  public Result<BudgetState> state(Budget budget) {
    return of(() -> {
      var answer =
          client.getItem(
              get -> get.tableName(table).key(CostItems.key(budget)).consistentRead(true));
      return Result.ok(
          answer.hasItem()
              ? CostItems.state(budget, new StoredItem(answer.item()))
              : BudgetState.untouched(budget));
    });
  }

  /** One access: what goes wrong is a value, and what cannot be read is CORRUPT. */
  static <T> Result<T> of(Supplier<Result<T>> access) {
    try {
      return access.get();
    } catch (SdkException e) {
      return new Result.Err<>(AwsFailures.of(e));
    } catch (FailureException e) {
      return new Result.Err<>(e.failure());
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
      return Result.err(
          Reason.CORRUPT, "the book of costs holds an unreadable value: " + e.getMessage());
    }
  }
}
