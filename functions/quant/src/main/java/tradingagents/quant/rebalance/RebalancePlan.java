package tradingagents.quant.rebalance;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tradingagents.model.money.Money;

/**
 * The trades and what is held after them. Value before = value after + costs, exactly.
 *
 * @param before the value of holdings and cash
 * @param trades sales first, then by symbol
 * @param positions by symbol
 * @param cash what is left, zero or more
 * @param after the value of positions and cash
 * @param traded the sum of the values of sales and purchases
 * @param costs of all trades
 * @param tax on all sales, null without lots
 */
public record RebalancePlan(
    Money before,
    List<SuggestedTrade> trades,
    List<PositionAfter> positions,
    Money cash,
    Money after,
    Money traded,
    Money costs,
    @Nullable Money tax) {
  /** Copies the lists. */
  public RebalancePlan {
    trades = List.copyOf(trades);
    positions = List.copyOf(positions);
  }

  /**
   * Whether every weight is inside its band (or at its target).
   *
   * @return false when units are too large, or costs too high, to get there
   */
  public boolean allWithin() {
    return positions.stream().allMatch(PositionAfter::within);
  }
}
