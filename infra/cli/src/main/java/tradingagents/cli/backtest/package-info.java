/** The command {@code backtest}. Start with {@link tradingagents.cli.backtest.BacktestCommand}. */
package tradingagents.cli.backtest;
