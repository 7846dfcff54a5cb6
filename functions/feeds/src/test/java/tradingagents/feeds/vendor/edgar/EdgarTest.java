package tradingagents.feeds.vendor.edgar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import tradingagents.chain.vendor.Question;
import tradingagents.chain.vendor.VendorFault;
import tradingagents.feeds.vendor.Asked;
import tradingagents.model.market.Concept;
import tradingagents.model.market.FundamentalFact;
import tradingagents.model.market.Fundamentals;
import tradingagents.model.market.Symbol;
import tradingagents.testkit.vendors.VendorStub;
import tradingagents.testkit.vendors.VendorStub.Reply;

class EdgarTest {
  private static final String CONTACT = "Desk desk@example.com";

  private static Asked answering(Function<VendorStub.Asked, Reply> answers) {
    return Asked.of("EDGAR", parts -> new Edgar(parts, CONTACT), answers);
  }

  private static Reply filings(VendorStub.Asked asked) {
    return switch (asked.path()) {
      case "/files/company_tickers.json" ->
          Reply.ok("{\"0\":{\"cik_str\":320193,\"ticker\":\"AAPL\",\"title\":\"Apple Inc.\"}}");
      case "/submissions/CIK0000320193.json" ->
          Reply.ok(
              "{\"name\":\"Apple Inc.\",\"sicDescription\":\"Electronic Computers\",\"exchanges\":"
                  + "[\"Nasdaq\"],\"filings\":{\"recent\":{\"accessionNumber\":[\"b\"],"
                  + "\"acceptanceDateTime\":[\"2018-05-01T20:31:02.000Z\"]}}}");
      case "/api/xbrl/companyfacts/CIK0000320193.json" ->
          Reply.ok(
              "{\"facts\":{\"us-gaap\":{\"NetIncomeLoss\":{\"units\":{\"USD\":["
                  + "{\"start\":\"2016-09-25\",\"end\":\"2017-09-30\",\"val\":48351000000,"
                  + "\"accn\":\"a\",\"form\":\"10-K\",\"filed\":\"2017-11-03\"},"
                  + "{\"start\":\"2016-09-25\",\"end\":\"2017-09-30\",\"val\":48000000000,"
                  + "\"accn\":\"b\",\"form\":\"10-K/A\",\"filed\":\"2018-05-01\"}]}}}}}");
      default -> Reply.of(404, "");
    };
  }

  @Test
  void a_number_is_known_from_the_second_its_filing_was_accepted() {
    try (Asked edgar = answering(EdgarTest::filings)) {
      Fundamentals accounts = edgar.got(new Question.Accounts(Asked.AAPL));
      assertThat(accounts.profile().name()).isEqualTo("Apple Inc.");
      Instant accepted = Instant.parse("2018-05-02T00:31:02Z");
      assertThat(newest(accounts, accepted)).isEqualTo("48000000000");
      assertThat(newest(accounts, accepted.minusMillis(1))).isEqualTo("48351000000");
      // Without that second it is the morning after the date, 06:00 in New York.
      Instant morning = Instant.parse("2017-11-04T10:00:00Z");
      assertThat(newest(accounts, morning)).isEqualTo("48351000000");
      assertThat(accounts.asKnown(morning.minusMillis(1)).isEmpty()).isTrue();
      assertThat(edgar.stub().asked().getFirst().headers()).containsEntry("User-agent", CONTACT);
    }
  }

  private static String newest(Fundamentals accounts, Instant asOf) {
    return accounts.asKnown(asOf).latest(Concept.NET_INCOME).orElseThrow().value().toPlainString();
  }

  @Test
  void an_unknown_ticker_a_refused_agent_and_a_flood_have_their_classes() {
    try (Asked edgar = answering(EdgarTest::filings)) {
      assertThat(edgar.fault(new Question.Accounts(new Symbol("NOPE"))))
          .isEqualTo(VendorFault.UNKNOWN_SYMBOL);
    }
    try (Asked edgar =
        answering(asked -> Reply.of(403, "<html>Undeclared Automated Tool</html>"))) {
      assertThat(edgar.fault(new Question.Accounts(Asked.AAPL))).isEqualTo(VendorFault.AUTH);
    }
    try (Asked edgar =
        answering(asked -> Reply.of(403, "<html>Request Rate Threshold Exceeded</html>"))) {
      assertThat(edgar.fault(new Question.Accounts(Asked.AAPL))).isEqualTo(VendorFault.QUOTA_BURST);
    }
  }

  private static String number(String unit, String rows) {
    return "{\"units\":{\"" + unit + "\":[" + rows + "]}}";
  }

  private static String row(String filing, String form, int year, String value) {
    return """
    {"start":"%d-01-01","end":"%d-12-31","val":%s,"accn":"%s","form":"%s","filed":"%d-04-15"}\
    """
        .formatted(year, year, value, filing, form, 2000 + Integer.parseInt(filing));
  }

  /** What a company files under the given names; everything else as usual. */
  private static Fundamentals filed(String taxonomies) {
    try (Asked edgar =
        answering(asked ->
            asked.path().startsWith("/api/")
                ? Reply.ok("{\"facts\":{" + taxonomies + "}}")
                : filings(asked))) {
      return edgar.got(new Question.Accounts(Asked.AAPL));
    }
  }

  @Test
  void a_company_from_abroad_speaks_in_the_currency_of_most_of_its_numbers() {
    String own = row("17", "20-F", 2015, "843") + "," + row("17", "20-F", 2016, "947");
    Fundamentals accounts =
        filed(
            "\"ifrs-full\":{\"Revenue\":{\"units\":{\"USD\":["
                + row("17", "20-F", 2016, "29")
                + "],\"TWD\":["
                + own
                + "]}},\"ProfitLoss\":"
                + number("TWD", row("17", "20-F", 2016, "334"))
                + ",\"ProfitLossAttributableToOwnersOfParent\":"
                + number("TWD", row("17", "20-F", 2016, "331"))
                + ",\"DilutedEarningsLossPerShare\":"
                + number("TWD/shares", row("17", "20-F", 2016, "12.89"))
                + "}");

    assertThat(accounts.facts())
        .extracting(
            FundamentalFact::concept, FundamentalFact::unit, fact -> fact.value().toPlainString())
        .containsExactlyInAnyOrder(
            tuple(Concept.REVENUE, "TWD", "843"),
            tuple(Concept.REVENUE, "TWD", "947"),
            tuple(Concept.NET_INCOME, "TWD", "331"));
  }

  @Test
  void what_is_per_share_is_of_the_shares_that_trade() {
    String name = "\"us-gaap\":{\"EarningsPerShareDiluted\":";
    assertThat(filed(name + number("CNY/shares", row("19", "20-F", 2018, "33.4")) + "}").facts())
        .isEmpty();
    assertThat(filed(name + number("USD/shares", row("19", "10-K", 2018, "11.9")) + "}").facts())
        .extracting(fact -> fact.value().toPlainString())
        .containsExactly("11.9");
  }

  @Test
  void a_company_that_changes_its_currency_keeps_what_it_said_before() {
    Fundamentals accounts =
        filed(
            "\"ifrs-full\":{\"Assets\":{\"units\":{\"EUR\":["
                + row("17", "20-F", 2016, "10")
                + "],\"USD\":["
                + row("18", "20-F", 2017, "12")
                + "]}}}");

    assertThat(accounts.facts()).extracting(FundamentalFact::unit).containsExactly("EUR", "USD");
    assertThat(accounts.profile().currency()).isEqualTo("USD");
  }
}
