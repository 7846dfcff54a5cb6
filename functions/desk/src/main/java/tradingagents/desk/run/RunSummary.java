package tradingagents.desk.run;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tradingagents.model.market.Symbol;

/**
 * One line of a list of runs. Status and rating are derived from the run when it changes and stored
 * beside it for listing only; nobody decides from them.
 *
 * @param runId unique
 * @param symbol the instrument
 * @param asOfDate the date asked for
 * @param session the session whose close is the newest known price
 * @param status how the run stands
 * @param rating null while there is no decision
 * @param createdAt when it was asked for
 * @param version how many changes were stored
 */
public record RunSummary(
    String runId,
    Symbol symbol,
    LocalDate asOfDate,
    LocalDate session,
    Status status,
    @Nullable Rating rating,
    Instant createdAt,
    long version) {

  /**
   * The line of a run.
   *
   * @param run as it stands
   * @return derived
   */
  public static RunSummary of(Run run) {
    Mandate mandate = run.mandate();
    return new RunSummary(
        run.id(),
        mandate.symbol(),
        mandate.asOfDate(),
        mandate.session(),
        Workflow.status(run),
        run.outcome(Decision.class).map(Decision::rating).orElse(null),
        mandate.createdAt(),
        run.version());
  }
}
