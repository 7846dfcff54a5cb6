package tradingagents.desk.gate;

import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.run.Mandate;
import tradingagents.desk.run.RiskVerdict.Ticket;
import tradingagents.model.failure.Result;
import tradingagents.model.market.BarSeries;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Money;
import tradingagents.model.money.Price;
import tradingagents.model.money.Quantity;
import tradingagents.model.order.Side;
import tradingagents.model.portfolio.Portfolio;

/**
 * All that the gate looks at: facts as of the run's instant, none of them from a model but the
 * direction of the trade.
 *
 * @param mandate what was asked
 * @param control whether trading is on
 * @param portfolio what the account holds
 * @param series the instrument's prices up to as-of; null when there are none
 * @param quotes the newest price, in the account's currency, of every instrument held or to be
 *     ordered; missing when unknown
 * @param ticket the order to judge; null when the sizing wants none
 */
public record Situation(
    Mandate mandate,
    TradingControl control,
    Portfolio portfolio,
    @Nullable BarSeries series,
    Map<Symbol, Quote> quotes,
    @Nullable Ticket ticket) {
  /** Copies the quotes. */
  public Situation {
    quotes = Map.copyOf(quotes);
  }

  /**
   * The same facts with an order to judge.
   *
   * @param order the order, or null
   * @return everything else as it was
   */
  public Situation with(@Nullable Ticket order) {
    return new Situation(mandate, control, portfolio, series, quotes, order);
  }

  /**
   * The newest price of the instrument.
   *
   * @return empty when unknown
   */
  public Optional<Price> price() {
    return price(mandate.symbol());
  }

  /**
   * Cash plus positions.
   *
   * @return empty when a held instrument has no price
   */
  public Optional<Money> equity() {
    return switch (portfolio.equity(this::price)) {
      case Result.Ok<Money>(Money money) -> Optional.of(money);
      case Result.Err<Money> err -> Optional.empty();
    };
  }

  /** The instruments whose price matters: the one to be ordered and every one held. */
  SortedSet<Symbol> instruments() {
    SortedSet<Symbol> all = new TreeSet<>(portfolio.positions().keySet());
    all.add(mandate.symbol());
    return all;
  }

  Optional<Ticket> order() {
    return Optional.ofNullable(ticket);
  }

  boolean isPurchase() {
    return ticket != null && ticket.side() == Side.BUY;
  }

  /** How many units of the instrument the account holds now. */
  Quantity held() {
    return portfolio.quantity(mandate.symbol());
  }

  private Optional<Price> price(Symbol symbol) {
    return Optional.ofNullable(quotes.get(symbol)).map(Quote::price);
  }
}
