/**
 * Commands that compute on files: no stack, no network, no account. Start with {@link
 * tradingagents.cli.analysis.AnalysisCommand}; files are read by {@link
 * tradingagents.cli.analysis.CsvTable}, the arithmetic is that of the lab's studies.
 */
package tradingagents.cli.analysis;
