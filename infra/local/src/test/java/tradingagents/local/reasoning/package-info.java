/** The stores of reasoning on the table engine. Start with {@code DynamoCostBookTest}. */
package tradingagents.local.reasoning;
