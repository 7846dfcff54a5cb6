package tradingagents.quant.rebalance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Money;
import tradingagents.model.money.Quantity;
import tradingagents.model.money.Ratio;

/**
 * Suggests the trades that bring holdings and cash back to target weights. A weight is a value over
 * the value of all holdings and cash, after costs; what the targets leave of 1 is cash, and a
 * holding without a target has the target 0. Exact: whole units are decided in decimals, nothing is
 * sold that is not held, and the cash left is never negative, costs paid. Source: S. Masters,
 * Rebalancing, Journal of Portfolio Management 29 (2003), for bands.
 *
 * @param costs of each trade
 * @param unit the smallest tradable quantity, above zero: 1 for whole units
 */
public record Rebalancer(TradingCosts costs, Quantity unit) {
  private static final int ROUNDS = 20;

  /** Checks the unit. */
  public Rebalancer {
    if (unit.isZero()) {
      throw new IllegalArgumentException("the smallest tradable quantity is above zero");
    }
  }

  /**
   * The suggestion.
   *
   * @param holdings each symbol once, one currency; a symbol to be bought has the quantity zero
   * @param cash zero or more
   * @param targets weight by symbol, zero or more, sum at most 1
   * @param mode how to trade
   * @return the trades and what is held after them
   * @throws IllegalArgumentException naming the holding or the target that is wrong
   */
  public RebalancePlan suggest(
      List<Holding> holdings, Money cash, Map<Symbol, Ratio> targets, RebalanceMode mode) {
    SortedMap<Symbol, Holding> held = bySymbol(holdings);
    check(held, cash, targets, mode);
    List<Row> rows = new ArrayList<>();
    for (Holding holding : held.values()) {
      Ratio target = targets.getOrDefault(holding.symbol(), Ratio.ZERO);
      rows.add(row(holding, target, mode));
    }
    Money before = rows.stream().map(row -> row.holding().value()).reduce(cash, Money::plus);
    if (before.amount().signum() == 0) {
      throw new IllegalArgumentException("there is nothing to rebalance: no holdings and no cash");
    }
    Purse purse = new Purse(rows, cash, costs);
    BigDecimal most = before.amount();
    BigDecimal least = most;
    for (int round = 0; round < ROUNDS; round++) {
      rows.forEach(Row::rest);
      decide(purse, most, least, mode);
      BigDecimal left = most.subtract(purse.costs().amount());
      if (left.compareTo(least) >= 0) {
        break;
      }
      least = left;
    }
    return Settled.plan(purse, before, mode);
  }

  private static SortedMap<Symbol, Holding> bySymbol(List<Holding> holdings) {
    SortedMap<Symbol, Holding> held = new TreeMap<>();
    for (Holding holding : holdings) {
      if (held.put(holding.symbol(), holding) != null) {
        throw new IllegalArgumentException("the holding " + holding.symbol() + " occurs twice");
      }
    }
    return held;
  }

  private static void check(
      SortedMap<Symbol, Holding> held, Money cash, Map<Symbol, Ratio> targets, RebalanceMode mode) {
    if (cash.isNegative()) {
      throw new IllegalArgumentException("cash is zero or more, not " + cash);
    }
    Ratio sum = Ratio.ZERO;
    for (Map.Entry<Symbol, Ratio> target : new TreeMap<>(targets).entrySet()) {
      if (target.getValue().compareTo(Ratio.ZERO) < 0) {
        throw new IllegalArgumentException(
            "the target of " + target.getKey() + " is zero or more, not " + target.getValue());
      }
      if (!held.containsKey(target.getKey())) {
        throw new IllegalArgumentException(
            "there is no price of " + target.getKey() + ": list it with the quantity 0");
      }
      sum = sum.plus(target.getValue());
    }
    if (sum.compareTo(Ratio.ONE) > 0) {
      throw new IllegalArgumentException("the targets sum to at most 1, not " + sum);
    }
    if (mode instanceof RebalanceMode.Tax) {
      for (Holding holding : held.values()) {
        if (holding.lots().isEmpty() && !holding.quantity().isZero()) {
          throw new IllegalArgumentException(
              "minimising tax needs the lots of every holding: " + holding.symbol() + " has none");
        }
      }
    }
  }

  private Row row(Holding holding, Ratio target, RebalanceMode mode) {
    return switch (mode) {
      case RebalanceMode.Targets() -> new Row(holding, target, target, target, unit);
      case RebalanceMode.Bands(Band band, _) -> banded(holding, target, band);
      case RebalanceMode.Turnover(Band band) -> banded(holding, target, band);
      case RebalanceMode.Tax(Band band, _, _) -> banded(holding, target, band);
    };
  }

  private Row banded(Holding holding, Ratio target, Band band) {
    return new Row(holding, target, band.lower(target), band.upper(target), unit);
  }

  /** One attempt: weights are of {@code most} at the lower edges and of {@code least} above. */
  private static void decide(Purse purse, BigDecimal most, BigDecimal least, RebalanceMode mode) {
    switch (mode) {
      case RebalanceMode.Targets() -> purse.toTargets(least);
      case RebalanceMode.Bands(_, boolean toEdge) -> purse.intoBands(most, least, toEdge);
      case RebalanceMode.Turnover(_) -> {
        purse.intoBands(most, least, true);
        purse.raise(most, Comparator.comparing(row -> purse.below(row, most)), _ -> null);
      }
      case RebalanceMode.Tax(_, var rates, var date) -> {
        purse.intoBands(most, least, true);
        TaxOrder order = new TaxOrder(rates, date);
        purse.raise(most, Comparator.comparing(order::perAmount), order::stepsAtThisTax);
      }
    }
    purse.cutPurchases();
  }
}
