/**
 * The risk check's door. Start with {@link tradingagents.risk.RiskWorker}; what it judges by is in {@link
 * tradingagents.desk.gate.RiskGate}.
 */
package tradingagents.risk;
