/**
 * Prices on their way to an agent. Start with {@link tradingagents.chain.market.TableMarketData}:
 * it reads {@link tradingagents.chain.market.BarTable} and, on a miss, asks a {@link
 * tradingagents.chain.market.Backfill} to fill it.
 */
package tradingagents.chain.market;
