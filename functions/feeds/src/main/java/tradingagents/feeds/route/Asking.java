package tradingagents.feeds.route;

import java.time.Instant;
import java.util.Optional;
import tradingagents.chain.vendor.Category;
import tradingagents.chain.vendor.Question;
import tradingagents.model.failure.Result;
import tradingagents.model.market.Known;

/** Somebody who gets questions answered, by whichever vendor can. */
@FunctionalInterface
public interface Asking {
  /**
   * Asks.
   *
   * @param dataset {@code market} for the chain of the question's category, or one vendor's name
   * @param question what
   * @param <A> the answer's type
   * @return the whole answer, not cut to any instant; else a failure that names each vendor's
   *     reason
   */
  <A extends Known<A>> Result<A> ask(String dataset, Question<A> question);

  /**
   * When a question that nobody could answer may be asked again, because a quota was used up.
   *
   * @param dataset as above
   * @param category of the question
   * @return when the first of the quotas has calls again; empty when none is used up
   */
  default Optional<Instant> quotaUntil(String dataset, Category category) {
    return Optional.empty();
  }
}
