package tradingagents.chain.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Currency;
import tradingagents.model.money.Money;
import tradingagents.model.portfolio.JournalEntry;

/**
 * One line of an account's journal as one item, written in the transaction that moves the money.
 */
public final class JournalItem {
  /** What the sort keys of all lines start with. */
  public static final String PREFIX = "JOURNAL#";

  private JournalItem() {}

  /**
   * The whole item, key included.
   *
   * @param account whose
   * @param entry the line
   * @return exact decimals as text
   */
  public static Map<String, AttributeValue> attributes(String account, JournalEntry entry) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put("pk", StoredItem.s("ACCOUNT#" + account));
    item.put("sk", StoredItem.s(PREFIX + entry.at() + "#" + entry.executionId()));
    item.put("executionId", StoredItem.s(entry.executionId()));
    item.put("at", StoredItem.s(entry.at()));
    item.put("symbol", StoredItem.s(entry.symbol()));
    item.put("cash", StoredItem.s(entry.cash().plain()));
    item.put("currency", StoredItem.s(entry.cash().currency().code()));
    item.put("quantity", StoredItem.s(entry.quantity().toPlainString()));
    return item;
  }

  /**
   * Reads an item.
   *
   * @param item as stored
   * @return the line
   */
  public static JournalEntry read(StoredItem item) {
    return new JournalEntry(
        item.text("executionId"),
        Instant.parse(item.text("at")),
        new Symbol(item.text("symbol")),
        Money.of(item.text("cash"), Currency.of(item.text("currency"))),
        new BigDecimal(item.text("quantity")));
  }
}
