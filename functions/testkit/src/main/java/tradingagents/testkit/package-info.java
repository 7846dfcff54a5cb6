/**
 * Props for tests. Start with {@link tradingagents.testkit.SampleRuns}, a run of every ending;
 * {@link tradingagents.testkit.MemoryLedger} is a ledger without a table, {@link
 * tradingagents.testkit.MemoryCostBook} a book of costs without one, and the abstract suites named
 * {@code Contract} are passed by it and by the real adapters.
 */
package tradingagents.testkit;
