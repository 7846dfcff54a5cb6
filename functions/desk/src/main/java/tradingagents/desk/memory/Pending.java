package tradingagents.desk.memory;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.run.Decision;
import tradingagents.desk.run.Fact;
import tradingagents.desk.run.Mandate;
import tradingagents.desk.run.Rating;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.Report;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.model.failure.FailureException;
import tradingagents.model.market.Symbol;
import tradingagents.model.market.TradingCalendar;
import tradingagents.model.money.Ratio;

/**
 * A decision as it is remembered until its horizon has traded: what was decided, in which
 * situation, by whom, and how it will be judged. Nothing in it was known later than its as-of.
 *
 * @param runId the run that decided
 * @param symbol its instrument
 * @param dataset whose prices judge it
 * @param session the session it decided on; its close is where the return begins
 * @param asOf the close of that session
 * @param rating what was decided; never REVIEW, which decides nothing
 * @param confidence as the speaker gave it, 0 to 1
 * @param targetWeight the share of equity; null where no trade was asked for
 * @param terms how it will be judged
 * @param features words of its situation, see {@link Situation}
 * @param model who really spoke
 * @param prompt the hash of the exact instructions; empty where there were none
 * @param settlesAt when the horizon's last close is expected
 */
public record Pending(
    String runId,
    Symbol symbol,
    String dataset,
    LocalDate session,
    Instant asOf,
    Rating rating,
    double confidence,
    @Nullable Ratio targetWeight,
    SettlementTerms terms,
    List<String> features,
    String model,
    String prompt,
    Instant settlesAt) {
  private static final Task DECIDES = Task.of(Step.PORTFOLIO_MANAGER);

  /** Copies the words and refuses what decides nothing. */
  public Pending {
    features = List.copyOf(features);
    if (rating == Rating.REVIEW) {
      throw new IllegalArgumentException("a REVIEW decides nothing that could be settled");
    }
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("a confidence is 0 to 1, not " + confidence);
    }
  }

  /**
   * What is to be remembered of a run. The same run gives the same at any time, except for the
   * terms.
   *
   * @param run as it stands
   * @param terms how its decision is to be judged
   * @param calendar of its exchange
   * @return empty while nothing is decided, and for a REVIEW
   */
  public static Optional<Pending> of(Run run, SettlementTerms terms, TradingCalendar calendar) {
    Recorded recorded = run.recorded(DECIDES).orElse(null);
    if (recorded == null
        || !(recorded.outcome() instanceof Decision decision)
        || decision.rating() == Rating.REVIEW) {
      return Optional.empty();
    }
    Mandate mandate = run.mandate();
    List<Fact> facts = run.all(Report.class).flatMap(report -> report.facts().stream()).toList();
    String spoke = recorded.usage().model();
    String prompt = recorded.usage().promptHash();
    return Optional.of(
        new Pending(
            run.id(),
            mandate.symbol(),
            mandate.dataset(),
            mandate.session(),
            mandate.asOf(),
            decision.rating(),
            decision.confidence(),
            decision.targetWeight(),
            terms,
            Situation.words(mandate.symbol(), facts),
            spoke == null ? mandate.model() : spoke,
            prompt == null ? "" : prompt,
            settlesAt(mandate, terms, calendar)));
  }

  private static Instant settlesAt(
      Mandate mandate, SettlementTerms terms, TradingCalendar calendar) {
    try {
      LocalDate session = mandate.session();
      for (int i = 1; i < terms.horizonSessions(); i++) {
        session = calendar.next(session).date();
      }
      return calendar.next(session).close();
    } catch (FailureException beyondTheCalendar) {
      // Five sessions a week. It is only when to look; what has traded is told by the bars.
      long days = (terms.horizonSessions() * 7L + 4) / 5;
      return mandate.asOf().plus(Duration.ofDays(days));
    }
  }
}
