package tradingagents.quant.rebalance;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tradingagents.model.money.Money;
import tradingagents.model.order.Side;

/** The rows and the cash they share. Every decision ends with the cash at zero or more. */
final class Purse {
  private final List<Row> rows;
  private final Money cash;
  private final TradingCosts terms;

  Purse(List<Row> rows, Money cash, TradingCosts terms) {
    this.rows = rows;
    this.cash = cash;
    this.terms = terms;
  }

  List<Row> rows() {
    return rows;
  }

  Money cost(Row row) {
    return terms.of(row.tradedValue());
  }

  Money costs() {
    return rows.stream().map(this::cost).reduce(Money.zero(cash.currency()), Money::plus);
  }

  Money cashAfter() {
    Money left = cash.minus(costs());
    for (Row row : rows) {
      left =
          row.change().signum() > 0 ? left.minus(row.tradedValue()) : left.plus(row.tradedValue());
    }
    return left;
  }

  /** How far a row stands below its target: the most overweight sorts first. */
  BigDecimal below(Row row, BigDecimal whole) {
    return row.above(row.target().value().multiply(whole)).negate();
  }

  /** Down to the unit below each target, then up by one where that is nearer, while cash lasts. */
  void toTargets(BigDecimal whole) {
    List<Row> nearerAbove = new ArrayList<>();
    for (Row row : rows) {
      BigDecimal target = row.target().value().multiply(whole);
      if (target.signum() == 0) {
        row.sellAll();
        continue;
      }
      row.tradeSteps(row.stepsTo(target, RoundingMode.FLOOR));
      if (row.above(target).negate().multiply(BigDecimal.TWO).compareTo(row.step()) > 0) {
        nearerAbove.add(row);
      }
    }
    dropSenselessSales();
    nearerAbove.sort(Comparator.comparing(row -> below(row, whole).negate()));
    for (Row row : nearerAbove) {
      row.addSteps(BigDecimal.ONE);
      if (cashAfter().isNegative()) {
        row.addSteps(BigDecimal.ONE.negate());
      }
    }
  }

  void intoBands(BigDecimal most, BigDecimal least, boolean toEdge) {
    for (Row row : rows) {
      if (row.isBelow(most) || row.isAbove(least)) {
        row.tradeInto(most, least, toEdge);
      }
    }
    dropSenselessSales();
  }

  /** A sale that costs what it brings helps nobody. */
  private void dropSenselessSales() {
    for (Row row : rows) {
      if (row.side() == Side.SELL && cost(row).compareTo(row.tradedValue()) >= 0) {
        row.rest();
      }
    }
  }

  /**
   * Sells what the purchases lack, of rows with room, in the given order; of equals by symbol. A
   * sale changes the place of its own row only, and one that costs what it brings is left out.
   *
   * @param most how many steps to sell before asking again, null for as many as needed
   */
  void raise(BigDecimal whole, Comparator<Row> order, Function<Row, @Nullable BigDecimal> most) {
    Money now = cashAfter();
    Queue<Row> open = new PriorityQueue<>(order.thenComparing(row -> row.holding().symbol()));
    rows.stream().filter(row -> row.room(whole).signum() > 0).forEach(open::add);
    while (now.isNegative() && !open.isEmpty()) {
      Row row = open.remove();
      BigDecimal steps = needed(row, now.negated()).min(row.room(whole));
      BigDecimal limit = most.apply(row);
      BigDecimal sold = limit == null ? steps : steps.min(limit);
      row.addSteps(sold.negate());
      Money then = cashAfter();
      if (then.compareTo(now) <= 0) {
        row.addSteps(sold);
        continue;
      }
      now = then;
      if (row.room(whole).signum() > 0) {
        open.add(row);
      }
    }
  }

  /** The steps that cover the shortage, as if the cost of this trade were a share alone. */
  private BigDecimal needed(Row row, Money missing) {
    BigDecimal shortage = missing.amount();
    if (row.change().signum() == 0) {
      shortage = shortage.add(terms.perTrade().amount());
    }
    BigDecimal kept = BigDecimal.ONE.subtract(terms.share().value());
    return shortage.divide(row.step().multiply(kept), 0, RoundingMode.CEILING);
  }

  /** Cuts purchases in proportion to what the cash pays for, then gives units back while it can. */
  void cutPurchases() {
    if (!cashAfter().isNegative()) {
      return;
    }
    List<Row> buys = new ArrayList<>(rows.stream().filter(row -> row.side() == Side.BUY).toList());
    List<BigDecimal> wanted = buys.stream().map(row -> row.steps(row.change())).toList();
    BigDecimal spent = BigDecimal.ZERO;
    for (Row row : buys) {
      spent = spent.add(row.tradedValue().amount());
    }
    BigDecimal share =
        spent.add(cashAfter().amount()).max(BigDecimal.ZERO).divide(spent, MathContext.DECIMAL128);
    for (int i = 0; i < buys.size(); i++) {
      buys.get(i).tradeSteps(wanted.get(i).multiply(share).setScale(0, RoundingMode.FLOOR));
    }
    for (int i = 0; i < buys.size(); i++) {
      giveBack(buys.get(i), wanted.get(i));
    }
  }

  private void giveBack(Row row, BigDecimal wanted) {
    BigDecimal has = row.steps(row.change());
    BigDecimal kept = BigDecimal.ONE.add(terms.share().value());
    BigDecimal pays =
        cashAfter()
            .amount()
            .divide(row.step().multiply(kept), 0, RoundingMode.FLOOR)
            .min(wanted.subtract(has));
    if (pays.signum() > 0) {
      row.addSteps(pays);
      while (cashAfter().isNegative() && pays.signum() > 0) {
        row.addSteps(BigDecimal.ONE.negate());
        pays = pays.subtract(BigDecimal.ONE);
      }
    }
  }
}
