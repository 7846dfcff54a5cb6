/**
 * What is stored of how agents reason, beside their runs: configurations, chosen prompts, budgets
 * and costs, exchanges, memories. Start with {@link tradingagents.chain.reasoning.AgentConfigs}.
 */
package tradingagents.chain.reasoning;
