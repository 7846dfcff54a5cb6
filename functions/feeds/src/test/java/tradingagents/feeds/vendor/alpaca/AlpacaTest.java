package tradingagents.feeds.vendor.alpaca;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import tradingagents.chain.vendor.Question;
import tradingagents.chain.vendor.VendorFault;
import tradingagents.feeds.vendor.Asked;
import tradingagents.model.market.CorporateAction;
import tradingagents.model.market.DataFlag;
import tradingagents.model.market.PriceHistory;
import tradingagents.model.market.Quote;
import tradingagents.testkit.vendors.VendorStub;
import tradingagents.testkit.vendors.VendorStub.Reply;

class AlpacaTest {
  private static final Question.Bars BARS =
      new Question.Bars(Asked.AAPL, LocalDate.of(2018, 5, 9), LocalDate.of(2018, 5, 14));

  private static Asked answering(Function<VendorStub.Asked, Reply> answers) {
    return Asked.of("ALPACA", parts -> new Alpaca(parts, "id", Asked.KEY), answers);
  }

  private static String bar(String time, String close) {
    return "{\"t\":\"%s\",\"o\":174,\"h\":200,\"l\":100.5,\"c\":%s,\"v\":10,\"n\":1,\"vw\":1}"
        .formatted(time, close);
  }

  private static String page(String rows, String token) {
    return "{\"bars\":{\"AAPL\":[%s]},\"next_page_token\":%s}".formatted(rows, token);
  }

  private static final String NO_ACTIONS = "{\"corporate_actions\":{},\"next_page_token\":null}";

  @Test
  void bars_come_page_after_page_with_splits_and_dividends_beside_them() {
    String actions =
        "{\"corporate_actions\":{\"forward_splits\":[{\"symbol\":\"AAPL\",\"new_rate\":4,"
            + "\"old_rate\":1,\"ex_date\":\"2018-05-10\"}],\"cash_dividends\":[{\"rate\":0.73,"
            + "\"ex_date\":\"2018-05-11\"}]},\"next_page_token\":null}";
    try (Asked alpaca =
        answering(request ->
            request.path().startsWith("/v1/corporate-actions")
                ? Reply.ok(actions)
                : request.path().contains("page_token=a%3D")
                    ? Reply.ok(page(bar("2018-05-10T04:00:00Z", "190.04"), "null"))
                    : Reply.ok(page(bar("2018-05-09T04:00:00Z", "187"), "\"a=\"")))) {
      PriceHistory history = alpaca.got(BARS);
      assertThat(history.bars())
          .extracting(bar -> bar.close())
          .containsExactly(new BigDecimal("187"), new BigDecimal("190.04"));
      assertThat(history.bars().getFirst().session()).isEqualTo(LocalDate.of(2018, 5, 9));
      assertThat(history.actions())
          .containsExactly(
              CorporateAction.split(
                  LocalDate.of(2018, 5, 10), BigDecimal.valueOf(4), BigDecimal.ONE),
              CorporateAction.dividend(LocalDate.of(2018, 5, 11), new BigDecimal("0.73")));
      assertThat(history.feed()).isEqualTo("iex");
      assertThat(history.flags()).containsExactly(DataFlag.SINGLE_VENUE);
      assertThat(alpaca.stub().asked().getFirst().path()).contains("adjustment=raw");
    }
  }

  @Test
  void an_empty_page_without_the_symbol_is_no_data() {
    try (Asked alpaca =
        answering(request ->
            Reply.ok(
                request.path().startsWith("/v2")
                    ? "{\"bars\":{},\"next_page_token\":null}"
                    : NO_ACTIONS))) {
      assertThat(alpaca.fault(BARS)).isEqualTo(VendorFault.ABSENT);
    }
  }

  @Test
  void a_quote_without_a_side_is_as_old_as_its_last_trade() {
    try (Asked alpaca =
        answering(request ->
            Reply.ok(
                request.path().startsWith("/v2/stocks/quotes")
                    ? "{\"quotes\":{\"AAPL\":{\"t\":\"2018-05-14T19:59:58.5Z\",\"bp\":188.1,"
                        + "\"ap\":0}}}"
                    : "{\"trades\":{\"AAPL\":{\"t\":\"2018-05-14T19:30:00Z\",\"p\":188.15}}}"))) {
      Quote quote = alpaca.got(new Question.Price(Asked.AAPL));
      assertThat(quote.bid()).hasToString("188.1 USD");
      assertThat(quote.ask()).isNull();
      assertThat(quote.last()).hasToString("188.15 USD");
      assertThat(quote.stamp().asOf()).isEqualTo(Instant.parse("2018-05-14T19:30:00Z"));
    }
  }

  @Test
  void a_story_that_was_rewritten_is_known_since_then() {
    String body =
        "{\"news\":[{\"id\":1,\"headline\":\"H\",\"summary\":\"S\",\"source\":\"benzinga\","
            + "\"created_at\":\"2018-05-10T10:00:00Z\",\"updated_at\":\"2018-05-12T10:00:00Z\"}],"
            + "\"next_page_token\":null}";
    try (Asked alpaca = answering(request -> Reply.ok(body))) {
      assertThat(
              alpaca
                  .got(
                      new Question.Stories(
                          Asked.AAPL, LocalDate.of(2018, 5, 1), LocalDate.of(2018, 5, 14)))
                  .items()
                  .getFirst()
                  .knownAt())
          .isEqualTo(Instant.parse("2018-05-12T10:00:00Z"));
    }
  }

  @Test
  void its_refusals_have_their_classes() {
    try (Asked alpaca =
        answering(request ->
            Reply.of(
                403, "{\"message\":\"subscription does not permit querying recent SIP data\"}"))) {
      assertThat(alpaca.fault(BARS)).isEqualTo(VendorFault.PLAN);
    }
    try (Asked alpaca = answering(request -> Reply.of(403, "{\"message\":\"forbidden.\"}"))) {
      assertThat(alpaca.fault(BARS)).isEqualTo(VendorFault.AUTH);
    }
    try (Asked alpaca =
        answering(request -> Reply.of(400, "{\"message\":\"invalid symbol: X\"}"))) {
      assertThat(alpaca.fault(BARS)).isEqualTo(VendorFault.UNKNOWN_SYMBOL);
    }
  }

  @Test
  void pages_without_end_are_cut() {
    try (Asked alpaca =
        answering(request -> Reply.ok(page(bar("2018-05-09T04:00:00Z", "187"), "\"again\"")))) {
      assertThat(alpaca.fault(BARS)).isEqualTo(VendorFault.MALFORMED);
      assertThat(alpaca.stub().asked()).hasSize(20);
    }
  }
}
