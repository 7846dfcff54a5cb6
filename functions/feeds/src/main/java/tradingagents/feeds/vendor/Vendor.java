package tradingagents.feeds.vendor;

import java.util.Set;
import tradingagents.chain.vendor.Category;
import tradingagents.chain.vendor.Question;
import tradingagents.model.market.Known;

/**
 * Somebody who answers questions about markets. A vendor makes the calls that one answer needs,
 * once each: trying again, choosing another, counting and remembering are the router's business.
 */
public interface Vendor {
  /**
   * Its name in chains, stamps and commands.
   *
   * @return small letters and digits, such as {@code tiingo}
   */
  String name();

  /**
   * What it can be asked.
   *
   * @return at least one category
   */
  Set<Category> offers();

  /**
   * Asks it once.
   *
   * @param question of an offered category
   * @param <A> the answer's type
   * @return the answer as the vendor gave it, or how it failed; never an exception for anything
   *     that the other side can do
   */
  <A extends Known<A>> Answer<A> ask(Question<A> question);
}
