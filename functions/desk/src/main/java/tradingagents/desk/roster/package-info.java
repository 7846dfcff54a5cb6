/**
 * Who sits at the desk. Start with {@link tradingagents.desk.roster.Roster}; a {@link
 * tradingagents.desk.roster.Brief} is all an agent sees.
 */
package tradingagents.desk.roster;
