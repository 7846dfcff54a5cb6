package tradingagents.chain.vendor;

import java.time.Instant;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.market.Known;

/** Answers questions about markets as of an instant: nothing known later passes here. */
@FunctionalInterface
public interface KnownAnswers {
  /** Nobody is asked. */
  KnownAnswers NONE =
      new KnownAnswers() {
        @Override
        public <A extends Known<A>> Result<A> ask(
            String dataset, Question<A> question, Instant asOf) {
          return Result.err(Reason.NO_DATA, "there is no source of " + question.category().word());
        }
      };

  /**
   * Asks.
   *
   * @param dataset {@code market} for the chain of vendors, or one vendor's name
   * @param question what
   * @param asOf nothing later is visible
   * @param <A> the answer's type
   * @return not empty; NO_DATA when nothing was known then
   */
  <A extends Known<A>> Result<A> ask(String dataset, Question<A> question, Instant asOf);
}
