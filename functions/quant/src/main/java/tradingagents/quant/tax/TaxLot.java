package tradingagents.quant.tax;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Money;
import tradingagents.model.money.Quantity;

/**
 * Units bought together, with what the tax office calls their basis: what was paid with commission,
 * plus what a wash sale moved here. The model's {@code portfolio.Lot} knows what was paid; this one
 * also knows whose account it is in and since when it counts as held.
 *
 * @param id of the purchase; parts of a lot keep it
 * @param symbol what
 * @param account where it lies
 * @param acquired the day of the purchase
 * @param heldSince acquired, or earlier by the days that replaced shares were held
 * @param quantity above zero
 * @param basis of all units together, zero or more
 * @param replacement whether these units already stand for units sold at a loss; they never stand
 *     for others again
 */
public record TaxLot(
    String id,
    Symbol symbol,
    String account,
    LocalDate acquired,
    LocalDate heldSince,
    Quantity quantity,
    Money basis,
    boolean replacement) {
  /** Checks quantity, basis and dates. */
  public TaxLot {
    if (quantity.isZero()) {
      throw new IllegalArgumentException("the lot " + id + " holds no units");
    }
    if (basis.isNegative()) {
      throw new IllegalArgumentException(
          "the basis of the lot " + id + " is zero or more, not " + basis);
    }
    if (heldSince.isAfter(acquired)) {
      throw new IllegalArgumentException(
          "the lot " + id + " is held since " + heldSince + ", after its purchase on " + acquired);
    }
  }

  /**
   * A lot as bought.
   *
   * @param id of the purchase
   * @param symbol what
   * @param account where
   * @param acquired the day
   * @param quantity how many
   * @param basis what was paid in all
   * @return a lot that no wash sale touched
   */
  public static TaxLot bought(
      String id,
      Symbol symbol,
      String account,
      LocalDate acquired,
      Quantity quantity,
      Money basis) {
    return new TaxLot(id, symbol, account, acquired, acquired, quantity, basis, false);
  }

  /**
   * A part of this lot with its share of the basis.
   *
   * @param units at most this lot's
   * @return the part; its basis is exact for the whole lot, else to eight places
   */
  TaxLot part(Quantity units) {
    return with(units, Shares.of(basis, units, quantity));
  }

  /** What is left beside {@link #part}: the two always sum to this lot. */
  TaxLot without(TaxLot part) {
    return with(quantity.minus(part.quantity), basis.minus(part.basis));
  }

  private TaxLot with(Quantity units, Money cost) {
    return new TaxLot(id, symbol, account, acquired, heldSince, units, cost, replacement);
  }

  /** These units take over a disallowed loss and the days its units were held. */
  TaxLot takingOver(Money disallowed, long daysHeld) {
    LocalDate since = acquired.minusDays(daysHeld);
    return new TaxLot(id, symbol, account, acquired, since, quantity, basis.plus(disallowed), true);
  }

  /** These units stand for others in an account that takes nothing over. */
  TaxLot spent() {
    return new TaxLot(id, symbol, account, acquired, heldSince, quantity, basis, true);
  }

  /** For comparing lots only. */
  BigDecimal unitBasis() {
    return basis.amount().divide(quantity.value(), MathContext.DECIMAL128);
  }
}
