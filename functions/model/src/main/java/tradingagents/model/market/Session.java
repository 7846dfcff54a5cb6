package tradingagents.model.market;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One day of regular trading on the exchange, from its opening to its closing bell. Auctions
 * outside these hours and delays of single mornings are no part of it.
 *
 * @param date the exchange's date
 * @param open the first instant of regular trading
 * @param close the instant after which the day's bar is known
 * @param early whether the exchange closes before its usual hour
 */
public record Session(LocalDate date, Instant open, Instant close, boolean early) {}
