/**
 * Requests, answers and problems of the HTTP API. Start with {@link tradingagents.api.http.Router}.
 */
package tradingagents.api.http;
