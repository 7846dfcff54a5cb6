/**
 * The embedded stack. Start with {@link tradingagents.local.EmbeddedStack}; it reads the template
 * that deploys and offers the AWS protocols in one process.
 */
package tradingagents.local;
