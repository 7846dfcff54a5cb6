/**
 * What became of decisions: kept pending, settled once their horizon has traded, remembered by
 * symbol and by situation, scored. Start with {@link tradingagents.desk.memory.Memory}; nothing
 * here does I/O or knows the time.
 */
package tradingagents.desk.memory;
