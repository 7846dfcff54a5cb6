/** The HTTP API, the schedules and the sweeper. Start with {@link tradingagents.api.ApiHandler}. */
package tradingagents.api;
