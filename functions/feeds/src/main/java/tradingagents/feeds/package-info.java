/**
 * Where prices come from. Start with {@link tradingagents.feeds.file.Box}, the prices that ship
 * with the product; {@link tradingagents.feeds.file.CsvBars} reads a person's own file, {@link
 * tradingagents.feeds.Feeds} fills the market table.
 */
package tradingagents.feeds;
