/**
 * What language models are told: the texts by agent and version, and how a brief becomes messages.
 * Start with {@link tradingagents.agents.prompt.PromptBook}; {@link
 * tradingagents.agents.prompt.Rendering} puts a brief and a prompt together.
 */
package tradingagents.agents.prompt;
