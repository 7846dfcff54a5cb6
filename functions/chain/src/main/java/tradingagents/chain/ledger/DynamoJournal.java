package tradingagents.chain.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.portfolio.JournalEntry;
import tradingagents.model.portfolio.LedgerAudit;

/** An account's journal on DynamoDB, and the audit of the account against it. It only reads. */
public final class DynamoJournal {
  private final DynamoDbClient client;
  private final String table;
  private final DynamoAccounts accounts;

  /**
   * A view of a ledger table.
   *
   * @param client how it is reached
   * @param table its name
   */
  public DynamoJournal(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
    this.accounts = new DynamoAccounts(client, table);
  }

  /**
   * All lines of an account.
   *
   * @param account whose
   * @return in the order of their executions
   */
  public Result<List<JournalEntry>> entries(String account) {
    return LedgerCall.of(() -> {
      List<JournalEntry> entries = new ArrayList<>();
      QueryRequest next = lines(account);
      while (next != null) {
        QueryResponse page = client.query(next);
        page.items().stream().map(StoredItem::new).map(JournalItem::read).forEach(entries::add);
        next =
            page.hasLastEvaluatedKey()
                ? next.toBuilder().exclusiveStartKey(page.lastEvaluatedKey()).build()
                : null;
      }
      return Result.ok(List.copyOf(entries));
    });
  }

  /**
   * What does not add up in an account.
   *
   * @param account whose
   * @return one sentence per discrepancy; CONFLICT when the account changed during the audit
   */
  public Result<List<String>> audit(String account) {
    Result<AccountItem> before = accounts.item(account);
    Result<List<JournalEntry>> journal = entries(account);
    Result<AccountItem> after = accounts.item(account);
    if (before instanceof Result.Ok<AccountItem>(AccountItem first)
        && after instanceof Result.Ok<AccountItem>(AccountItem last)
        && first.account().version() != last.account().version()) {
      return Result.err(Reason.CONFLICT, "account '" + account + "' changed during its audit");
    }
    if (after instanceof Result.Ok<AccountItem>(AccountItem now)) {
      return journal.map(
          lines -> LedgerAudit.findings(now.opened(), lines, now.account().portfolio()));
    }
    return after.map(unread -> List.of());
  }

  private QueryRequest lines(String account) {
    return QueryRequest.builder()
        .tableName(table)
        .keyConditionExpression("pk = :pk AND begins_with(sk, :prefix)")
        .expressionAttributeValues(
            Map.of(
                ":pk", StoredItem.s("ACCOUNT#" + account),
                ":prefix", StoredItem.s(JournalItem.PREFIX)))
        .consistentRead(true)
        .build();
  }
}
