/**
 * What a function logs: one JSON object a line. Start with {@link
 * tradingagents.chain.log.LineProvider}; {@link tradingagents.chain.log.LogLine} is the format.
 */
package tradingagents.chain.log;
