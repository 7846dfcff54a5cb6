/**
 * Strategies, as values. Start with {@link tradingagents.quant.backtest.strategy.Strategies}, which
 * knows all of them by name.
 */
package tradingagents.quant.backtest.strategy;
