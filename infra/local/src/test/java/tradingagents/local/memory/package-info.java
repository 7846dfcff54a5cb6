/** Memories on real tables, and the life of a memory on the embedded stack. */
package tradingagents.local.memory;
