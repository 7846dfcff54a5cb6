package tradingagents.desk.port;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.models.ModelId;
import tradingagents.desk.models.Tokens;
import tradingagents.desk.run.Task;
import tradingagents.model.failure.Result;

/**
 * The money spent on models. Every call is paid from a hold that was taken before it was made, so
 * that no budget can be overspent whatever is duplicated or crashes: a hold that is never settled
 * counts as spent in full.
 */
public interface CostBook {
  /**
   * Sets money aside for one call.
   *
   * @param call which
   * @param atMostUsd the most it can cost
   * @return the same hold for the same call until it is settled, and ILLEGAL_TRANSITION after that:
   *     a call is made once; BUDGET, naming the budget, its limit and what is spent and held, when
   *     it would exceed one
   */
  Result<Hold> hold(Call call, BigDecimal atMostUsd);

  /**
   * Books what a call cost and gives back the rest of its hold. The same hold is settled once,
   * however often this is called.
   *
   * @param hold as it was taken
   * @param model who was billed for
   * @param tokens what was used; zero for a call that was not billed
   * @param costUsd what that cost
   * @return false when it was settled before, which changes nothing; NOT_FOUND for a hold that was
   *     never taken
   */
  Result<Boolean> settle(Hold hold, ModelId model, Tokens tokens, BigDecimal costUsd);

  /**
   * What the tightest of a call's budgets still allows to be held.
   *
   * @param call which; it need not be held yet
   * @return in US dollars, never below zero
   */
  Result<BigDecimal> left(Call call);

  /**
   * What a call belongs to.
   *
   * @param id unique to the call: two attempts are two calls
   * @param runId the run
   * @param task whose turn
   * @param tenant who pays
   * @param user who asked; empty when nobody is named
   * @param at when: decides the day
   * @param runBudgetUsd the run's own limit; null means the configured one
   */
  record Call(
      String id,
      String runId,
      Task task,
      String tenant,
      String user,
      Instant at,
      @Nullable BigDecimal runBudgetUsd) {}

  /**
   * Money set aside.
   *
   * @param call for which call
   * @param usd how much
   */
  record Hold(Call call, BigDecimal usd) {}
}
