/**
 * The agents' door: one worker for all twelve. Start with {@link tradingagents.agents.AgentWorker};
 * who answers is a {@link tradingagents.desk.port.Reasoner}: the rules, a script, a language model.
 */
package tradingagents.agents;
