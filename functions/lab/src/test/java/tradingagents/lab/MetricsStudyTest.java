package tradingagents.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricsStudyTest {
  private static final String DAYS =
      """
      {"name": "p", "returns": [0.10, -0.05, 0.10], "benchmark": [0.05, -0.02, 0.03],
       "dates": ["2024-01-02", "2024-01-03", "2024-01-04"], "start": "2024-01-01", "periods": 12}
      """;

  @Test
  void answers_with_every_name() {
    Sent sent = Sent.to("metrics", DAYS);

    assertThat(sent.status()).isEqualTo(200);
    assertThat(sent.body().path("totalReturn").asDouble()).isCloseTo(0.1495, within(1e-12));
    assertThat(sent.body().path("beta").isNumber()).isTrue();
    assertThat(sent.body().at("/valueAtRisk/cornishFisher").isNumber()).isTrue();
    assertThat(sent.body().at("/series/benchmark").asText()).isEqualTo("benchmark");
    assertThat(sent.body().at("/series/to").asText()).isEqualTo("2024-01-04");
    assertThat(sent.body().path("drawdowns").toString())
        .isEqualTo(
            "[{\"peak\":\"2024-01-02\",\"trough\":\"2024-01-03\",\"recovery\":\"2024-01-04\","
                + "\"depth\":"
                + sent.body().path("maxDrawdown")
                + ",\"length\":2}]");
    for (String name :
        List.of(
            "sharpe", "omega", "martinRatio", "conditionalValueAtRisk", "minTrackRecordLength")) {
      assertThat(sent.body().has(name)).as(name).isTrue();
    }
  }

  @Test
  void has_null_where_there_is_no_number() {
    JsonNode body = Sent.to("metrics", "{\"returns\": [0.01, 0.02]}").body();

    for (String name :
        List.of("beta", "informationRatio", "upCapture", "calmar", "omega", "profitFactor")) {
      assertThat(body.path(name).isNull()).as(name).isTrue();
    }
    assertThat(body.at("/series/benchmark").isNull()).isTrue();
    assertThat(body.path("drawdowns")).isEmpty();
  }

  @Test
  void numbers_periods_that_have_no_dates() {
    JsonNode body = Sent.to("metrics", "{\"returns\": [-0.01, 0.02, -0.5]}").body();

    assertThat(body.at("/drawdowns/0/peak").asInt(-1)).isZero();
    assertThat(body.at("/drawdowns/0/recovery").asInt()).isEqualTo(2);
    assertThat(body.at("/drawdowns/1/peak").asInt()).isEqualTo(2);
    assertThat(body.at("/drawdowns/1/recovery").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[0.10, -0.05, 0.10]| [0.10]| there are 3 dates and 1 returns; each return has its date",
        "[0.10, -0.05, 0.10]| [0.10, -1, 0.1]| return 2 is -1.0; a return lies above -1",
        "[0.10, -0.05, 0.10]| [0.10, \"x\", 0.1]| /returns/1: must be a number",
        "[0.05, -0.02, 0.03]| [0.05]| returns and benchmark cover the same periods; here are 3"
            + " returns and 1 of the benchmark",
        "2024-01-03| 2024-01-02"
            + "| date 2024-01-02 follows 2024-01-02, but the oldest must come first, each once",
        "2024-01-01| 2024-01-02"
            + "| date 2024-01-02 follows 2024-01-02, but the oldest must come first, each once",
        "2024-01-03| soon| /dates/1: must be a date such as 2018-05-10",
        "\"periods\": 12| \"periods\": 0| /periods: must be a whole number from 1 to 1000000",
        "\"periods\": 12| \"level\": 1"
            + "| a level lies between 0 and 1, both excluded, as 0.95 does; not 1.0",
        "\"periods\": 12| \"riskFree\": -1"
            + "| the risk-free rate is a return per period above -1, not -1.0",
        "\"periods\": 12| \"months\": 12| /months: is not a field of this request",
        "\"returns\"| \"prices\"| /returns: is missing",
      })
  void refuses_what_it_cannot_measure(String good, String bad, String detail) {
    Sent sent = Sent.to("metrics", DAYS.replace(good, bad));

    assertThat(sent.status()).isEqualTo(400);
    assertThat(sent.detail()).isEqualTo(detail);
  }

  @Test
  void hundred_years_of_days_are_answered() {
    String many = String.join(",", Collections.nCopies(25_000, "0.001,-0.001"));
    assertThat(Sent.to("metrics", "{\"returns\": [" + many + "]}").status()).isEqualTo(200);
  }
}
