/** The sweeper's door. Start with {@link tradingagents.api.SweeperHandler}. */
package tradingagents.api;
