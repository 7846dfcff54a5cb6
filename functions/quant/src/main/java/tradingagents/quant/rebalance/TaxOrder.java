package tradingagents.quant.rebalance;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Quantity;
import tradingagents.quant.tax.LotSelection;
import tradingagents.quant.tax.TaxLot;
import tradingagents.quant.tax.TaxRates;
import tradingagents.quant.tax.Term;

/** What the next unit sold of an instrument costs in tax, when its lots go by least tax first. */
final class TaxOrder {
  private final TaxRates rates;
  private final LocalDate date;

  /** All lots of a holding in this order, which no sale changes. */
  private final Map<Symbol, List<TaxLot>> orders = new HashMap<>();

  TaxOrder(TaxRates rates, LocalDate date) {
    this.rates = rates;
    this.date = date;
  }

  /** The lots of a sale of so many units. */
  LotSelection.Taken take(Row row, Quantity units) {
    Holding holding = row.holding();
    return new LotSelection.TaxAware(rates)
        .take(holding.lots(), units, holding.price().times(units), date);
  }

  private List<TaxLot> order(Row row) {
    Holding holding = row.holding();
    return orders.computeIfAbsent(holding.symbol(), symbol -> take(row, holding.quantity()).sold());
  }

  private TaxLot next(Row row) {
    Quantity sold = row.traded();
    List<TaxLot> order = order(row);
    for (TaxLot lot : order) {
      if (sold.compareTo(lot.quantity()) < 0) {
        return lot;
      }
      sold = sold.minus(lot.quantity());
    }
    return order.getLast();
  }

  /** Tax on the next unit over its price; least first raises cash with the least tax. */
  BigDecimal perAmount(Row row) {
    TaxLot lot = next(row);
    BigDecimal price = row.holding().price().value();
    BigDecimal basis = lot.basis().amount().divide(lot.quantity().value(), MathContext.DECIMAL128);
    BigDecimal rate = rates.of(Term.of(lot.heldSince(), date)).value();
    return price.subtract(basis).multiply(rate).divide(price, MathContext.DECIMAL128);
  }

  /** How many steps the current lot still has, at least one. */
  BigDecimal stepsAtThisTax(Row row) {
    Quantity sold = row.traded();
    for (TaxLot lot : order(row)) {
      if (sold.compareTo(lot.quantity()) < 0) {
        BigDecimal left = lot.quantity().minus(sold).value();
        return row.steps(left).max(BigDecimal.ONE).setScale(0, RoundingMode.FLOOR);
      }
      sold = sold.minus(lot.quantity());
    }
    return BigDecimal.ONE;
  }
}
