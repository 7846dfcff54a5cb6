package tradingagents.chain.ledger;

import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import tradingagents.desk.gate.TradingControl;
import tradingagents.desk.port.Accounts;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.portfolio.Account;
import tradingagents.model.portfolio.Portfolio;

/**
 * The ledger's reading side on DynamoDB: accounts and the trading switch, always read consistently.
 * It can open an account; it cannot change one.
 */
public final class DynamoAccounts implements Accounts {
  private final DynamoDbClient client;
  private final String table;

  /**
   * A view of a ledger table.
   *
   * @param client how it is reached
   * @param table its name
   */
  public DynamoAccounts(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  @Override
  public Result<Account> find(String account) {
    return item(account).map(AccountItem::account);
  }

  /**
   * Reads an account together with what it was opened with.
   *
   * @param account its id
   * @return NOT_FOUND when it was never opened
   */
  public Result<AccountItem> item(String account) {
    return LedgerCall.of(() ->
        get(AccountItem.key(account))
            .map(item -> Result.ok(AccountItem.read(item)))
            .orElseGet(
                () -> Result.err(Reason.NOT_FOUND, "there is no account '" + account + "'")));
  }

  @Override
  public Result<Account> openIfAbsent(String account, Portfolio initial) {
    Result<Account> found = find(account);
    boolean absent =
        found instanceof Result.Err<Account>(var failure) && failure.reason() == Reason.NOT_FOUND;
    return absent ? open(account, initial) : found;
  }

  private Result<Account> open(String account, Portfolio initial) {
    AccountItem first = new AccountItem(new Account(account, initial, 1), initial);
    return LedgerCall.of(() -> {
      try {
        client.putItem(put ->
            put.tableName(table)
                .item(first.attributes())
                .conditionExpression("attribute_not_exists(pk)"));
        return Result.ok(first.account());
      } catch (ConditionalCheckFailedException somebodyWasFaster) {
        return find(account);
      }
    });
  }

  @Override
  public Result<TradingControl> control() {
    return LedgerCall.of(() ->
        Result.ok(get(ControlItem.key()).map(ControlItem::read).orElse(ControlItem.NEVER_THROWN)));
  }

  private Optional<StoredItem> get(Map<String, AttributeValue> key) {
    GetItemResponse response =
        client.getItem(get -> get.tableName(table).key(key).consistentRead(true));
    return response.hasItem() ? Optional.of(new StoredItem(response.item())) : Optional.empty();
  }
}
