package tradingagents.desk.run;

/**
 * A person stopped the run. It has no effect on an order that was already intended.
 *
 * @param by who
 * @param reason why
 */
public record Cancelled(String by, String reason) implements Outcome {}
