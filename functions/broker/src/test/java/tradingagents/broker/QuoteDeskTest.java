package tradingagents.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tradingagents.broker.Dealing.Dealt;
import tradingagents.chain.vendor.KnownAnswers;
import tradingagents.chain.vendor.Question;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.market.DataFlag;
import tradingagents.model.market.Known;
import tradingagents.model.market.Quote;
import tradingagents.model.market.Stamp;
import tradingagents.model.market.Symbol;
import tradingagents.model.market.TradingCalendar;
import tradingagents.model.money.Currency;
import tradingagents.model.money.Price;
import tradingagents.model.order.Side;

class QuoteDeskTest {
  private static final Symbol AAPL = new Symbol("AAPL");

  /** A Friday, 11:00 in New York. */
  private static final Instant TRADING = Instant.parse("2018-05-11T15:00:00Z");

  private static QuoteDesk desk(Instant now, Result<Quote> quote) {
    KnownAnswers answers =
        new KnownAnswers() {
          @Override
          @SuppressWarnings("unchecked") // Only quotes are asked for here.
          public <A extends Known<A>> Result<A> ask(
              String dataset, Question<A> question, Instant asOf) {
            return (Result<A>) quote;
          }
        };
    return new QuoteDesk(answers, () -> now, TradingCalendar.usEquities(), Duration.ofSeconds(60));
  }

  private static Result<Quote> quote(
      @Nullable String bid,
      @Nullable String ask,
      @Nullable String last,
      int age,
      DataFlag... flags) {
    Instant at = TRADING.minusSeconds(age);
    return Result.ok(
        new Quote(
            AAPL,
            price(bid),
            price(ask),
            price(last),
            new Stamp("tiingo", "iex", at, at, Set.of(flags))));
  }

  private static @Nullable Price price(@Nullable String text) {
    return text == null ? null : Price.of(text, Currency.USD);
  }

  private static String at(Result<Dealt> dealt) {
    return switch (dealt.orThrow()) {
      case Dealt.At(Price price, var at, var session) -> price.plain();
      case Dealt.Waits(String why) -> why;
    };
  }

  @Test
  void each_side_meets_its_own_price() {
    QuoteDesk desk = desk(TRADING, quote("10.00", "10.02", "10.01", 60));
    assertThat(at(desk.price("market", AAPL, Side.BUY))).isEqualTo("10.02");
    assertThat(at(desk.price("market", AAPL, Side.SELL))).isEqualTo("10");
    QuoteDesk lastOnly = desk(TRADING, quote(null, null, "10.01", 0));
    assertThat(at(lastOnly.price("market", AAPL, Side.BUY))).isEqualTo("10.01");
  }

  @Test
  void a_quote_that_is_old_delayed_or_empty_fills_nothing() {
    assertThat(at(desk(TRADING, quote("1", "2", "1", 61)).price("market", AAPL, Side.BUY)))
        .isEqualTo("the quote of tiingo is 61 s old, 60 s are allowed");
    assertThat(
            at(
                desk(TRADING, quote("1", "2", "1", 0, DataFlag.DELAYED))
                    .price("market", AAPL, Side.BUY)))
        .isEqualTo("the quotes of tiingo are delayed");
    assertThat(at(desk(TRADING, quote("1", null, null, 0)).price("market", AAPL, Side.BUY)))
        .isEqualTo("the quote has no price of this side");
  }

  @ParameterizedTest
  @CsvSource({
    "2018-05-11T13:29:59Z",
    "2018-05-11T20:00:00Z",
    "2018-05-12T15:00:00Z",
    "2018-12-25T15:00:00Z",
    "2018-11-23T18:00:00Z"
  })
  void outside_the_session_an_order_waits(Instant closed) {
    QuoteDesk desk = desk(closed, quote("1", "2", "1", 0));
    assertThat(at(desk.price("market", AAPL, Side.BUY))).isEqualTo("the exchange is closed");
  }

  @Test
  void what_may_pass_is_tried_again_and_what_may_not_waits() {
    Result<Quote> away = Result.err(Reason.UNAVAILABLE, "nobody answers");
    assertThat(desk(TRADING, away).price("market", AAPL, Side.BUY))
        .isEqualTo(Result.err(Reason.UNAVAILABLE, "nobody answers"));
    Result<Quote> none = Result.err(Reason.NO_DATA, "none is known");
    assertThat(at(desk(TRADING, none).price("market", AAPL, Side.BUY)))
        .isEqualTo("there is no quote (none is known)");
  }
}
