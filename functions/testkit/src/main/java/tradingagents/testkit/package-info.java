/**
 * Props for tests. Start with {@link tradingagents.testkit.SampleRuns}: one run for every way a run
 * can end.
 */
package tradingagents.testkit;
