/**
 * How agents reason, over HTTP: which models they use and which prompts. Start with {@link
 * tradingagents.api.agents.AgentsApi}.
 */
package tradingagents.api.agents;
