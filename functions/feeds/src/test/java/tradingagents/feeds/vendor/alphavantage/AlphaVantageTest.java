package tradingagents.feeds.vendor.alphavantage;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tradingagents.chain.vendor.Question;
import tradingagents.chain.vendor.VendorFault;
import tradingagents.feeds.vendor.Answer;
import tradingagents.feeds.vendor.Asked;
import tradingagents.model.market.Concept;
import tradingagents.model.market.DataFlag;
import tradingagents.model.market.Fundamentals;
import tradingagents.model.market.NewsList;
import tradingagents.model.market.PriceHistory;
import tradingagents.model.market.Symbol;
import tradingagents.testkit.vendors.VendorStub;
import tradingagents.testkit.vendors.VendorStub.Reply;

class AlphaVantageTest {
  private static final Question.Bars BARS =
      new Question.Bars(Asked.AAPL, LocalDate.of(2018, 5, 1), LocalDate.of(2018, 5, 14));

  private static Asked answering(Function<VendorStub.Asked, Reply> answers) {
    return answering(answers, millis -> {});
  }

  private static Asked answering(Function<VendorStub.Asked, Reply> answers, LongConsumer pause) {
    return Asked.of("ALPHAVANTAGE", parts -> new AlphaVantage(parts, Asked.KEY, pause), answers);
  }

  @Test
  void accounts_are_four_calls_and_a_free_key_may_call_once_a_second() {
    List<Long> pauses = new ArrayList<>();
    try (Asked vendor = answering(request -> Reply.ok("{\"Name\":\"Apple Inc\"}"), pauses::add)) {
      vendor.got(new Question.Accounts(Asked.AAPL));
      assertThat(vendor.stub().asked()).hasSize(4);
    }
    assertThat(pauses).hasSize(3).allMatch(millis -> millis > 1_000);
  }

  /** All with HTTP 200: only the sentence tells. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Information | our standard API rate limit is 25 requests per day. Please subscribe to any of the premium plans | QUOTA_DAILY
          Note | Our standard API call frequency is 5 calls per minute and 500 calls per day. | QUOTA_BURST
          Information | Please consider spreading out your free API requests more sparingly (1 request per second). You may subscribe to any of the premium plans to lift the free key rate limit (25 requests per day), raise the per-second burst limit | QUOTA_BURST
          Note | please contact premium@alphavantage.co if you would like a higher API call volume | QUOTA_BURST
          Information | Thank you for using Alpha Vantage! This is a premium endpoint. | PLAN
          Error Message | the parameter apikey is invalid or missing | AUTH
          Error Message | Invalid API call. Please retry or visit the documentation | UNKNOWN_SYMBOL
          """)
  void a_refusal_with_http_200_has_its_class(String name, String said, VendorFault fault) {
    String body = "{\"%s\":\"%s\"}".formatted(name, said);
    try (Asked vendor = answering(request -> Reply.ok(body))) {
      assertThat(vendor.fault(BARS)).isEqualTo(fault);
    }
  }

  @Test
  void a_day_s_quota_ends_at_midnight_in_new_york_and_the_echoed_key_is_not_repeated() {
    String body =
        "{\"Information\":\"We have detected your API key as %s and our standard API rate limit is"
                .formatted(Asked.KEY)
            + " 25 requests per day.\"}";
    try (Asked vendor = answering(request -> Reply.ok(body))) {
      Answer.Refused<PriceHistory> refused = vendor.refused(BARS);
      assertThat(refused.detail()).doesNotContain(Asked.KEY);
      assertThat(refused.notBefore()).isEqualTo(Instant.parse("2018-05-15T04:00:00Z"));
    }
  }

  @Test
  void bars_are_as_traded_and_the_volume_is_the_sixth() {
    String body =
        "{\"Meta Data\":{},\"Time Series (Daily)\":{\"2018-05-11\":{\"1. open\":\"189.49\","
            + "\"2. high\":\"190.06\",\"3. low\":\"187.45\",\"4. close\":\"188.5900\","
            + "\"5. adjusted close\":\"1\",\"6. volume\":\"26212221\",\"7. dividend amount\":"
            + "\"0.7300\",\"8. split coefficient\":\"1.0\"}}}";
    try (Asked vendor = answering(request -> Reply.ok(body))) {
      PriceHistory history = vendor.got(BARS);
      assertThat(history.bars().getFirst().close()).isEqualTo(new BigDecimal("188.5900"));
      assertThat(history.bars().getFirst().volume()).isEqualTo(26_212_221);
      assertThat(history.actions()).hasSize(1);
    }
  }

  @Test
  void prices_of_other_exchanges_have_no_currency_and_are_not_taken_for_dollars() {
    try (Asked vendor = answering(request -> Reply.ok("{}"))) {
      Symbol tesco = new Symbol("TSCO.LON");
      assertThat(vendor.fault(new Question.Price(tesco))).isEqualTo(VendorFault.ABSENT);
      assertThat(vendor.fault(new Question.Bars(tesco, BARS.from(), BARS.to())))
          .isEqualTo(VendorFault.ABSENT);
      assertThat(vendor.stub().asked()).isEmpty();
    }
  }

  @Test
  void an_empty_quote_is_an_unknown_symbol_and_a_quote_is_of_a_day() {
    try (Asked vendor = answering(request -> Reply.ok("{\"Global Quote\":{}}"))) {
      assertThat(vendor.fault(new Question.Price(Asked.AAPL)))
          .isEqualTo(VendorFault.UNKNOWN_SYMBOL);
    }
    String body =
        "{\"Global Quote\":{\"05. price\":\"188.15\",\"07. latest trading day\":\"2018-05-14\"}}";
    try (Asked vendor = answering(request -> Reply.ok(body))) {
      assertThat(vendor.got(new Question.Price(Asked.AAPL)).stamp().flags())
          .contains(DataFlag.DELAYED);
    }
  }

  @Test
  void what_is_none_is_nothing() {
    try (Asked vendor =
        answering(request ->
            Reply.ok(
                request.path().contains("OVERVIEW")
                    ? "{\"Name\":\"Apple Inc\",\"Sector\":\"TECHNOLOGY\",\"Currency\":\"USD\"}"
                    : request.path().contains("INCOME")
                        ? "{\"annualReports\":[{\"fiscalDateEnding\":\"2017-09-30\","
                            + "\"reportedCurrency\":\"USD\",\"totalRevenue\":\"229234000000\","
                            + "\"netIncome\":\"None\",\"grossProfit\":\"-\"}]}"
                        : "{}"))) {
      Fundamentals accounts = vendor.got(new Question.Accounts(Asked.AAPL));
      assertThat(accounts.latest(Concept.REVENUE).orElseThrow().value()).isEqualTo("229234000000");
      assertThat(accounts.latest(Concept.NET_INCOME)).isEmpty();
      assertThat(accounts.latest(Concept.GROSS_PROFIT)).isEmpty();
    }
    try (Asked vendor = answering(request -> Reply.ok("{}"))) {
      assertThat(vendor.fault(new Question.Accounts(Asked.AAPL)))
          .isEqualTo(VendorFault.UNKNOWN_SYMBOL);
    }
  }

  @Test
  void the_tone_of_a_story_is_that_of_the_instrument() {
    String body =
        "{\"feed\":[{\"title\":\"T\",\"url\":\"u\",\"time_published\":\"20180510T120000\","
            + "\"source\":\"S\",\"summary\":\"\",\"overall_sentiment_score\":0.9,"
            + "\"ticker_sentiment\":[{\"ticker\":\"MSFT\",\"ticker_sentiment_score\":\"0.5\"},"
            + "{\"ticker\":\"AAPL\",\"ticker_sentiment_score\":\"-0.25\"}]}]}";
    try (Asked vendor = answering(request -> Reply.ok(body))) {
      NewsList news =
          vendor.got(
              new Question.Stories(
                  Asked.AAPL, LocalDate.of(2018, 5, 1), LocalDate.of(2018, 5, 14)));
      assertThat(news.items().getFirst().tone()).isEqualTo(new BigDecimal("-0.25"));
      assertThat(news.items().getFirst().knownAt())
          .isEqualTo(Instant.parse("2018-05-10T12:00:00Z"));
    }
  }
}
