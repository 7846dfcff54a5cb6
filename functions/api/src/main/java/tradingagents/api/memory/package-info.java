/** What the API shows of memories. Start with {@link tradingagents.api.memory.MemoryApi}. */
package tradingagents.api.memory;
