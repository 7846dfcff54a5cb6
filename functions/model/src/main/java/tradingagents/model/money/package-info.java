/**
 * Exact amounts. Start with {@link tradingagents.model.money.Money}; {@link
 * tradingagents.model.money.Price} times {@link tradingagents.model.money.Quantity} is Money, Money
 * over Money is a {@link tradingagents.model.money.Ratio}. No floating point.
 */
package tradingagents.model.money;
