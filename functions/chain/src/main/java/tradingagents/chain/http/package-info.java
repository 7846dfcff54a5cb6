/**
 * Requests, answers and problems of the HTTP API. Start with {@link
 * tradingagents.chain.http.Router}.
 */
package tradingagents.chain.http;
