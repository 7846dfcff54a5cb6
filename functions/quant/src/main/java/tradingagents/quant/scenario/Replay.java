package tradingagents.quant.scenario;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a window of history would do to today's holdings, units held through.
 *
 * @param impact at the window's end
 * @param firstReturn the date of the first return that was applied
 * @param lastReturn the date of the last one
 * @param periods how many returns
 * @param worstValue the lowest value of the portfolio at the start or after any return
 * @param worstDate when that was, the first of equals; null when the value never fell below today's
 */
public record Replay(
    Impact impact,
    LocalDate firstReturn,
    LocalDate lastReturn,
    int periods,
    double worstValue,
    @Nullable LocalDate worstDate) {}
