/**
 * What holdings would gain or lose. Start with {@link tradingagents.quant.scenario.Scenario}:
 * shocks for assets, shocks for factors, or a window of history ({@link
 * tradingagents.quant.scenario.CrisisWindow} knows some by name).
 */
package tradingagents.quant.scenario;
