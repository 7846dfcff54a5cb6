/**
 * Props for tests: ports in memory and one contract suite per port that every adapter passes. Start
 * with {@link tradingagents.testkit.MemoryLedger} and {@link tradingagents.testkit.LedgerContract}.
 */
package tradingagents.testkit;
