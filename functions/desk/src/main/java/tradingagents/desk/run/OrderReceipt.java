package tradingagents.desk.run;

import tradingagents.model.order.Order;

/**
 * What became of the order when the broker action ended.
 *
 * @param order with its status and fills
 */
public record OrderReceipt(Order order) implements Outcome {}
