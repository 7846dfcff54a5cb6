package tradingagents.api.settings;

import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tradingagents.chain.vendor.KnownAnswers;
import tradingagents.chain.vendor.Question;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Result;
import tradingagents.model.market.FundamentalFact;
import tradingagents.model.market.Fundamentals;
import tradingagents.model.market.Symbol;

/** Whether a company has published accounts, by the instant at which each could be read. */
public final class Filings {
  private static final Logger LOG = LoggerFactory.getLogger(Filings.class);

  private final KnownAnswers answers;

  /**
   * Looks into accounts.
   *
   * @param answers the vendors
   */
  public Filings(KnownAnswers answers) {
    this.answers = answers;
  }

  /**
   * Looks.
   *
   * @param dataset {@code market} or a vendor's name
   * @param symbol whose
   * @param after what was known then does not count
   * @param now nothing later is visible
   * @return false as well when nobody has accounts of it
   * @throws FailureException when it could not be found out now, but may be later
   */
  boolean between(String dataset, Symbol symbol, Instant after, Instant now) {
    return switch (answers.ask(dataset, new Question.Accounts(symbol), now)) {
      case Result.Ok<Fundamentals>(Fundamentals accounts) ->
          accounts.facts().stream()
              .map(FundamentalFact::knownAt)
              .anyMatch(known -> known.isAfter(after) && !known.isAfter(now));
      case Result.Err<Fundamentals>(Failure failure) -> {
        if (failure.isTransient()) {
          throw new FailureException(failure);
        }
        LOG.warn("no accounts of {} to wait for: {}", symbol, failure);
        yield false;
      }
    };
  }
}
