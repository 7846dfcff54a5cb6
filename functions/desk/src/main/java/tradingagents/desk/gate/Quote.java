package tradingagents.desk.gate;

import java.time.LocalDate;
import tradingagents.model.money.Price;

/**
 * The newest known price of an instrument and how old it is at the run's instant.
 *
 * @param price the close
 * @param session of which session
 * @param ageSessions how many sessions have closed since; zero is the run's own session
 */
public record Quote(Price price, LocalDate session, int ageSessions) {}
