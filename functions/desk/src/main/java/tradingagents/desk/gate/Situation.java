package tradingagents.desk.gate;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.run.Mandate;
import tradingagents.desk.run.RiskVerdict.Ticket;
import tradingagents.model.failure.Result;
import tradingagents.model.market.BarSeries;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Money;
import tradingagents.model.money.Price;
import tradingagents.model.order.Side;
import tradingagents.model.portfolio.Portfolio;

/**
 * All that the gate looks at: facts as of the run's instant, none of them from a model but the direction
 * of the trade.
 *
 * @param mandate what was asked
 * @param control whether trading is on
 * @param portfolio what the account holds
 * @param series the instrument's prices up to as-of; null when there are none
 * @param prices the newest price of every instrument held or to be ordered; missing when unknown
 * @param priceAgeSessions how many sessions old the newest price is at as-of
 * @param ticket the order to judge; null when the sizing wants none
 */
public record Situation(
    Mandate mandate,
    TradingControl control,
    Portfolio portfolio,
    @Nullable BarSeries series,
    Map<Symbol, Price> prices,
    int priceAgeSessions,
    @Nullable Ticket ticket) {
  /** Copies the prices. */
  public Situation {
    prices = Map.copyOf(prices);
  }

  /**
   * The newest price of the instrument.
   *
   * @return empty when unknown
   */
  public Optional<Price> price() {
    return Optional.ofNullable(prices.get(mandate.symbol()));
  }

  /**
   * Cash plus positions.
   *
   * @return empty when a held instrument has no price
   */
  Optional<Money> equity() {
    return switch (portfolio.equity(symbol -> Optional.ofNullable(prices.get(symbol)))) {
      case Result.Ok<Money>(Money money) -> Optional.of(money);
      case Result.Err<Money> err -> Optional.empty();
    };
  }

  /**
   * The order's value at the newest price.
   *
   * @return zero without an order, empty without a price
   */
  Optional<Money> orderValue() {
    Ticket order = ticket;
    if (order == null) {
      return Optional.of(Money.zero(portfolio.currency()));
    }
    return price().map(price -> price.times(order.quantity()));
  }

  boolean buys() {
    return ticket != null && ticket.side() == Side.BUY;
  }
}
