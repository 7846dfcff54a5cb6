package tradingagents.model.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One number of a company's accounts as one filing said it. Several filings may say the same
 * period's number; the newest one known counts.
 *
 * @param concept which line
 * @param value exact, as reported
 * @param unit {@code USD}, {@code USD/shares} or {@code shares}
 * @param from first day of the period; null for a state at its end
 * @param to last day of the period
 * @param form such as {@code 10-K}; empty when the vendor does not say
 * @param knownAt when the filing could be read
 */
public record FundamentalFact(
    Concept concept,
    BigDecimal value,
    String unit,
    @Nullable LocalDate from,
    LocalDate to,
    String form,
    Instant knownAt) {}
