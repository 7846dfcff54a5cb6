/**
 * The texts that models are told, at the command line: no stack, no network, no account. Start with
 * {@link tradingagents.cli.prompts.ListPrompts}.
 */
package tradingagents.cli.prompts;
