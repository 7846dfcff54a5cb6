package tradingagents.desk.models;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.run.Task;

/**
 * One call of a model and its money.
 *
 * @param callId unique to the call
 * @param runId the run
 * @param task whose turn
 * @param user who asked; empty when nobody is named
 * @param at when
 * @param heldUsd what was set aside for it
 * @param billed what it came to; null while it is not settled, when it may cost all that is held
 */
public record CostLine(
    String callId,
    String runId,
    Task task,
    String user,
    Instant at,
    BigDecimal heldUsd,
    @Nullable Billed billed) {
  /**
   * What a call came to.
   *
   * @param model who was billed for
   * @param tokens what was used
   * @param usd what that cost
   */
  public record Billed(ModelId model, Tokens tokens, BigDecimal usd) {}

  /**
   * The day that the call counts for.
   *
   * @return in UTC
   */
  public LocalDate day() {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }
}
