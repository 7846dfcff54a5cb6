package tradingagents.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndicatorsStudyTest {
  private static final String BARS =
      """
      {"dates": ["2024-01-02", "2024-01-03", "2024-01-04", "2024-01-05"],
       "open": [10, 11, 12, 13], "high": [12, 13, 14, 15], "low": [9, 10, 11, 12],
       "close": [11, 12, 13, 14], "volume": [100, 200, 300, 400],
       "names": ["sma:2", "macd:1:2:2", "donchian:2", "obv"]}
      """;

  @Test
  void answers_every_bar_by_date_and_name() {
    Sent sent = Sent.to("indicators", BARS);

    assertThat(sent.status()).isEqualTo(200);
    JsonNode days = sent.body();
    assertThat(days.properties().stream().map(java.util.Map.Entry::getKey))
        .containsExactly("2024-01-02", "2024-01-03", "2024-01-04", "2024-01-05");
    JsonNode first = days.path("2024-01-02");
    assertThat(first.path("sma:2").isNull()).isTrue();
    assertThat(first.path("macd:1:2:2").isNull()).isTrue();
    assertThat(first.path("donchian:2").isNull()).isTrue();
    assertThat(first.path("obv").asDouble()).isEqualTo(100);
    JsonNode second = days.path("2024-01-03");
    assertThat(second.path("sma:2").asDouble()).isEqualTo(11.5);
    assertThat(second.at("/macd:1:2:2/line").asDouble()).isCloseTo(0.5, within(1e-12));
    assertThat(second.at("/macd:1:2:2/signal").isNull()).isTrue();
    assertThat(second.at("/donchian:2/upper").asDouble()).isEqualTo(13);
    assertThat(second.at("/donchian:2/lower").asDouble()).isEqualTo(9);
    assertThat(days.at("/2024-01-04/macd:1:2:2/signal").isNumber()).isTrue();
  }

  @Test
  void answers_one_date() {
    Sent sent =
        Sent.to("indicators", BARS.replace("\"names\"", "\"date\": \"2024-01-04\", \"names\""));

    assertThat(sent.body()).hasSize(1);
    assertThat(sent.body().at("/2024-01-04/sma:2").asDouble()).isEqualTo(12.5);
  }

  @Test
  void closes_are_enough_for_what_reads_closes() {
    String closes =
        """
        {"dates": ["2024-01-02", "2024-01-03"], "close": [1, 3], "names": ["sma:2"]}
        """;
    assertThat(Sent.to("indicators", closes).body().at("/2024-01-03/sma:2").asDouble())
        .isEqualTo(2);
    assertThat(Sent.to("indicators", closes.replace("sma:2", "tr")).detail())
        .isEqualTo("tr needs open, high and low, not closes only");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sma:2| smma:2| /names/0: there is no indicator 'smma'; did you mean 'sma'?",
        "sma:2| beta:2| /names/0: beta:2 needs a benchmark",
        "\"names\"| \"benchmark\": [1, 2], \"names\""
            + "| the benchmark needs a close for each of the 4 bars, but it has 2",
        "sma:2| sma:5| sma:5 needs 5 bars, but there are only 4",
        "macd:1:2:2| macd:1:2:4| macd:1:2:4 needs 5 bars, but there are only 4",
        "\"volume\": [100, 200, 300, 400],| ''| obv needs volumes",
        "\"high\": [12, 13, 14, 15],| ''| /high: is missing",
        "[12, 13, 14, 15]| [12, 13, 14]| the columns must be equally long, not 3 and 4",
        "[12, 13, 14, 15]| [12, 9, 14, 15]" + "| high, 9.0, must not be below low, 10.0 (bar 2)",
        "[11, 12, 13, 14]| [11, 0, 13, 14]| a price must be a number above zero, not 0.0 (bar 2)",
        "2024-01-04| 2024-01-03| dates must go forward, but 2024-01-03 follows 2024-01-03",
        "2024-01-04| 2024-01-32| /dates/2: must be a date such as 2018-05-10",
        "\"2024-01-04\",| ''| every bar needs a date, but there are 4 bars and 3 dates",
        "\"names\"| \"date\": \"2024-02-01\", \"names\""
            + "| 2024-02-01 is outside the data, which runs from 2024-01-02 to 2024-01-05",
        "\"names\"| \"date\": \"2024-01-01\", \"names\""
            + "| 2024-01-01 is outside the data, which runs from 2024-01-02 to 2024-01-05",
        "2024-01-04\", \"2024-01-05\"],| 2024-01-06\", \"2024-01-08\"], \"date\": \"2024-01-07\","
            + "| there is no bar of 2024-01-07; the nearest are those of 2024-01-06 and 2024-01-08",
        "[\"sma:2\", \"macd:1:2:2\", \"donchian:2\", \"obv\"]| []"
            + "| name an indicator, such as sma:20",
      })
  void refuses_in_one_sentence(String good, String bad, String detail) {
    Sent sent = Sent.to("indicators", BARS.replace(good, bad));

    assertThat(sent.status()).isEqualTo(400);
    assertThat(sent.detail()).isEqualTo(detail);
  }

  @Test
  void a_request_for_too_many_numbers_is_refused() {
    StringBuilder dates = new StringBuilder();
    StringBuilder closes = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      dates.append(i == 0 ? "\"" : ",\"").append(java.time.LocalDate.EPOCH.plusDays(i)).append('"');
      closes.append(i == 0 ? "1" : ",1");
    }
    String names = "\"bollinger\",".repeat(5) + "\"sma\"";
    String body = "{\"dates\":[" + dates + "],\"close\":[" + closes + "],\"names\":[" + names;

    assertThat(Sent.to("indicators", body + "]}").detail())
        .isEqualTo("these would be more than 500000 numbers; ask for less at once");
    assertThat(Sent.to("indicators", body + "],\"date\":\"2020-01-01\"}").status()).isEqualTo(200);
    String pairs = ",\"benchmark\":[" + closes + "],\"date\":\"2020-01-01\",\"names\":[";
    String heavy = "\"beta:9999\",".repeat(10) + "\"beta:9999\"]}";
    assertThat(
            Sent.to(
                    "indicators",
                    "{\"dates\":[" + dates + "],\"close\":[" + closes + "]" + pairs + heavy)
                .detail())
        .contains("2199780000 looks, more than 2000000000");
  }
}
