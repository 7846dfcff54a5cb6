/**
 * From JSON to a typed answer, strictly. Start with {@link
 * tradingagents.agents.answer.AnswerReader}: scripts and language models pass through it.
 */
package tradingagents.agents.answer;
