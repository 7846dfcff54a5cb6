/**
 * The handlers that the functions' cold starts are measured beside. Start with {@link
 * tradingagents.packaged.bare.BareHandler}.
 */
package tradingagents.packaged.bare;
