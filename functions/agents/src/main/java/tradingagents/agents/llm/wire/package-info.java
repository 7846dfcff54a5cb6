/**
 * One call of one language model at one provider, the same for all of them. Start with {@link
 * tradingagents.agents.llm.wire.ModelClient}.
 */
package tradingagents.agents.llm.wire;
