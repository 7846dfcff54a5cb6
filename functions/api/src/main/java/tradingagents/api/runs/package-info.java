/** Runs over HTTP. Start with {@link tradingagents.api.runs.RunsApi}. */
package tradingagents.api.runs;
