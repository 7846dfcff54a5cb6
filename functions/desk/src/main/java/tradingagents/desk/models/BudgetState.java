package tradingagents.desk.models;

import java.math.BigDecimal;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.Reason;

/**
 * How a budget stands. What is held counts as spent until it is settled.
 *
 * @param budget which
 * @param spentUsd what settled calls cost
 * @param heldUsd what calls that are not settled can cost at most
 */
public record BudgetState(Budget budget, BigDecimal spentUsd, BigDecimal heldUsd) {
  /**
   * A budget that nothing was spent of.
   *
   * @param budget which
   * @return untouched
   */
  public static BudgetState untouched(Budget budget) {
    return new BudgetState(budget, BigDecimal.ZERO, BigDecimal.ZERO);
  }

  /**
   * What can still be held.
   *
   * @return never below zero
   */
  public BigDecimal leftUsd() {
    return budget.limitUsd().subtract(spentUsd).subtract(heldUsd).max(BigDecimal.ZERO);
  }

  /**
   * Whether an amount can be held.
   *
   * @param usd how much
   * @return true when it is no more than what is left
   */
  public boolean covers(BigDecimal usd) {
    return spentUsd.add(heldUsd).add(usd).compareTo(budget.limitUsd()) <= 0;
  }

  /**
   * Why an amount cannot be held.
   *
   * @param usd how much was asked for
   * @return BUDGET, naming the budget, its limit, what is spent and held, and what was asked
   */
  public Failure refusal(BigDecimal usd) {
    return new Failure(
        Reason.BUDGET,
        "%s is %s USD: %s are spent, %s are held for calls under way, %s more were asked for"
            .formatted(
                budget.name(),
                plain(budget.limitUsd()),
                plain(spentUsd),
                plain(heldUsd),
                plain(usd)));
  }

  private static String plain(BigDecimal usd) {
    return usd.signum() == 0 ? "0" : usd.stripTrailingZeros().toPlainString();
  }
}
