package tradingagents.broker;

import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tradingagents.broker.Dealing.Dealt;
import tradingagents.broker.NextOpen.Opening;
import tradingagents.desk.port.Accounts;
import tradingagents.desk.port.Broker;
import tradingagents.desk.run.Mandate;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.Result;
import tradingagents.model.market.Datasets;
import tradingagents.model.market.Provenance;
import tradingagents.model.money.Money;
import tradingagents.model.money.Price;
import tradingagents.model.money.Quantity;
import tradingagents.model.order.Fill;
import tradingagents.model.order.Order;
import tradingagents.model.order.OrderStatus;
import tradingagents.model.portfolio.Portfolio;

/**
 * The exchange in the box: fills the whole order at the next session's open, worse by the slippage;
 * where the data has no next session yet, at a real quote, or it leaves the order working.
 *
 * <p>It remembers nothing, and that is sound. The open it fills at is fixed by the mandate and the
 * data (a quote is not, but until a fill is settled nothing was paid at it), and the execution id
 * by the order's id, so asked twice about an order it describes the same execution; the ledger,
 * which is its memory, lets one execution id move money once. Whether it was asked before is
 * answered by the order itself: an INTENT was never sent, anything later counts as arrived. The one
 * thing that may change between two askings is the account; before the fill is settled that can
 * only turn it into a rejection (nothing was paid yet), and after it the order is done and is
 * answered as it is stored. Two runs that buy from one account at the same time each see the cash
 * before the other's fill.
 */
public final class PaperBroker implements Broker {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final LocalTime OPENS = LocalTime.of(9, 30);

  private final NextOpen nextOpen;
  private final Dealing quotes;
  private final Accounts accounts;
  private final PaperTerms terms;

  /**
   * An exchange over stored prices alone.
   *
   * @param nextOpen the session after a run's
   * @param accounts what the account can pay and deliver
   * @param terms what it charges
   */
  public PaperBroker(NextOpen nextOpen, Accounts accounts, PaperTerms terms) {
    this(
        nextOpen,
        (dataset, symbol, side) -> Result.ok(new Dealt.Waits("there are no quotes")),
        accounts,
        terms);
  }

  /**
   * An exchange over stored prices and quotes.
   *
   * @param nextOpen the session after a run's
   * @param quotes the market itself, for what follows the newest session of a data set that grows
   * @param accounts what the account can pay and deliver
   * @param terms what it charges
   */
  PaperBroker(NextOpen nextOpen, Dealing quotes, Accounts accounts, PaperTerms terms) {
    this.nextOpen = nextOpen;
    this.quotes = quotes;
    this.accounts = accounts;
    this.terms = terms;
  }

  @Override
  public Result<Order> submit(Mandate mandate, Order order) {
    return order.status().isDone() ? Result.ok(order) : executed(mandate, order);
  }

  @Override
  public Result<Optional<Order>> lookUp(Mandate mandate, Order order) {
    return order.status() == OrderStatus.INTENT
        ? Result.ok(Optional.empty())
        : submit(mandate, order).map(Optional::of);
  }

  @Override
  public Result<Order> cancel(String account, Order order) {
    return Result.ok(
        order.status().isDone() ? order : order.as(OrderStatus.CANCELLED, "withdrawn"));
  }

  @Override
  public boolean isSimulated() {
    return true;
  }

  private Result<Order> executed(Mandate mandate, Order order) {
    return switch (nextOpen.after(mandate.dataset(), order.symbol(), mandate.session())) {
      case Result.Err<Optional<Opening>>(Failure failure) -> new Result.Err<>(failure);
      case Result.Ok<Optional<Opening>>(Optional<Opening> opening) ->
          opening.isPresent()
              ? atOpen(mandate, order, opening.get())
              : Datasets.isLive(mandate.dataset())
                  ? atQuote(mandate, order)
                  : Result.ok(
                      order.as(
                          OrderStatus.WORKING,
                          "waits for the next session's open; the data ends at "
                              + mandate.session()));
    };
  }

  private Result<Order> atOpen(Mandate mandate, Order order, Opening opening) {
    LocalDate session = opening.bar().session();
    return filled(
        mandate,
        order,
        new Price(opening.bar().open(), opening.provenance().currency()),
        session,
        session.atTime(OPENS).atZone(NEW_YORK).toInstant(),
        opening.provenance());
  }

  /** After the newest session the market itself is asked: no quote, no fill. */
  private Result<Order> atQuote(Mandate mandate, Order order) {
    return switch (quotes.price(mandate.dataset(), order.symbol(), order.side())) {
      case Result.Err<Dealt>(Failure failure) -> new Result.Err<>(failure);
      case Result.Ok<Dealt>(Dealt.Waits(String why)) ->
          Result.ok(order.as(OrderStatus.WORKING, "waits: " + why));
      case Result.Ok<Dealt>(Dealt.At(Price price, Instant at, LocalDate session)) ->
          filled(mandate, order, price, session, at, null);
    };
  }

  private Result<Order> filled(
      Mandate mandate,
      Order order,
      Price market,
      LocalDate session,
      Instant at,
      @Nullable Provenance origin) {
    return accounts
        .find(mandate.account())
        .map(account -> {
          Fill fill = fill(order, market, session, at);
          String objection = objection(fill, origin, account.portfolio());
          return objection == null
              ? new Order(
                  order.clientOrderId(),
                  order.symbol(),
                  order.side(),
                  order.quantity(),
                  OrderStatus.FILLED,
                  List.of(fill),
                  null)
              : order.as(OrderStatus.REJECTED, objection);
        });
  }

  private static @Nullable String objection(
      Fill fill, @Nullable Provenance origin, Portfolio portfolio) {
    if (origin != null && !origin.tradable()) {
      return fill.symbol() + " is a benchmark, it is not traded";
    }
    if (origin != null && !origin.realOpen()) {
      return "the data has no real open for " + fill.symbol() + ", nothing is filled at a guess";
    }
    if (!fill.price().currency().equals(portfolio.currency())) {
      return fill.symbol()
          + " is priced in "
          + fill.price().currency()
          + ", the account is in "
          + portfolio.currency();
    }
    return switch (fill.side()) {
      case BUY -> {
        Money needed = fill.cashEffect().negated();
        yield needed.compareTo(portfolio.cash()) <= 0
            ? null
            : "the purchase costs " + needed + " at the open, the account has " + portfolio.cash();
      }
      case SELL -> {
        Quantity held = portfolio.quantity(fill.symbol());
        yield fill.quantity().compareTo(held) <= 0
            ? null
            : "the sale is of " + fill.quantity() + ", the account holds " + held;
      }
    };
  }

  private Fill fill(Order order, Price market, LocalDate session, Instant at) {
    Price tick = new Price(terms.tick(), market.currency());
    Price price =
        switch (order.side()) {
          case BUY -> market.moved(terms.slippage(), tick, RoundingMode.UP);
          case SELL -> market.moved(terms.slippage().negated(), tick, RoundingMode.DOWN);
        };
    return new Fill(
        order.clientOrderId() + "-1",
        order.clientOrderId(),
        order.symbol(),
        order.side(),
        order.quantity(),
        price,
        terms.commission().of(order.quantity(), price.times(order.quantity())),
        session,
        at);
  }
}
