/**
 * Compares models on dated briefs. Start with {@link tradingagents.cli.bench.ModelsCommand}; what
 * each column means is said in {@link tradingagents.cli.bench.Column}.
 */
package tradingagents.cli.bench;
