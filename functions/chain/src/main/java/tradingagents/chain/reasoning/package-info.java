/**
 * What is stored of how agents reason, beside their runs: configurations, chosen prompts, budgets
 * and costs, exchanges, memories. Each store has a file of its own; of memories start with {@link
 * tradingagents.chain.reasoning.DynamoMemories}.
 */
package tradingagents.chain.reasoning;
