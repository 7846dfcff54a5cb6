package tradingagents.desk.run;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Who really spoke and what it cost.
 *
 * @param model such as {@code rules} or {@code script}; null for deterministic steps
 * @param promptHash identifies the exact instructions, null when there were none
 * @param tokensIn tokens read by a model
 * @param tokensOut tokens written by a model
 * @param costUsd in US dollars
 */
public record Usage(
    @Nullable String model,
    @Nullable String promptHash,
    long tokensIn,
    long tokensOut,
    BigDecimal costUsd) {
  /** Deterministic code: no model, no cost. */
  public static final Usage NONE = new Usage(null, null, 0, 0, BigDecimal.ZERO);
}
