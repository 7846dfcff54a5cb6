/**
 * Prices as they happen, over a socket that stays open: for a laptop or a container, never for a
 * Lambda. Start with {@link tradingagents.feeds.stream.PriceStream}.
 */
package tradingagents.feeds.stream;
