/**
 * The lab: analytics as functions. Start with {@link tradingagents.lab.Studies}, the list of what
 * it answers.
 */
package tradingagents.lab;
