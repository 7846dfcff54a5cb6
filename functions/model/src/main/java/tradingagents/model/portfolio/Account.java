package tradingagents.model.portfolio;

/**
 * An account and how often it changed.
 *
 * @param id its name
 * @param portfolio what it holds
 * @param version the condition of the next change
 */
public record Account(String id, Portfolio portfolio, long version) {}
