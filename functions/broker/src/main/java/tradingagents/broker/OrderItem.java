package tradingagents.broker;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tradingagents.chain.ledger.StoredItem;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Currency;
import tradingagents.model.money.Money;
import tradingagents.model.money.Price;
import tradingagents.model.money.Quantity;
import tradingagents.model.order.Fill;
import tradingagents.model.order.Order;
import tradingagents.model.order.OrderStatus;
import tradingagents.model.order.Side;

/**
 * An order as one item. Its fills are in it, so that one read sees them together with the status;
 * each has an item of its own besides, which exists so that it cannot be written twice.
 *
 * @param order as it stands
 * @param account whose
 * @param runId of which run
 * @param version how often it changed
 */
record OrderItem(Order order, String account, String runId, long version) {
  static Map<String, AttributeValue> key(String clientOrderId) {
    return Map.of("pk", StoredItem.s("ORDER#" + clientOrderId), "sk", StoredItem.s("ORDER"));
  }

  static OrderItem read(StoredItem item) {
    String id = item.text("clientOrderId");
    Symbol symbol = new Symbol(item.text("symbol"));
    Side side = Side.valueOf(item.text("side"));
    List<Fill> fills =
        item.items("fills").stream().map(fill -> fill(fill, id, symbol, side)).toList();
    Order order =
        new Order(
            id,
            symbol,
            side,
            Quantity.of(item.text("quantity")),
            OrderStatus.valueOf(item.text("status")),
            fills,
            item.optional("note").orElse(null));
    return new OrderItem(order, item.text("account"), item.text("runId"), item.number("version"));
  }

  OrderItem next(Order changed) {
    return new OrderItem(changed, account, runId, version + 1);
  }

  Map<String, AttributeValue> attributes() {
    Map<String, AttributeValue> item = new HashMap<>(key(order.clientOrderId()));
    item.put("clientOrderId", StoredItem.s(order.clientOrderId()));
    item.put("account", StoredItem.s(account));
    item.put("runId", StoredItem.s(runId));
    item.put("version", StoredItem.n(version));
    item.put("symbol", StoredItem.s(order.symbol()));
    item.put("side", StoredItem.s(order.side()));
    item.put("quantity", StoredItem.s(order.quantity()));
    item.put("status", StoredItem.s(order.status()));
    item.put(
        "fills",
        AttributeValue.fromL(
            order.fills().stream().map(OrderItem::fill).map(AttributeValue::fromM).toList()));
    if (order.note() != null) {
      item.put("note", StoredItem.s(order.note()));
    }
    return item;
  }

  /** The item that makes an execution count once. */
  static Map<String, AttributeValue> fillItem(Fill fill) {
    Map<String, AttributeValue> item = new HashMap<>(fill(fill));
    item.put("pk", StoredItem.s("ORDER#" + fill.clientOrderId()));
    item.put("sk", StoredItem.s("FILL#" + fill.executionId()));
    return item;
  }

  private static Map<String, AttributeValue> fill(Fill fill) {
    return Map.of(
        "executionId", StoredItem.s(fill.executionId()),
        "quantity", StoredItem.s(fill.quantity()),
        "price", StoredItem.s(fill.price().plain()),
        "currency", StoredItem.s(fill.price().currency()),
        "commission", StoredItem.s(fill.commission().plain()),
        "session", StoredItem.s(fill.session()),
        "at", StoredItem.s(fill.at()));
  }

  private static Fill fill(StoredItem item, String clientOrderId, Symbol symbol, Side side) {
    Currency currency = Currency.of(item.text("currency"));
    return new Fill(
        item.text("executionId"),
        clientOrderId,
        symbol,
        side,
        Quantity.of(item.text("quantity")),
        Price.of(item.text("price"), currency),
        Money.of(item.text("commission"), currency),
        LocalDate.parse(item.text("session")),
        Instant.parse(item.text("at")));
  }
}
