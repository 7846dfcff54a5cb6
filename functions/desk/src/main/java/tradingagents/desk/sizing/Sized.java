package tradingagents.desk.sizing;

import org.jspecify.annotations.Nullable;
import tradingagents.desk.run.RiskVerdict.Ticket;

/**
 * What a decision means in units.
 *
 * @param ticket the order; null when there is nothing to trade
 * @param note one sentence for a person, with the numbers
 */
public record Sized(@Nullable Ticket ticket, String note) {}
