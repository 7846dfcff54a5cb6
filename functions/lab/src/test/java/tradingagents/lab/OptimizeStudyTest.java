package tradingagents.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptimizeStudyTest {
  /** Uncorrelated, one twice as lively as the other: 0.8 and 0.2 are calmest. */
  private static final String TWO =
      """
      {"objective": "min-variance", "assets": [
        {"name": "A", "returns": [0.011, 0.011, -0.009, -0.009], "market": null},
        {"name": "B", "returns": [0.023, -0.017, 0.023, -0.017]}]}
      """;

  @Test
  void answers_the_weights_and_their_numbers() {
    Sent sent = Sent.to("optimize", TWO);

    assertThat(sent.status()).as(sent.detail()).isEqualTo(200);
    assertThat(sent.body().at("/weights/A").asDouble()).isCloseTo(0.8, within(1e-12));
    assertThat(sent.body().path("expectedReturn").asDouble()).isCloseTo(0.0014, within(1e-15));
    assertThat(sent.body().at("/riskContributions/B").asDouble()).isCloseTo(0.2, within(1e-12));
    assertThat(sent.body().path("level").asDouble()).isEqualTo(0.95);
    assertThat(sent.body().path("covariance").asText()).isEqualTo("sample");
    assertThat(sent.body().path("frontier")).isEmpty();
  }

  @Test
  void honours_everything_that_can_be_said_of_assets() {
    String bounded = TWO.replace("\"market\": null", "\"low\": 0.1, \"high\": 0.7");
    String trading =
        TWO.replace("\"market\": null", "\"current\": 0.3")
            .replace("{\"objective\"", "{\"turnover\": 0.8, \"objective\"");
    String shares =
        TWO.replace("\"market\": null", "\"budget\": 4")
            .replace("]}]}", "], \"budget\": 1}]}")
            .replace("min-variance", "risk-parity");
    String market =
        TWO.replace("\"market\": null", "\"market\": 0.6")
            .replace("]}]}", "], \"market\": 0.4}]}")
            .replace("min-variance", "black-litterman");
    String view =
        market.replace(
            "{\"objective\"",
            "{\"views\": [{\"loadings\": [{\"asset\": \"A\", \"loading\": 1}], \"return\": 0.001}],"
                + " \"objective\"");
    String grouped =
        TWO.replace(
            "{\"objective\"",
            "{\"groups\": [{\"name\": \"g\", \"members\": [\"B\"], \"floor\": 0.5}],"
                + " \"objective\"");

    assertThat(Sent.to("optimize", bounded).body().at("/weights/A").asDouble()).isEqualTo(0.7);
    // From 0.3 and 0 to 0.8 and 0.2 takes 0.7: the limit does not bind.
    assertThat(Sent.to("optimize", trading).body().at("/weights/A").asDouble())
        .isCloseTo(0.8, within(1e-12));
    assertThat(Sent.to("optimize", shares).body().at("/riskContributions/A").asDouble())
        .isCloseTo(0.8, within(1e-12));
    assertThat(Sent.to("optimize", market).body().at("/weights/A").asDouble()).isEqualTo(0.6);
    Sent opinion = Sent.to("optimize", view);
    assertThat(opinion.body().at("/posteriorReturns/A").asDouble())
        .isCloseTo(
            (opinion.body().at("/equilibriumReturns/A").asDouble() + 0.001) / 2, within(1e-12));
    assertThat(Sent.to("optimize", grouped).body().at("/weights/B").asDouble())
        .isCloseTo(0.5, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "min-variance| min-varianc| there is no objective 'min-varianc'; did you mean"
            + " 'min-variance'?",
        "-0.017]}]}| -0.017, 0]}]}| B has 5 returns, A has 4",
        "\"market\": null| \"low\": 0.6, \"high\": 0.5"
            + "| the bounds of A contradict each other: at least 0.6, at most 0.5",
        "\"market\": null| \"sector\": 1| /assets/0/sector: is not a field of this request",
        "\"market\": null| \"market\": 1| market, delta, tau and views belong to black-litterman",
        "{\"objective\"| {\"frontier\": 101, \"objective\""
            + "| /frontier: must be a whole number from 2 to 100",
        "{\"objective\"| {\"level\": 1, \"objective\"| a level is above 0 and below 1, not 1.0",
        "{\"objective\"| {\"turnover\": 1, \"objective\""
            + "| a limit on turnover needs current weights, and they need it",
        "\"objective\": \"min-variance\",| ''| /objective: is missing",
      })
  void refuses_with_one_sentence(String good, String bad, String detail) {
    Sent sent = Sent.to("optimize", TWO.replace(good, bad));

    assertThat(sent.status()).isEqualTo(400);
    assertThat(sent.detail()).isEqualTo(detail);
  }
}
