package tradingagents.feeds.route;

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
}
