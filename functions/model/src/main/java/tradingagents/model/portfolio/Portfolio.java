package tradingagents.model.portfolio;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Currency;
import tradingagents.model.money.Money;
import tradingagents.model.money.Price;
import tradingagents.model.money.Quantity;
import tradingagents.model.order.Fill;

/**
 * What an account holds: cash of one currency and positions, immutable. Only {@link #apply} changes
 * it, into a new one: only fills move money.
 *
 * @param cash may be negative only when the account came so
 * @param positions by symbol, sorted
 */
public record Portfolio(Money cash, SortedMap<Symbol, Position> positions) {
  /** Copies the positions. */
  public Portfolio {
    positions = Collections.unmodifiableSortedMap(new TreeMap<>(positions));
  }

  /**
   * A portfolio of cash alone.
   *
   * @param cash how much
   * @return no positions
   */
  public static Portfolio ofCash(Money cash) {
    return new Portfolio(cash, new TreeMap<>());
  }

  /**
   * The account's unit.
   *
   * @return the currency of the cash
   */
  public Currency currency() {
    return cash.currency();
  }

  /**
   * How many units of an instrument are held.
   *
   * @param symbol what
   * @return zero when there is no position
   */
  public Quantity quantity(Symbol symbol) {
    Position position = positions.get(symbol);
    return position == null ? Quantity.ZERO : position.quantity();
  }

  /**
   * The portfolio after an execution.
   *
   * @param fill in the account's currency
   * @return a new portfolio, or INVALID when more is sold than is held
   */
  public Result<Portfolio> apply(Fill fill) {
    Money after = cash.plus(fill.cashEffect());
    return switch (fill.side()) {
      case BUY -> Result.ok(with(after, bought(fill)));
      case SELL -> sold(fill).map(left -> with(after, left));
    };
  }

  private SortedMap<Symbol, Position> bought(Fill fill) {
    SortedMap<Symbol, Position> next = new TreeMap<>(positions);
    Lot lot = new Lot(fill.quantity(), fill.price(), fill.session());
    Position held = positions.get(fill.symbol());
    next.put(
        fill.symbol(), held == null ? new Position(fill.symbol(), List.of(lot)) : held.plus(lot));
    return next;
  }

  private Result<SortedMap<Symbol, Position>> sold(Fill fill) {
    Position held = positions.get(fill.symbol());
    if (held == null) {
      return Result.err(
          Reason.INVALID, "cannot sell " + fill.quantity() + " " + fill.symbol() + ": none held");
    }
    return held.minus(fill.quantity())
        .map(lots -> {
          SortedMap<Symbol, Position> next = new TreeMap<>(positions);
          if (lots.isEmpty()) {
            next.remove(fill.symbol());
          } else {
            next.put(fill.symbol(), new Position(fill.symbol(), lots));
          }
          return next;
        });
  }

  private static Portfolio with(Money cash, Map<Symbol, Position> positions) {
    return new Portfolio(cash, new TreeMap<>(positions));
  }

  /**
   * Cash plus positions at the given prices.
   *
   * @param price the price of a symbol, empty when it is unknown
   * @return the equity, or NO_DATA that names the first symbol without a price
   */
  public Result<Money> equity(Function<Symbol, Optional<Price>> price) {
    Money sum = cash;
    for (Position position : positions.values()) {
      Optional<Price> at = price.apply(position.symbol());
      if (at.isEmpty()) {
        return Result.err(Reason.NO_DATA, "no price for " + position.symbol());
      }
      sum = sum.plus(at.get().times(position.quantity()));
    }
    return Result.ok(sum);
  }
}
