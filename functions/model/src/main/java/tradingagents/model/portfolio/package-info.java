/** What we hold. Start with {@link tradingagents.model.portfolio.Portfolio#apply}. */
package tradingagents.model.portfolio;
