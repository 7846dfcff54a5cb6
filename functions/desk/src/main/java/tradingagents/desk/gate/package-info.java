/**
 * The deterministic gate. Start with {@link tradingagents.desk.gate.RiskGate}: ordered rules, all
 * evaluated, exact decimals only.
 */
package tradingagents.desk.gate;
