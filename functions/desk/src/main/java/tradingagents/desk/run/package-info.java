/**
 * The run. Start with {@link tradingagents.desk.run.Workflow}: what is due next is a pure function
 * of the outcomes in a {@link tradingagents.desk.run.Run}.
 */
package tradingagents.desk.run;
