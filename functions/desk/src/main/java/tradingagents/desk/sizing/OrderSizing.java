package tradingagents.desk.sizing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.run.Rating;
import tradingagents.desk.run.RiskVerdict.Ticket;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Money;
import tradingagents.model.money.Price;
import tradingagents.model.money.Quantity;
import tradingagents.model.money.Ratio;
import tradingagents.model.order.Side;
import tradingagents.model.portfolio.Portfolio;

/**
 * From a rating and a target weight to whole units. BUY and OVERWEIGHT only ever raise a position,
 * UNDERWEIGHT and SELL only ever lower it; what does not make a whole unit is left. Every division
 * rounds down, so an order never overshoots its target.
 */
public final class OrderSizing {
  private OrderSizing() {}

  /**
   * Sizes the order that a decision means.
   *
   * @param symbol the instrument
   * @param rating the decision
   * @param targetWeight the share of equity the position is to have; null when none was decided
   * @param portfolio what is held now
   * @param equity cash plus positions at the newest prices
   * @param price the newest price of the instrument
   * @param shortingAllowed whether the mandate would allow a short position; the ledger holds none,
   *     so it changes only the reason that is given
   * @return the order, or none with the reason
   */
  public static Sized size(
      Symbol symbol,
      Rating rating,
      @Nullable Ratio targetWeight,
      Portfolio portfolio,
      Money equity,
      Price price,
      boolean shortingAllowed) {
    if (!rating.wantsTrade()) {
      return new Sized(null, rating + " asks for no trade");
    }
    if (targetWeight == null) {
      return new Sized(null, rating + " came without a target weight");
    }
    Quantity held = portfolio.quantity(symbol);
    BigDecimal target = equity.amount().multiply(targetWeight.value());
    String aim =
        "target "
            + targetWeight
            + " of "
            + equity
            + ", held "
            + held
            + " "
            + symbol
            + " at "
            + price;
    return switch (rating) {
      case BUY, OVERWEIGHT -> raised(held, target, price, aim);
      case UNDERWEIGHT, SELL ->
          held.isZero()
              ? new Sized(null, nothingToSell(shortingAllowed))
              : lowered(held, target, price, aim);
      case HOLD, REVIEW -> throw new IllegalStateException(rating + " asks for no trade");
    };
  }

  private static Sized raised(Quantity held, BigDecimal target, Price price, String aim) {
    BigDecimal gap = target.subtract(price.times(held).amount());
    if (gap.signum() <= 0) {
      return new Sized(null, "no order: the position is at or above its target (" + aim + ")");
    }
    return whole(Side.BUY, new Money(gap, price.currency()), price, aim);
  }

  private static Sized lowered(Quantity held, BigDecimal target, Price price, String aim) {
    if (target.signum() <= 0) {
      return new Sized(new Ticket(Side.SELL, held), "sell all " + held + " (" + aim + ")");
    }
    BigDecimal surplus = price.times(held).amount().subtract(target);
    if (surplus.signum() <= 0) {
      return new Sized(null, "no order: the position is at or below its target (" + aim + ")");
    }
    return whole(Side.SELL, new Money(surplus, price.currency()), price, aim);
  }

  private static Sized whole(Side side, Money value, Price price, String aim) {
    Quantity units = value.buys(price, Quantity.ONE);
    if (units.isZero()) {
      return new Sized(
          null,
          "no order: " + value.rounded(RoundingMode.DOWN) + " is less than one unit (" + aim + ")");
    }
    String verb = side == Side.BUY ? "buy " : "sell ";
    return new Sized(new Ticket(side, units), verb + units + " (" + aim + ")");
  }

  private static String nothingToSell(boolean shortingAllowed) {
    return shortingAllowed
        ? "nothing to sell; the mandate allows shorting, but this ledger holds no short positions"
        : "nothing to sell; shorting is off";
  }
}
