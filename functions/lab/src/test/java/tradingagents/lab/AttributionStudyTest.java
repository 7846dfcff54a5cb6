package tradingagents.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributionStudyTest {
  private static final String YEAR =
      """
      {"periods": [{"name": "year", "segments": [
        {"name": "UK", "portfolioWeight": 0.4, "benchmarkWeight": 0.4,
         "portfolioReturn": 0.2, "benchmarkReturn": 0.1},
        {"name": "Japan", "portfolioWeight": 0.3, "benchmarkWeight": 0.2,
         "portfolioReturn": -0.05, "benchmarkReturn": -0.04},
        {"name": "US", "portfolioWeight": 0.3, "benchmarkWeight": 0.4,
         "portfolioReturn": 0.06, "benchmarkReturn": 0.08}]}]}
      """;

  @Test
  void answers_the_published_example() {
    Sent sent = Sent.to("attribution", YEAR);

    assertThat(sent.status()).isEqualTo(200);
    assertThat(sent.body().path("linking").asText()).isEqualTo("carino");
    assertThat(sent.body().path("allocation").asDouble()).isCloseTo(-0.012, within(1e-12));
    assertThat(sent.body().path("selection").asDouble()).isCloseTo(0.03, within(1e-12));
    assertThat(sent.body().path("interaction").asDouble()).isCloseTo(0.001, within(1e-12));
    assertThat(sent.body().path("excessReturn").asDouble()).isCloseTo(0.019, within(1e-12));
    assertThat(sent.body().at("/segments/Japan/allocation").asDouble())
        .isCloseTo(-0.0104, within(1e-12));
    assertThat(sent.body().at("/periods/year/total").asDouble()).isCloseTo(0.019, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"name\": \"US\"| \"name\": \"UK\"| /periods/0: period year names segment UK twice",
        "0.3, \"benchmarkWeight\": 0.4| 0.5, \"benchmarkWeight\": 0.4"
            + "| /periods/0: the portfolio weights of period year must sum to 1, not 1.2",
        "\"portfolioReturn\": 0.2| \"portfolioReturn\": null"
            + "| /periods/0/segments/0: UK has weight in the portfolio, so it needs a return there",
        "\"portfolioReturn\": 0.2| \"portfolioReturn\": \"0.2\""
            + "| /periods/0/segments/0/portfolioReturn: must be a number",
        "\"portfolioReturn\": 0.2| \"portfolioReturn\": 1e999"
            + "| /periods/0/segments/0/portfolioReturn: must be a number",
        "\"portfolioReturn\": 0.2| \"return\": 0.2"
            + "| /periods/0/segments/0/return: is not a field of this request",
        "{\"periods\"| {\"linking\": \"frongello\", \"periods\""
            + "| /linking: linking must be carino or menchero, not 'frongello'",
        "\"name\": \"year\",| ''| /periods/0/name: is missing",
        "{\"periods\"| {\"spans\"| /periods: is missing",
      })
  void refuses_what_it_cannot_explain_and_says_where(String good, String bad, String detail) {
    Sent sent = Sent.to("attribution", YEAR.replace(good, bad));

    assertThat(sent.status()).isEqualTo(400);
    assertThat(sent.detail()).isEqualTo(detail);
  }

  @Test
  void a_body_has_bounds() {
    assertThat(Sent.to("attribution", " ".repeat(Studies.LONGEST_REQUEST + 1)).status())
        .isEqualTo(413);
    assertThat(Sent.to("attribution", "{\"periods\":[]}").detail())
        .isEqualTo("an attribution needs at least one period");
    assertThat(Sent.to("astrology", "{}").status()).isEqualTo(404);
  }
}
