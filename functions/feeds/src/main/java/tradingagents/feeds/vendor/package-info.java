/**
 * The vendors, one package each, behind one interface. Start with {@link
 * tradingagents.feeds.vendor.Vendor}.
 */
package tradingagents.feeds.vendor;
