/**
 * From a question to an answer through vendors that fail: chains, one retry loop, breakers, quotas
 * and caches. Start with {@link tradingagents.feeds.route.Router}.
 */
package tradingagents.feeds.route;
