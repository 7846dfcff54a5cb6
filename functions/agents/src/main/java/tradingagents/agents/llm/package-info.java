/**
 * How a turn is reasoned by a language model. Start with {@link
 * tradingagents.agents.llm.ModelReasoner}: brief, prompt, call, typed answer. The only retry loop
 * is {@link tradingagents.agents.llm.Caller}.
 */
package tradingagents.agents.llm;
