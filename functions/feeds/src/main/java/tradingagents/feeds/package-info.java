/**
 * Where prices come from. Start with {@link tradingagents.feeds.Box}, the prices that ship with the
 * product; {@link tradingagents.feeds.CsvBars} reads a person's own file.
 */
package tradingagents.feeds;
