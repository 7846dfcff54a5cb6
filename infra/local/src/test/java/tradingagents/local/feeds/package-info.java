/** Vendors, routes and histories over the embedded tables. */
package tradingagents.local.feeds;
