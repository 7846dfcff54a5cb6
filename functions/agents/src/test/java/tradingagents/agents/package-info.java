/** Tests of the agents' door. Start with {@link tradingagents.agents.TestDesk}. */
package tradingagents.agents;
