package tradingagents.quant.rebalance;

import java.math.RoundingMode;
import tradingagents.model.money.Money;
import tradingagents.model.money.Ratio;

/**
 * What one trade costs: a share of its value, rounded up to the smallest unit, and an amount.
 *
 * @param share of the value, zero or more and below 1
 * @param perTrade zero or more
 */
public record TradingCosts(Ratio share, Money perTrade) {
  /** Checks the range. */
  public TradingCosts {
    if (share.compareTo(Ratio.ZERO) < 0 || share.compareTo(Ratio.ONE) >= 0) {
      throw new IllegalArgumentException(
          "the cost is a share of the value from 0 to below 1, not " + share);
    }
    if (perTrade.isNegative()) {
      throw new IllegalArgumentException("the cost of a trade is zero or more, not " + perTrade);
    }
  }

  /**
   * The cost of a trade.
   *
   * @param value of the units traded, zero or more
   * @return zero when nothing is traded
   */
  public Money of(Money value) {
    return value.amount().signum() == 0
        ? value
        : value.times(share, RoundingMode.UP).plus(perTrade);
  }
}
