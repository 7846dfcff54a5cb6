package tradingagents.risk;

import java.time.LocalDate;

/** Counts trading sessions: the age of a price. */
@FunctionalInterface
public interface SessionsBetween {
  /**
   * How many sessions lie after one date, up to and including another.
   *
   * @param from the earlier date, not counted
   * @param to the later date, counted
   * @return zero for equal dates, negative when {@code to} is the earlier one
   */
  int count(LocalDate from, LocalDate to);
}
