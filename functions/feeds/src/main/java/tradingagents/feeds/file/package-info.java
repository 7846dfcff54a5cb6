/**
 * Market data in files: the box that ships with the product, a person's CSV and stories. Start with
 * {@link tradingagents.feeds.file.Box}.
 */
package tradingagents.feeds.file;
