/**
 * An order's life. Start with {@link tradingagents.model.order.OrderStatus#on}: one switch, one
 * line per arrow.
 */
package tradingagents.model.order;
