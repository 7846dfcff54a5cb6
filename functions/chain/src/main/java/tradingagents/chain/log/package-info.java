/** What is logged, and where to. Start with {@link tradingagents.chain.log.Logs}. */
package tradingagents.chain.log;
