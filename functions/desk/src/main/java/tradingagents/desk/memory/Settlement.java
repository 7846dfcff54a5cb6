package tradingagents.desk.memory;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a decision came to over its horizon. Returns are shares: 0.05 is five percent.
 *
 * @param session the session whose close settled it
 * @param rawReturn close of that session over close of the decision's session, less one
 * @param benchmarkReturn the benchmark's over the same two sessions; null when there is none
 * @param excessReturn raw less the benchmark's; null when there is none
 * @param knownAt when the last close that it needs was known
 * @param note one sentence: why there is no excess, or empty
 */
public record Settlement(
    LocalDate session,
    BigDecimal rawReturn,
    @Nullable BigDecimal benchmarkReturn,
    @Nullable BigDecimal excessReturn,
    Instant knownAt,
    String note) {}
