package tradingagents.desk.run;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tradingagents.model.market.Symbol;

/**
 * What an earlier decision came to, known only once its horizon had passed.
 *
 * @param runId the run that decided
 * @param symbol its instrument
 * @param session the session it decided on
 * @param rating what was decided
 * @param horizonSessions how many sessions later it was settled
 * @param rawReturn close to close over the horizon, a share: 0.05 is five percent
 * @param excessReturn the same less the benchmark's; null when there was nothing to compare with
 * @param benchmark what it was compared with; null for nothing
 * @param reflection two or three sentences; untrusted text
 * @param knownAt when the close that settled it was known
 */
public record Lesson(
    String runId,
    Symbol symbol,
    LocalDate session,
    Rating rating,
    int horizonSessions,
    BigDecimal rawReturn,
    @Nullable BigDecimal excessReturn,
    @Nullable String benchmark,
    String reflection,
    Instant knownAt) {}
