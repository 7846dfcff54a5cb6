package tradingagents.quant.rebalance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import tradingagents.model.money.Money;
import tradingagents.model.money.Quantity;
import tradingagents.model.money.Ratio;
import tradingagents.model.order.Side;

/** One instrument while its trade is being decided: how many steps (smallest units) to trade. */
final class Row {
  private final Holding holding;
  private final Ratio target;
  private final Ratio lower;
  private final Ratio upper;
  private final Quantity unit;
  private BigDecimal change = BigDecimal.ZERO;

  Row(Holding holding, Ratio target, Ratio lower, Ratio upper, Quantity unit) {
    this.holding = holding;
    this.target = target;
    this.lower = lower;
    this.upper = upper;
    this.unit = unit;
  }

  Holding holding() {
    return holding;
  }

  Ratio target() {
    return target;
  }

  Ratio lower() {
    return lower;
  }

  Ratio upper() {
    return upper;
  }

  /** Units bought (above zero) or sold (below). */
  BigDecimal change() {
    return change;
  }

  Side side() {
    return change.signum() > 0 ? Side.BUY : Side.SELL;
  }

  Quantity traded() {
    return new Quantity(change.abs());
  }

  Quantity quantityAfter() {
    return new Quantity(holding.quantity().value().add(change));
  }

  Money tradedValue() {
    return holding.price().times(traded());
  }

  /** How many whole steps so many units are. */
  BigDecimal steps(BigDecimal units) {
    return units.divideToIntegralValue(unit.value());
  }

  /** The value of one step. */
  BigDecimal step() {
    return holding.price().value().multiply(unit.value());
  }

  /** How far above (or below) an amount the value would be now. */
  BigDecimal above(BigDecimal amount) {
    return holding.price().times(quantityAfter()).amount().subtract(amount);
  }

  /** The change in steps that brings the value to an amount. */
  BigDecimal stepsTo(BigDecimal amount, RoundingMode rounding) {
    return amount.subtract(holding.value().amount()).divide(step(), 0, rounding);
  }

  /** Trades whole steps; a sale of more than is held sells all, also what is less than a step. */
  void tradeSteps(BigDecimal steps) {
    change = steps.multiply(unit.value()).max(holding.quantity().value().negate());
  }

  void addSteps(BigDecimal steps) {
    change = change.add(steps.multiply(unit.value())).max(holding.quantity().value().negate());
  }

  void sellAll() {
    change = holding.quantity().value().negate();
  }

  void rest() {
    change = BigDecimal.ZERO;
  }

  boolean isBelow(BigDecimal whole) {
    return holding.value().amount().compareTo(lower.value().multiply(whole)) < 0;
  }

  boolean isAbove(BigDecimal whole) {
    return holding.value().amount().compareTo(upper.value().multiply(whole)) > 0;
  }

  /** To the nearest step that is inside the band, or, when none is, nearest to the target. */
  void tradeInto(BigDecimal most, BigDecimal least, boolean toEdge) {
    if (upper.value().signum() == 0) {
      sellAll();
      return;
    }
    BigDecimal nearest = stepsTo(target.value().multiply(most), RoundingMode.HALF_DOWN);
    BigDecimal low = stepsTo(lower.value().multiply(most), RoundingMode.CEILING);
    BigDecimal high = stepsTo(upper.value().multiply(least), RoundingMode.FLOOR);
    if (low.compareTo(high) > 0) {
      tradeSteps(nearest);
    } else if (toEdge) {
      tradeSteps(isBelow(most) ? low : high);
    } else {
      tradeSteps(nearest.max(low).min(high));
    }
  }

  /** How many steps can still be sold above the lower edge. */
  BigDecimal room(BigDecimal whole) {
    if (change.signum() > 0) {
      return BigDecimal.ZERO;
    }
    BigDecimal left = above(lower.value().multiply(whole));
    return left.divide(step(), 0, RoundingMode.FLOOR).max(BigDecimal.ZERO);
  }
}
