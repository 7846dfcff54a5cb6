package tradingagents.feeds.vendor.fred;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import tradingagents.chain.vendor.Question;
import tradingagents.chain.vendor.VendorFault;
import tradingagents.feeds.vendor.Asked;
import tradingagents.model.market.MacroSeries;
import tradingagents.testkit.vendors.VendorStub;
import tradingagents.testkit.vendors.VendorStub.Reply;

class FredTest {
  private static Asked answering(Function<VendorStub.Asked, Reply> answers) {
    return Asked.of("FRED", parts -> new Fred(parts, Asked.KEY), answers);
  }

  @Test
  void each_vintage_is_known_when_its_day_is_over_and_a_dot_is_nothing() {
    String rows =
        "{\"observations\":[{\"realtime_start\":\"2018-04-27\",\"realtime_end\":\"2018-05-29\","
            + "\"date\":\"2018-01-01\",\"value\":\"2.3\"},{\"realtime_start\":\"2018-05-30\","
            + "\"realtime_end\":\"9999-12-31\",\"date\":\"2018-01-01\",\"value\":\"2.2\"},"
            + "{\"realtime_start\":\"2018-04-27\",\"realtime_end\":\"9999-12-31\","
            + "\"date\":\"2018-04-01\",\"value\":\".\"}]}";
    try (Asked fred =
        answering(request ->
            Reply.ok(
                request.path().startsWith("/fred/series?")
                    ? "{\"seriess\":[{\"title\":\"Real GDP\",\"units\":\"Percent\"}]}"
                    : rows))) {
      MacroSeries series = fred.got(new Question.Economy("GDP"));
      assertThat(series.title()).isEqualTo("Real GDP");
      Instant known = Instant.parse("2018-04-28T04:00:00Z");
      assertThat(series.asKnown(known.minusMillis(1)).isEmpty()).isTrue();
      assertThat(series.asKnown(known).latest().orElseThrow().value()).isEqualTo("2.3");
      assertThat(
              series.asKnown(Instant.parse("2018-05-31T04:00:00Z")).latest().orElseThrow().value())
          .isEqualTo("2.2");
      assertThat(series.latest().orElseThrow().date()).isEqualTo(LocalDate.of(2018, 1, 1));
    }
  }

  /** A daily series has more vintages than FRED tells at once; slices repeat what was known. */
  @Test
  void too_many_vintages_are_asked_for_in_slices() {
    try (Asked fred =
        answering(request -> {
          if (request.path().startsWith("/fred/series?")) {
            return Reply.ok("{\"seriess\":[{\"title\":\"T\",\"units\":\"Percent\"}]}");
          }
          if (request.path().contains("realtime_start=1776")) {
            return Reply.of(400, "{\"error_message\":\"exceeds the maximum vintage dates\"}");
          }
          String from = request.path().replaceAll(".*realtime_start=([0-9-]*).*", "$1");
          String own =
              from.startsWith("2014")
                  ? ",{\"realtime_start\":\"2018-05-02\",\"date\":\"2018-05-01\","
                      + "\"value\":\"2.97\"}"
                  : "";
          return Reply.ok(
              ("{\"observations\":[{\"realtime_start\":\"%s\",\"date\":\"2000-01-03\","
                      + "\"value\":\"6.58\"}%s]}")
                  .formatted(from, own));
        })) {
      MacroSeries series = fred.got(new Question.Economy("DGS10"));
      assertThat(series.points()).hasSize(2);
      assertThat(series.points().getFirst().knownAt())
          .isEqualTo(Instant.parse("2000-01-02T05:00:00Z"));
      assertThat(series.latest().orElseThrow().value()).isEqualTo("2.97");
    }
  }

  @Test
  void its_400_has_three_meanings() {
    try (Asked fred =
        answering(request ->
            Reply.of(400, "{\"error_message\":\"Bad Request. The series does not exist.\"}"))) {
      assertThat(fred.fault(new Question.Economy("NOPE"))).isEqualTo(VendorFault.UNKNOWN_SYMBOL);
    }
    try (Asked fred =
        answering(request ->
            Reply.of(400, "{\"error_message\":\"The value for variable api_key is bad.\"}"))) {
      assertThat(fred.fault(new Question.Economy("GDP"))).isEqualTo(VendorFault.AUTH);
    }
    try (Asked fred = answering(request -> Reply.of(400, "{}"))) {
      assertThat(fred.fault(new Question.Economy("GDP"))).isEqualTo(VendorFault.BAD_REQUEST);
    }
  }
}
