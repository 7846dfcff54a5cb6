/**
 * Backtests: what a rule would have done. Start with {@link
 * tradingagents.quant.backtest.EventEngine}, which runs any {@link
 * tradingagents.quant.backtest.Strategy} bar by bar; {@link
 * tradingagents.quant.backtest.sweep.SmaSweep} does thousands of pairs of averages at once. A
 * strategy sees a {@link tradingagents.quant.backtest.View} that ends at the bar it decides at.
 */
package tradingagents.quant.backtest;
