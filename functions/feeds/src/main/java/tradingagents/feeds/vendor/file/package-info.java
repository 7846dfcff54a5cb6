/** The user's own folder of CSV files as a vendor. */
package tradingagents.feeds.vendor.file;
