/**
 * The command line. Start with {@link tradingagents.cli.DecisionCard} for what a person reads at
 * the end of a run and with {@link tradingagents.cli.LiveDisplay} for what is shown meanwhile.
 */
package tradingagents.cli;
