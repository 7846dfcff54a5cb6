package tradingagents.feeds.vendor.edgar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import tradingagents.chain.vendor.Question;
import tradingagents.chain.vendor.VendorFault;
import tradingagents.feeds.vendor.Asked;
import tradingagents.model.market.Concept;
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
}
