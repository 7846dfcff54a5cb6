/**
 * What is kept about reasoning beside the runs: configurations of agents, chosen prompts, budgets
 * and costs, exchanges with models, memories. One file per kind, all in the reasoning table.
 */
package tradingagents.chain.reasoning;
