/**
 * One turn of an agent: who reasons in it, what may be looked up, and a whole run of them without a
 * store. Start with {@link tradingagents.agents.turn.Turn}.
 */
package tradingagents.agents.turn;
