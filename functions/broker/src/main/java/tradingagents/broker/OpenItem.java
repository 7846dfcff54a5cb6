package tradingagents.broker;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import tradingagents.chain.ledger.StoredItem;
import tradingagents.desk.port.Orders.OpenOrder;

/**
 * The mark of an order that is not done: one small item, written in the transaction of the intent
 * and taken away in the one that ends the order. All marks stand in one partition, so that one
 * consistent query, which no index can give, names every order that an emergency stop must reach.
 */
final class OpenItem {
  static final String PARTITION = "OPEN";

  private OpenItem() {}

  static OpenOrder read(StoredItem item) {
    return new OpenOrder(item.text("sk"), item.text("account"), item.text("runId"));
  }

  static TransactWriteItem put(String table, OrderItem order) {
    Map<String, AttributeValue> item = new HashMap<>(key(order.order().clientOrderId()));
    item.put("account", StoredItem.s(order.account()));
    item.put("runId", StoredItem.s(order.runId()));
    return TransactWriteItem.builder().put(put -> put.tableName(table).item(item)).build();
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
