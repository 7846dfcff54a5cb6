/**
 * The commands about market data: what vendors say, how well they are, what is stored. Start with
 * {@link tradingagents.cli.data.DataCommand}.
 */
package tradingagents.cli.data;
