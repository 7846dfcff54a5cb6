package tradingagents.quant.rebalance;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import tradingagents.model.money.Quantity;
import tradingagents.quant.tax.LotSelection;
import tradingagents.quant.tax.TaxLot;
import tradingagents.quant.tax.TaxRates;
import tradingagents.quant.tax.Term;

/** What the next unit sold of an instrument costs in tax, when its lots go by least tax first. */
record TaxOrder(TaxRates rates, LocalDate date) {
  /** The lots of a sale of so many units. */
  LotSelection.Taken take(Row row, Quantity units) {
    Holding holding = row.holding();
    return new LotSelection.TaxAware(rates)
        .take(holding.lots(), units, holding.price().times(units), date);
  }

  private TaxLot next(Row row) {
    Holding holding = row.holding();
    Quantity sold = row.traded();
    Quantity all = holding.quantity();
    List<TaxLot> order = take(row, all).sold();
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
    for (TaxLot lot : take(row, row.holding().quantity()).sold()) {
      if (sold.compareTo(lot.quantity()) < 0) {
        BigDecimal left = lot.quantity().minus(sold).value();
        return row.steps(left).max(BigDecimal.ONE).setScale(0, RoundingMode.FLOOR);
      }
      sold = sold.minus(lot.quantity());
    }
    return BigDecimal.ONE;
  }
}
