package tradingagents.chain.ledger;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Currency;
import tradingagents.model.money.Money;
import tradingagents.model.money.Price;
import tradingagents.model.money.Quantity;
import tradingagents.model.portfolio.Account;
import tradingagents.model.portfolio.Lot;
import tradingagents.model.portfolio.Portfolio;
import tradingagents.model.portfolio.Position;

/**
 * An account as one item: what it holds now, how often that changed, and what it was opened with
 * (for the audit; never changed).
 *
 * @param account as it is now
 * @param opened as it was at first
 */
public record AccountItem(Account account, Portfolio opened) {
  /**
   * The key of an account.
   *
   * @param account its id
   * @return partition and sort key
   */
  public static Map<String, AttributeValue> key(String account) {
    return Map.of("pk", StoredItem.s("ACCOUNT#" + account), "sk", StoredItem.s("ACCOUNT"));
  }

  /**
   * Reads an item.
   *
   * @param item as stored
   * @return the account
   */
  public static AccountItem read(StoredItem item) {
    return new AccountItem(
        new Account(item.text("account"), portfolio(item.item("holds")), item.number("version")),
        portfolio(item.item("opened")));
  }

  /**
   * The account after its holdings changed.
   *
   * @param portfolio what it holds now
   * @return the next version
   */
  public AccountItem holding(Portfolio portfolio) {
    return new AccountItem(new Account(account.id(), portfolio, account.version() + 1), opened);
  }

  /**
   * The whole item, key included.
   *
   * @return exact decimals as text
   */
  public Map<String, AttributeValue> attributes() {
    Map<String, AttributeValue> item = new HashMap<>(key(account.id()));
    item.put("account", StoredItem.s(account.id()));
    item.put("version", StoredItem.n(account.version()));
    item.put("holds", portfolio(account.portfolio()));
    item.put("opened", portfolio(opened));
    return item;
  }

  private static AttributeValue portfolio(Portfolio portfolio) {
    Map<String, AttributeValue> positions = new HashMap<>();
    portfolio
        .positions()
        .forEach((symbol, position) ->
            positions.put(
                symbol.value(),
                AttributeValue.fromL(position.lots().stream().map(AccountItem::lot).toList())));
    return AttributeValue.fromM(
        Map.of(
            "cash", StoredItem.s(portfolio.cash().plain()),
            "currency", StoredItem.s(portfolio.currency().code()),
            "positions", AttributeValue.fromM(positions)));
  }

  private static Portfolio portfolio(StoredItem item) {
    Currency currency = Currency.of(item.text("currency"));
    TreeMap<Symbol, Position> positions = new TreeMap<>();
    StoredItem stored = item.item("positions");
    for (String name : stored.attributes().keySet()) {
      Symbol symbol = new Symbol(name);
      List<Lot> lots = stored.items(name).stream().map(AccountItem::lot).toList();
      positions.put(symbol, new Position(symbol, lots));
    }
    return new Portfolio(Money.of(item.text("cash"), currency), positions);
  }

  private static AttributeValue lot(Lot lot) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put("quantity", StoredItem.s(lot.quantity()));
    item.put("cost", StoredItem.s(lot.cost().plain()));
    item.put("currency", StoredItem.s(lot.cost().currency().code()));
    if (lot.acquired() != null) {
      item.put("acquired", StoredItem.s(lot.acquired()));
    }
    return AttributeValue.fromM(item);
  }

  private static Lot lot(StoredItem item) {
    return new Lot(
        Quantity.of(item.text("quantity")),
        Price.of(item.text("cost"), Currency.of(item.text("currency"))),
        item.optional("acquired").map(LocalDate::parse).orElse(null));
  }
}
