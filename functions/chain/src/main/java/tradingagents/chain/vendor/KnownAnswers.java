package tradingagents.chain.vendor;

import java.time.Instant;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.market.Known;
import tradingagents.model.market.NewsList;

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

  /**
   * Asks for stories that a run will read more than once: the first answer is kept under the run's
   * id, where its own stories are, so that every reader, and whoever makes the run again, reads the
   * same.
   *
   * @param runId the run's id
   * @param dataset as in {@link #ask}
   * @param question which stories
   * @param asOf nothing later is visible
   * @return as of {@link #ask}
   */
  default Result<NewsList> keep(
      String runId, String dataset, Question.Stories question, Instant asOf) {
    return ask(dataset, question, asOf);
  }
}
