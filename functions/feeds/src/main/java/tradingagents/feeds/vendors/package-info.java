/**
 * All vendors, and which of them the configuration switches on. Start with {@link
 * tradingagents.feeds.vendors.Vendors}.
 */
package tradingagents.feeds.vendors;
