/**
 * What all doors know of vendors: the questions they can be asked, how they fail, and how well they
 * are. Start with {@link tradingagents.chain.vendor.Question}.
 */
package tradingagents.chain.vendor;
