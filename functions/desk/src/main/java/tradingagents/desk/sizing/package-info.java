/**
 * How many units a decision means. Start with {@link tradingagents.desk.sizing.OrderSizing}: exact
 * decimals only.
 */
package tradingagents.desk.sizing;
