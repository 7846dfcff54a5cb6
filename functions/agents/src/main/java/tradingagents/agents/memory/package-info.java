/**
 * What an hour's tick does about memories: {@link tradingagents.agents.memory.Remembering} looks
 * through the runs for decisions, {@link tradingagents.agents.memory.Settler} settles those whose
 * horizon has traded.
 */
package tradingagents.agents.memory;
