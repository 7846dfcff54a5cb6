/**
 * How large. Start with {@link tradingagents.desk.sizing.TargetWeights}, from a rating to a share
 * of equity; {@link tradingagents.desk.sizing.OrderSizing} turns that share into whole units.
 */
package tradingagents.desk.sizing;
