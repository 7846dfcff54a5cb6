/** The step protocol and its adapters. Start with {@link tradingagents.chain.run.StepRunner}. */
package tradingagents.chain.run;
