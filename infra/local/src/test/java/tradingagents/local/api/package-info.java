/** The HTTP API on the embedded stack, held against its contract. */
package tradingagents.local.api;
