package tradingagents.model.portfolio;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Money;
import tradingagents.model.money.Price;
import tradingagents.model.money.Quantity;

/**
 * What we hold of one instrument, lot by lot, oldest first. Never empty and never short.
 *
 * @param symbol what
 * @param lots oldest first
 */
public record Position(Symbol symbol, List<Lot> lots) {
  /** Copies the lots. */
  public Position {
    lots = List.copyOf(lots);
    if (lots.isEmpty()) {
      throw new IllegalArgumentException("a position holds something");
    }
  }

  /**
   * How many units.
   *
   * @return the sum over the lots
   */
  public Quantity quantity() {
    return lots.stream().map(Lot::quantity).reduce(Quantity.ZERO, Quantity::plus);
  }

  /**
   * What was paid for what is left.
   *
   * @return exact
   */
  public Money cost() {
    return lots.stream()
        .map(lot -> lot.cost().times(lot.quantity()))
        .reduce(Money.zero(lots.getFirst().cost().currency()), Money::plus);
  }

  /**
   * The average price paid, to eight places.
   *
   * @return cost over quantity, half up
   */
  public Price averageCost() {
    BigDecimal average = cost().amount().divide(quantity().value(), 8, RoundingMode.HALF_UP);
    return new Price(average, lots.getFirst().cost().currency());
  }

  /**
   * The position with one more lot.
   *
   * @param lot the purchase
   * @return a new position
   */
  public Position plus(Lot lot) {
    List<Lot> next = new ArrayList<>(lots);
    next.add(lot);
    return new Position(symbol, next);
  }

  /**
   * What is left after a sale, oldest lots first.
   *
   * @param sold at most what is held
   * @return the remaining lots (empty when all is sold), or INVALID when more is sold than is held
   */
  public Result<List<Lot>> minus(Quantity sold) {
    if (sold.compareTo(quantity()) > 0) {
      return Result.err(
          Reason.INVALID, "cannot sell " + sold + " " + symbol + ": only " + quantity() + " held");
    }
    List<Lot> left = new ArrayList<>();
    Quantity open = sold;
    for (Lot lot : lots) {
      Quantity taken = open.min(lot.quantity());
      open = open.minus(taken);
      Quantity rest = lot.quantity().minus(taken);
      if (!rest.isZero()) {
        left.add(new Lot(rest, lot.cost(), lot.acquired()));
      }
    }
    return Result.ok(List.copyOf(left));
  }
}
