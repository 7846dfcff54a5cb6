package tradingagents.feeds.vendor.tiingo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import tradingagents.chain.vendor.Question;
import tradingagents.chain.vendor.VendorFault;
import tradingagents.feeds.vendor.Asked;
import tradingagents.model.market.CorporateAction;
import tradingagents.model.market.DataFlag;
import tradingagents.model.market.NewsItem;
import tradingagents.model.market.PriceHistory;
import tradingagents.model.market.Quote;
import tradingagents.testkit.vendors.VendorStub.Reply;

class TiingoTest {
  private static Asked answering(String body) {
    return Asked.of("TIINGO", parts -> new Tiingo(parts, Asked.KEY), request -> Reply.ok(body));
  }

  private static String row(String date, String close, String cash, String factor) {
    return ("{\"date\":\"%sT00:00:00.000Z\",\"close\":%s,\"high\":%s,\"low\":%s,\"open\":%s,"
            + "\"volume\":100,\"adjClose\":1,\"divCash\":%s,\"splitFactor\":%s}")
        .formatted(date, close, close, close, close, cash, factor);
  }

  @Test
  void bars_are_as_traded_with_splits_and_dividends_beside_them() {
    String body =
        "["
            + row("2014-06-06", "645.57", "0.0", "1.0")
            + ","
            + row("2014-06-09", "93.7", "0.0", "7.0")
            + ","
            + row("2014-08-07", "94.48", "0.47", "1.0")
            + "]";
    try (Asked tiingo = answering(body)) {
      PriceHistory history =
          tiingo.got(
              new Question.Bars(Asked.AAPL, LocalDate.of(2014, 6, 1), LocalDate.of(2014, 8, 31)));
      assertThat(history.bars().getFirst().close()).isEqualTo(new BigDecimal("645.57"));
      assertThat(history.bars().getFirst().knownAt())
          .isEqualTo(Instant.parse("2014-06-06T20:00:00Z"));
      assertThat(history.actions())
          .containsExactly(
              CorporateAction.split(
                  LocalDate.of(2014, 6, 9), new BigDecimal("7.0"), BigDecimal.ONE),
              CorporateAction.dividend(LocalDate.of(2014, 8, 7), new BigDecimal("0.47")));
      assertThat(tiingo.stub().asked().getFirst().path())
          .isEqualTo(
              "/tiingo/daily/aapl/prices?startDate=2014-06-01&endDate=2014-08-31&format=json");
      assertThat(tiingo.stub().asked().getFirst().headers())
          .containsEntry("Authorization", "Token " + Asked.KEY);
    }
  }

  /** It is 17:00 in New York: today's session is finished, tomorrow's is not. */
  @Test
  void a_bar_of_a_session_that_is_not_finished_is_left_out() {
    String body =
        "[" + row("2018-05-14", "1", "0", "1") + "," + row("2018-05-15", "2", "0", "1") + "]";
    try (Asked tiingo = answering(body)) {
      assertThat(
              tiingo
                  .got(
                      new Question.Bars(
                          Asked.AAPL, LocalDate.of(2018, 5, 14), LocalDate.of(2018, 5, 20)))
                  .lastSession())
          .isEqualTo(LocalDate.of(2018, 5, 14));
    }
  }

  @Test
  void a_quote_is_of_one_venue_and_its_empty_sides_stay_empty() {
    String body =
        "[{\"ticker\":\"AAPL\",\"timestamp\":\"2018-05-14T16:00:00-04:00\",\"tngoLast\":188.15,"
            + "\"last\":null,\"bidPrice\":null,\"askPrice\":0}]";
    try (Asked tiingo = answering(body)) {
      Quote quote = tiingo.got(new Question.Price(Asked.AAPL));
      assertThat(quote.bid()).isNull();
      assertThat(quote.ask()).isNull();
      assertThat(quote.last()).hasToString("188.15 USD");
      assertThat(quote.stamp().asOf()).isEqualTo(Instant.parse("2018-05-14T20:00:00Z"));
      assertThat(quote.stamp().flags()).containsExactly(DataFlag.SINGLE_VENUE);
    }
  }

  @Test
  void a_story_is_known_when_it_was_crawled() {
    String body =
        "[{\"id\":7,\"title\":\"T\",\"description\":\"D\",\"source\":\"s.com\","
            + "\"publishedDate\":\"2018-05-10T10:00:00Z\",\"crawlDate\":\"2018-05-10T12:00:00Z\"}]";
    try (Asked tiingo = answering(body)) {
      NewsItem story =
          tiingo
              .got(
                  new Question.Stories(
                      Asked.AAPL, LocalDate.of(2018, 5, 1), LocalDate.of(2018, 5, 14)))
              .items()
              .getFirst();
      assertThat(story.knownAt()).isEqualTo(Instant.parse("2018-05-10T12:00:00Z"));
      assertThat(story.vendor()).isEqualTo("tiingo");
    }
  }

  @Test
  void what_it_does_not_offer_is_refused_without_a_call() {
    try (Asked tiingo = answering("[]")) {
      assertThat(tiingo.fault(new Question.Economy("UNRATE"))).isEqualTo(VendorFault.BAD_REQUEST);
      assertThat(tiingo.stub().asked()).isEmpty();
    }
  }
}
