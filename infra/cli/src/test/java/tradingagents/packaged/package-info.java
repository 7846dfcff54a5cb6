/**
 * The packaged zips, run as Lambda runs them. Start with {@link
 * tradingagents.packaged.PackagedFunctionsTest}.
 */
package tradingagents.packaged;
