package tradingagents.broker;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import tradingagents.chain.ledger.StoredItem;

/**
 * The mark of an order that is not done: one small item, written in the transaction of the intent
 * and taken away in the one that ends the order. All marks stand in one partition, so that one
 * consistent query, which no index can give, names every order that an emergency stop must reach.
 */
final class OpenItem {
  static final String PARTITION = "OPEN";

  private OpenItem() {}

  static String clientOrderId(StoredItem item) {
    return item.text("sk");
  }

  static TransactWriteItem put(String table, OrderItem order) {
    return TransactWriteItem.builder()
        .put(put -> put.tableName(table).item(key(order.order().clientOrderId())))
        .build();
  }

  static TransactWriteItem gone(String table, String clientOrderId) {
    return TransactWriteItem.builder()
        .delete(delete -> delete.tableName(table).key(key(clientOrderId)))
        .build();
  }

  private static Map<String, AttributeValue> key(String clientOrderId) {
    return Map.of("pk", StoredItem.s(PARTITION), "sk", StoredItem.s(clientOrderId));
  }
}
