package tradingagents.quant.rebalance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tradingagents.model.money.Money;
import tradingagents.model.order.Side;
import tradingagents.quant.tax.TaxLot;
import tradingagents.quant.tax.Term;

/** Turns decided rows into the plan that is shown. */
final class Settled {
  private Settled() {}

  static RebalancePlan plan(Purse purse, Money before, RebalanceMode mode) {
    Money after = before.minus(purse.costs());
    Money zero = Money.zero(before.currency());
    List<SuggestedTrade> trades = new ArrayList<>();
    List<PositionAfter> positions = new ArrayList<>();
    Money traded = zero;
    for (Row row : purse.rows()) {
      positions.add(position(row, before, after, mode));
      if (row.change().signum() != 0) {
        trades.add(trade(row, purse.cost(row), mode));
        traded = traded.plus(row.tradedValue());
      }
    }
    trades.sort(
        Comparator.comparing((SuggestedTrade trade) -> trade.side() == Side.BUY)
            .thenComparing(SuggestedTrade::symbol));
    Money tax = null;
    if (mode instanceof RebalanceMode.Tax) {
      tax = zero;
      for (SuggestedTrade trade : trades) {
        tax = trade.tax() == null ? tax : tax.plus(trade.tax());
      }
    }
    return new RebalancePlan(
        before, trades, positions, purse.cashAfter(), after, traded, purse.costs(), tax);
  }

  private static SuggestedTrade trade(Row row, Money cost, RebalanceMode mode) {
    List<TaxLot> lots = List.of();
    Money gain = null;
    Money tax = null;
    if (mode instanceof RebalanceMode.Tax terms && row.side() == Side.SELL) {
      lots = new TaxOrder(terms.rates(), terms.date()).take(row, row.traded()).sold();
      gain = Money.zero(cost.currency());
      tax = gain;
      for (TaxLot lot : lots) {
        Money one = row.holding().price().times(lot.quantity()).minus(lot.basis());
        gain = gain.plus(one);
        tax = tax.plus(terms.rates().tax(one, Term.of(lot.heldSince(), terms.date())));
      }
    }
    return new SuggestedTrade(
        row.holding().symbol(),
        row.side(),
        row.traded(),
        row.holding().price(),
        row.tradedValue(),
        cost,
        lots,
        gain,
        tax);
  }

  private static PositionAfter position(Row row, Money before, Money after, RebalanceMode mode) {
    Money value = row.holding().price().times(row.quantityAfter());
    return new PositionAfter(
        row.holding().symbol(),
        row.quantityAfter(),
        value,
        row.holding().value().over(before, RoundingMode.HALF_UP),
        value.over(after, RoundingMode.HALF_UP),
        row.target(),
        row.lower(),
        row.upper(),
        within(row, value.amount(), after.amount(), mode));
  }

  /** Inside the exact band; with bare targets, less than one unit away. */
  private static boolean within(Row row, BigDecimal value, BigDecimal whole, RebalanceMode mode) {
    if (mode instanceof RebalanceMode.Targets) {
      BigDecimal away = value.subtract(row.target().value().multiply(whole)).abs();
      return away.compareTo(row.step()) < 0;
    }
    return value.compareTo(row.lower().value().multiply(whole)) >= 0
        && value.compareTo(row.upper().value().multiply(whole)) <= 0;
  }
}
