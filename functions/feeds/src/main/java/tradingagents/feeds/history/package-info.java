/**
 * The bar store and who keeps it up. Start with {@link tradingagents.feeds.history.HistoryFeed}.
 */
package tradingagents.feeds.history;
