/**
 * One call of one language model at one provider, the same for all of them. Start with {@link
 * tradingagents.agents.llm.wire.ModelClient}, which {@link tradingagents.agents.llm.wire.Providers}
 * is; {@link tradingagents.agents.llm.wire.Exchange} is where a call lives until it ends.
 */
@NullMarked
package tradingagents.agents.llm.wire;

import org.jspecify.annotations.NullMarked;
