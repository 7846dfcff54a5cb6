package tradingagents.broker;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import tradingagents.broker.Dealing.Dealt;
import tradingagents.chain.vendor.KnownAnswers;
import tradingagents.chain.vendor.Question;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.Result;
import tradingagents.model.market.DataFlag;
import tradingagents.model.market.Quote;
import tradingagents.model.market.Session;
import tradingagents.model.market.Symbol;
import tradingagents.model.market.TradingCalendar;
import tradingagents.model.money.Price;
import tradingagents.model.order.Side;

/**
 * Where a paper order meets real quotes: only while the exchange trades, only at a quote that is
 * young enough, and only on its own side of the market. Nothing is filled at a guess.
 */
final class QuoteDesk implements Dealing {
  private static final Duration SKEW = Duration.ofSeconds(10);

  private final KnownAnswers answers;
  private final InstantSource clock;
  private final TradingCalendar calendar;
  private final Duration oldest;

  /**
   * A desk.
   *
   * @param answers the vendors
   * @param clock the time
   * @param calendar when the exchange trades
   * @param oldest the greatest age of a quote that is dealt on
   */
  QuoteDesk(KnownAnswers answers, InstantSource clock, TradingCalendar calendar, Duration oldest) {
    this.answers = answers;
    this.clock = clock;
    this.calendar = calendar;
    this.oldest = oldest;
  }

  @Override
  public Result<Dealt> price(String dataset, Symbol symbol, Side side) {
    Instant now = clock.instant();
    LocalDate today = now.atZone(TradingCalendar.ZONE).toLocalDate();
    Optional<Session> session =
        calendar
            .session(today)
            .filter(open -> !now.isBefore(open.open()) && now.isBefore(open.close()));
    if (session.isEmpty()) {
      return waits("the exchange is closed");
    }
    // A quote is stamped while we wait for it, by another clock than ours.
    return switch (answers.ask(dataset, new Question.Price(symbol), now.plus(SKEW))) {
      case Result.Ok<Quote>(Quote quote) -> Result.ok(judged(quote, side, now, today));
      case Result.Err<Quote>(Failure failure) ->
          failure.isTransient()
              ? new Result.Err<>(failure)
              : waits("there is no quote (" + failure.detail() + ")");
    };
  }

  private Dealt judged(Quote quote, Side side, Instant now, LocalDate today) {
    Duration age = Duration.between(quote.stamp().asOf(), now);
    if (quote.stamp().flags().contains(DataFlag.DELAYED)) {
      return new Dealt.Waits("the quotes of " + quote.stamp().vendor() + " are delayed");
    }
    if (age.compareTo(oldest) > 0) {
      return new Dealt.Waits(
          "the quote of %s is %d s old, %d s are allowed"
              .formatted(quote.stamp().vendor(), age.toSeconds(), oldest.toSeconds()));
    }
    Optional<Price> price =
        switch (side) {
          case BUY -> quote.buying();
          case SELL -> quote.selling();
        };
    return price
        .map(found -> (Dealt) new Dealt.At(found, now, today))
        .orElseGet(() -> new Dealt.Waits("the quote has no price of this side"));
  }

  private static Result<Dealt> waits(String why) {
    return Result.ok(new Dealt.Waits(why));
  }
}
