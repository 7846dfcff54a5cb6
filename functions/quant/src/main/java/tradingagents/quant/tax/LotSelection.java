package tradingagents.quant.tax;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tradingagents.model.money.Money;
import tradingagents.model.money.Quantity;

/**
 * Which lots a sale takes. Among equals the older lot goes first, then the smaller id, so that the
 * same lots in another order give the same answer.
 */
public sealed interface LotSelection {
  /** The oldest first. */
  record Fifo() implements LotSelection {}

  /** The newest first. */
  record Lifo() implements LotSelection {}

  /** The highest basis per unit first: the smallest gain, whatever its term. */
  record Hifo() implements LotSelection {}

  /**
   * The lots that the seller names.
   *
   * @param units of each lot, by the lot's id; they sum to the units sold
   */
  record Specific(Map<String, Quantity> units) implements LotSelection {
    /** Copies the map in its order. */
    public Specific {
      units = Collections.unmodifiableMap(new LinkedHashMap<>(units));
    }
  }

  /**
   * The least tax first: by the tax on one unit, gain times the rate of its term, ascending. Losses
   * come before gains, short losses before equal long ones, long gains before equal short ones. The
   * tax of a sale is a sum over its units, each taxed by itself, so this order is the minimum; wash
   * sales are not looked ahead at.
   *
   * @param rates of the two terms
   */
  record TaxAware(TaxRates rates) implements LotSelection {}

  /**
   * The lots of a sale.
   *
   * @param lots of the sale's symbol and account
   * @param units to sell
   * @param proceeds for all units
   * @param date of the sale
   * @return the parts that are sold, in the order taken, and what is left
   * @throws IllegalArgumentException when there are not enough units
   */
  default Taken take(List<TaxLot> lots, Quantity units, Money proceeds, LocalDate date) {
    Quantity held = lots.stream().map(TaxLot::quantity).reduce(Quantity.ZERO, Quantity::plus);
    if (units.compareTo(held) > 0) {
      throw new IllegalArgumentException(
          "cannot sell " + units + " on " + date + ": only " + held + " held");
    }
    if (this instanceof Specific specific) {
      return specific(lots, specific.units(), units);
    }
    BigDecimal price = proceeds.amount().divide(units.value(), MathContext.DECIMAL128);
    List<TaxLot> queue = new ArrayList<>(lots);
    queue.sort(order(price, date).thenComparing(AGE));
    List<TaxLot> sold = new ArrayList<>();
    List<TaxLot> left = new ArrayList<>();
    Quantity open = units;
    for (TaxLot lot : queue) {
      open = takeFrom(lot, open, sold, left);
    }
    left.sort(AGE);
    return new Taken(sold, left);
  }

  /** Older first, then by id. */
  Comparator<TaxLot> AGE =
      Comparator.comparing(TaxLot::acquired)
          .thenComparing(TaxLot::id)
          .thenComparing(TaxLot::heldSince);

  private Comparator<TaxLot> order(BigDecimal price, LocalDate date) {
    return switch (this) {
      case Fifo() -> AGE;
      case Lifo() -> Comparator.comparing(TaxLot::acquired).reversed();
      case Hifo() -> Comparator.comparing(TaxLot::unitBasis).reversed();
      case TaxAware(TaxRates rates) ->
          Comparator.comparing(lot -> unitTax(lot, price, date, rates));
      case Specific(_) -> throw new IllegalStateException("the seller named the lots");
    };
  }

  private static BigDecimal unitTax(TaxLot lot, BigDecimal price, LocalDate date, TaxRates rates) {
    BigDecimal rate = rates.of(Term.of(lot.heldSince(), date)).value();
    return price.subtract(lot.unitBasis()).multiply(rate, MathContext.DECIMAL128);
  }

  private static Quantity takeFrom(
      TaxLot lot, Quantity open, List<TaxLot> sold, List<TaxLot> left) {
    Quantity taken = open.min(lot.quantity());
    if (taken.isZero()) {
      left.add(lot);
      return open;
    }
    TaxLot part = lot.part(taken);
    sold.add(part);
    if (taken.compareTo(lot.quantity()) < 0) {
      left.add(lot.without(part));
    }
    return open.minus(taken);
  }

  private static Taken specific(List<TaxLot> lots, Map<String, Quantity> named, Quantity units) {
    Quantity sum = named.values().stream().reduce(Quantity.ZERO, Quantity::plus);
    if (sum.compareTo(units) != 0) {
      throw new IllegalArgumentException(
          "the named lots sum to " + sum + " units, but " + units + " are sold");
    }
    Map<String, Quantity> open = new LinkedHashMap<>(named);
    List<TaxLot> sold = new ArrayList<>();
    List<TaxLot> left = new ArrayList<>();
    List<TaxLot> queue = new ArrayList<>(lots);
    queue.sort(AGE);
    for (TaxLot lot : queue) {
      Quantity wanted = open.getOrDefault(lot.id(), Quantity.ZERO);
      open.put(lot.id(), takeFrom(lot, wanted, sold, left));
    }
    open.forEach((id, rest) -> {
      if (!rest.isZero()) {
        throw new IllegalArgumentException(
            "the lot " + id + " lacks " + rest + " of the units named");
      }
    });
    return new Taken(sold, left);
  }

  /**
   * What a sale took.
   *
   * @param sold the parts, in the order taken
   * @param left what is still held, oldest first
   */
  record Taken(List<TaxLot> sold, List<TaxLot> left) {
    /** Copies both. */
    public Taken {
      sold = List.copyOf(sold);
      left = List.copyOf(left);
    }
  }
}
