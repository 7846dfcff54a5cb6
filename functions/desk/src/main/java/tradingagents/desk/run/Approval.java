package tradingagents.desk.run;

/**
 * A person's word on an order.
 *
 * @param granted yes or no
 * @param by who
 * @param reason why
 */
public record Approval(boolean granted, String by, String reason) implements Outcome {}
