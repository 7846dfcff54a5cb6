package tradingagents.feeds.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tradingagents.chain.vendor.Question;
import tradingagents.chain.vendor.VendorFault;
import tradingagents.feeds.vendor.tiingo.Tiingo;
import tradingagents.testkit.vendors.VendorStub.Reply;

/** What any vendor can do to us, through the plainest adapter. */
class FaultsTest {
  private static final Question.Bars BARS =
      new Question.Bars(Asked.AAPL, LocalDate.of(2018, 5, 10), LocalDate.of(2018, 5, 14));
  private static final String ROW =
      "[{\"date\":\"2018-05-11T00:00:00.000Z\",\"close\":188.59,\"high\":190.06,\"low\":187.45,"
          + "\"open\":189.49,\"volume\":26212221,\"divCash\":0.0,\"splitFactor\":1.0}]";

  private static Asked answering(Reply reply) {
    return Asked.of("TIINGO", parts -> new Tiingo(parts, Asked.KEY), request -> reply);
  }

  @ParameterizedTest
  @CsvSource({
    "400, BAD_REQUEST", "401, AUTH", "402, PLAN", "403, AUTH", "404, UNKNOWN_SYMBOL",
    "408, TRANSIENT", "422, BAD_REQUEST", "429, QUOTA_BURST", "500, TRANSIENT", "503, TRANSIENT"
  })
  void each_status_has_its_class(int status, VendorFault fault) {
    try (Asked vendor = answering(Reply.of(status, "{\"detail\":\"no\"}"))) {
      assertThat(vendor.fault(BARS)).isEqualTo(fault);
    }
  }

  @Test
  void garbage_is_never_a_price() {
    Map<Reply, VendorFault> replies =
        Map.of(
            Reply.ok("<!DOCTYPE html><html>Will be right back</html>"), VendorFault.MAINTENANCE,
            Reply.ok("not json"), VendorFault.MALFORMED,
            Reply.ok(ROW.substring(0, 60)), VendorFault.MALFORMED,
            Reply.ok("{\"detail\":\"an object\"}"), VendorFault.MALFORMED,
            Reply.ok(ROW.replace("188.59", "\"abc\"")), VendorFault.MALFORMED,
            Reply.ok(ROW.replace("188.59", "null")), VendorFault.MALFORMED,
            Reply.ok(ROW.replace("188.59", "-1")), VendorFault.MALFORMED,
            Reply.ok(ROW.replace("190.06", "100")), VendorFault.MALFORMED,
            Reply.ok("[]"), VendorFault.ABSENT,
            Reply.gone(), VendorFault.TRANSIENT);
    replies.forEach((reply, fault) -> {
      try (Asked vendor = answering(reply)) {
        assertThat(vendor.fault(BARS)).as("%s", reply).isEqualTo(fault);
      }
    });
    try (Asked vendor = answering(Reply.ok(ROW).truncated())) {
      assertThat(vendor.fault(BARS)).isIn(VendorFault.TRANSIENT, VendorFault.MALFORMED);
    }
  }

  @Test
  void an_echoed_key_is_in_no_sentence() {
    try (Asked vendor = answering(Reply.of(401, "your key " + Asked.KEY + " is\nwrong"))) {
      assertThat(vendor.refused(BARS).detail()).isEqualTo("HTTP 401: your key *** is wrong");
    }
  }

  @Test
  void retry_after_is_read_in_seconds_and_as_a_date() {
    try (Asked vendor = answering(Reply.of(429, "").with("Retry-After", "30"))) {
      assertThat(vendor.refused(BARS).notBefore()).isEqualTo(Asked.NOW.plusSeconds(30));
    }
    try (Asked vendor =
        answering(Reply.of(503, "").with("Retry-After", "Mon, 14 May 2018 21:02:00 GMT"))) {
      assertThat(vendor.refused(BARS).notBefore()).isEqualTo(Asked.NOW.plusSeconds(120));
    }
    try (Asked vendor = answering(Reply.of(429, "").with("Retry-After", "soon"))) {
      assertThat(vendor.refused(BARS).notBefore()).isNull();
    }
  }

  @Test
  void numbers_as_texts_are_numbers() {
    try (Asked vendor = answering(Reply.ok(ROW.replace("188.59", "\"188.5900\"")))) {
      assertThat(vendor.got(BARS).bars().getFirst().close().toPlainString()).isEqualTo("188.5900");
    }
  }
}
