package tradingagents.feeds.vendor.yahoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import tradingagents.chain.vendor.Question;
import tradingagents.chain.vendor.VendorFault;
import tradingagents.feeds.vendor.Asked;
import tradingagents.model.market.Concept;
import tradingagents.model.market.DataFlag;
import tradingagents.model.market.Fundamentals;
import tradingagents.model.market.PriceHistory;
import tradingagents.model.market.Quote;
import tradingagents.testkit.vendors.VendorStub;
import tradingagents.testkit.vendors.VendorStub.Reply;

class YahooTest {
  private static final Question.Bars BARS =
      new Question.Bars(Asked.AAPL, LocalDate.of(2014, 6, 6), LocalDate.of(2018, 5, 14));
  private static final long JUNE_6 = 1_402_061_400;
  private static final long JUNE_9 = 1_402_320_600;
  private static final Reply NO_COOKIE = Reply.of(404, "").with("Set-Cookie", "A3=abc; Path=/");

  private static Asked answering(Function<VendorStub.Asked, Reply> answers) {
    return Asked.of("YAHOO", Yahoo::new, answers);
  }

  private static Asked chart(String body) {
    return answering(request -> Reply.ok(body));
  }

  private static String chart(String currency, String times, String cells, String events) {
    return ("{\"chart\":{\"result\":[{\"meta\":{\"currency\":\"%s\","
            + "\"exchangeTimezoneName\":\"America/New_York\"},\"timestamp\":[%s],\"events\":{%s},"
            + "\"indicators\":{\"quote\":[{\"open\":[%s],\"high\":[%s],\"low\":[%s],\"close\":[%s],"
            + "\"volume\":[700,100]}]}}],\"error\":null}}")
        .formatted(currency, times, events, cells, cells, cells, cells);
  }

  /** As traded 645.57 on 2014-06-06; Yahoo sends it divided by 7, as a widened float. */
  @Test
  void prices_volumes_and_dividends_are_un_split_to_as_traded() {
    String events =
        "\"splits\":{\"%d\":{\"date\":%d,\"numerator\":7,\"denominator\":1}},"
                .formatted(JUNE_9, JUNE_9)
            + "\"dividends\":{\"%d\":{\"date\":%d,\"amount\":0.47}}".formatted(JUNE_6, JUNE_6);
    String body =
        chart("USD", JUNE_6 + "," + JUNE_9, "92.22428894042969,93.69999694824219", events);
    try (Asked yahoo = chart(body)) {
      PriceHistory history = yahoo.got(BARS);
      assertThat(history.bars().getFirst().close()).isEqualTo(new BigDecimal("645.57"));
      assertThat(history.bars().getFirst().volume()).isEqualTo(100);
      assertThat(history.bars().getLast().close()).isEqualTo(new BigDecimal("93.70"));
      assertThat(history.bars().getLast().volume()).isEqualTo(100);
      assertThat(history.actions().getFirst().amount()).isEqualByComparingTo("3.29");
      assertThat(history.flags()).containsExactlyInAnyOrder(DataFlag.ROUNDED, DataFlag.UNSPLIT);
    }
  }

  @Test
  void pence_are_not_pounds() {
    String body = chart("GBp", JUNE_6 + "," + JUNE_9, "1234.5,1300.25", "");
    try (Asked yahoo = chart(body)) {
      PriceHistory history = yahoo.got(BARS);
      assertThat(history.provenance().currency().code()).isEqualTo("GBP");
      assertThat(history.bars().getFirst().close()).isEqualByComparingTo("12.345");
      assertThat(history.flags()).contains(DataFlag.MINOR_UNITS);
    }
  }

  @Test
  void an_unsaid_currency_is_no_dollar() {
    try (Asked yahoo = chart(chart("", JUNE_6 + "," + JUNE_9, "1,2", ""))) {
      assertThat(yahoo.fault(BARS)).isEqualTo(VendorFault.MALFORMED);
    }
  }

  @Test
  void a_null_cell_is_a_missing_bar_and_no_timestamps_are_no_bars() {
    try (Asked yahoo = chart(chart("USD", JUNE_6 + "," + JUNE_9, "null,93.7", ""))) {
      assertThat(yahoo.got(BARS).bars()).hasSize(1);
    }
    String weekend =
        "{\"chart\":{\"result\":[{\"meta\":{\"currency\":\"USD\",\"exchangeTimezoneName\":"
            + "\"America/New_York\"},\"indicators\":{\"quote\":[{}]}}],\"error\":null}}";
    try (Asked yahoo = chart(weekend)) {
      assertThat(yahoo.fault(BARS)).isEqualTo(VendorFault.ABSENT);
    }
  }

  @Test
  void an_unknown_symbol_is_not_an_absent_module() {
    String unknown =
        "{\"chart\":{\"result\":null,\"error\":{\"code\":\"Not Found\",\"description\":\"No data"
            + " found, symbol may be delisted\"}}}";
    try (Asked yahoo = answering(request -> Reply.of(404, unknown))) {
      assertThat(yahoo.fault(BARS)).isEqualTo(VendorFault.UNKNOWN_SYMBOL);
      assertThat(yahoo.fault(new Question.Accounts(Asked.AAPL))).isEqualTo(VendorFault.ABSENT);
    }
  }

  private static String quote(String more) {
    return "{\"quoteResponse\":{\"result\":[{\"symbol\":\"AAPL\",\"currency\":\"USD\","
        + "\"regularMarketPrice\":188.15,\"regularMarketTime\":1526328001,\"bid\":188.1,"
        + "\"ask\":188.2"
        + more
        + "}],\"error\":null}}";
  }

  @Test
  void a_quote_is_asked_for_with_a_cookie_and_a_crumb_that_are_kept() {
    AtomicInteger crumbs = new AtomicInteger();
    try (Asked yahoo =
        answering(request ->
            switch (request.path().split("\\?", 2)[0]) {
              case "/cookie" -> NO_COOKIE;
              case "/v1/test/getcrumb" -> {
                crumbs.incrementAndGet();
                assertThat(request.headers()).containsEntry("Cookie", "A3=abc");
                yield Reply.ok("dFhd8fj/1s");
              }
              default -> Reply.ok(quote(""));
            })) {
      Quote quote = yahoo.got(new Question.Price(Asked.AAPL));
      yahoo.got(new Question.Price(Asked.AAPL));
      assertThat(quote.ask()).hasToString("188.2 USD");
      assertThat(quote.stamp().asOf()).isEqualTo(Instant.ofEpochSecond(1_526_328_001));
      assertThat(crumbs).hasValue(1);
      assertThat(yahoo.stub().asked().getLast().path()).endsWith("&crumb=dFhd8fj%2F1s");
    }
  }

  @Test
  void from_the_eu_consent_is_refused_first_by_the_form() {
    String form =
        "<html><form method=\"post\"><input type=\"hidden\" name=\"csrfToken\" value=\"tok\">"
            + "<input type=\"hidden\" name=\"sessionId\" value=\"s1\"></form></html>";
    try (Asked yahoo =
        answering(request ->
            switch (request.path().split("\\?", 2)[0]) {
              case "/cookie" -> Reply.of(302, "").with("Location", "/consent");
              case "/consent" ->
                  request.method().equals("GET")
                      ? Reply.ok(form)
                      : Reply.of(302, "").with("Location", "/copyConsent");
              case "/copyConsent" -> NO_COOKIE;
              case "/v1/test/getcrumb" -> Reply.ok("crumb");
              default -> Reply.ok(quote(""));
            })) {
      yahoo.got(new Question.Price(Asked.AAPL));
      assertThat(
              yahoo.stub().asked().stream()
                  .filter(asked -> asked.method().equals("POST"))
                  .map(VendorStub.Asked::body))
          .containsExactly("csrfToken=tok&sessionId=s1&reject=reject");
    }
  }

  @Test
  void a_refused_crumb_is_replaced_once() {
    AtomicInteger crumbs = new AtomicInteger();
    try (Asked yahoo =
        answering(request ->
            switch (request.path().split("\\?", 2)[0]) {
              case "/cookie" -> NO_COOKIE;
              case "/v1/test/getcrumb" -> Reply.ok("crumb" + crumbs.incrementAndGet());
              default ->
                  request.path().endsWith("crumb2")
                      ? Reply.ok(quote(""))
                      : Reply.of(401, "{\"finance\":{\"error\":\"Invalid Crumb\"}}");
            })) {
      yahoo.got(new Question.Price(Asked.AAPL));
      assertThat(crumbs).hasValue(2);
    }
  }

  @Test
  void no_crumb_is_a_fault_and_no_price() {
    Map<Reply, VendorFault> crumbs =
        Map.of(
            Reply.ok("Too Many Requests"), VendorFault.QUOTA_BURST,
            Reply.ok("<html>busy</html>"), VendorFault.TRANSIENT,
            Reply.of(500, ""), VendorFault.TRANSIENT);
    crumbs.forEach((crumb, fault) -> {
      try (Asked yahoo =
          answering(request ->
              request.path().startsWith("/v1/test/getcrumb")
                  ? crumb
                  : request.path().equals("/cookie") ? NO_COOKIE : Reply.ok(quote("")))) {
        assertThat(yahoo.fault(new Question.Price(Asked.AAPL))).isEqualTo(fault);
      }
    });
  }

  @Test
  void accounts_are_known_by_a_cautious_rule_and_zero_is_no_value() {
    String series =
        "{\"timeseries\":{\"result\":[{\"meta\":{\"symbol\":[\"AAPL\"],\"type\":"
            + "[\"annualTotalRevenue\"]},\"timestamp\":[1],\"annualTotalRevenue\":[null,"
            + "{\"asOfDate\":\"2017-09-30\",\"currencyCode\":\"USD\",\"reportedValue\":"
            + "{\"raw\":229234000000}}]},{\"meta\":{\"type\":[\"annualNetIncome\"]},"
            + "\"annualNetIncome\":[{\"asOfDate\":\"2017-09-30\",\"currencyCode\":\"USD\","
            + "\"reportedValue\":{\"raw\":0}}]}],\"error\":null}}";
    try (Asked yahoo =
        answering(request ->
            switch (request.path().split("\\?", 2)[0]) {
              case "/cookie" -> NO_COOKIE;
              case "/v1/test/getcrumb" -> Reply.ok("crumb");
              case "/v10/finance/quoteSummary/AAPL" -> Reply.of(404, "{}");
              default -> Reply.ok(series);
            })) {
      Fundamentals accounts = yahoo.got(new Question.Accounts(Asked.AAPL));
      assertThat(accounts.latest(Concept.REVENUE).orElseThrow().knownAt())
          .isEqualTo(Instant.parse("2018-01-28T05:00:00Z"));
      assertThat(accounts.latest(Concept.NET_INCOME)).isEmpty();
      assertThat(accounts.asKnown(Instant.parse("2018-01-28T04:59:59Z")).isEmpty()).isTrue();
    }
  }

  @Test
  void stories_are_of_the_asked_days() {
    String body =
        "{\"news\":[{\"uuid\":\"u1\",\"title\":\"In\",\"publisher\":\"P\","
            + "\"providerPublishTime\":1526040000},{\"uuid\":\"u2\",\"title\":\"Out\","
            + "\"publisher\":\"P\",\"providerPublishTime\":1400000000}]}";
    try (Asked yahoo = answering(request -> Reply.ok(body))) {
      assertThat(
              yahoo
                  .got(
                      new Question.Stories(
                          Asked.AAPL, LocalDate.of(2018, 5, 1), LocalDate.of(2018, 5, 14)))
                  .items())
          .extracting(item -> item.headline())
          .containsExactly("In");
    }
  }
}
