/**
 * The plumbing that all doors share. Start with {@link tradingagents.chain.run.StepRunner}; {@link
 * tradingagents.chain.Env} and {@link tradingagents.chain.PlainJson} are the two values everything
 * is made from.
 */
package tradingagents.chain;
