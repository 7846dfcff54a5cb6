package tradingagents.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortfolioStudiesTest {
  @Test
  void factors_answers_the_regression() {
    Sent sent =
        Sent.to(
            "factors",
            """
            {"dates": ["2024-01-02", "2024-01-03", "2024-01-04", "2024-01-05"],
             "returns": [0.021, -0.039, 0.031, 0.011],
             "factors": [{"name": "mkt", "returns": [0.01, -0.02, 0.015, 0.005]}], "lags": 0}
            """);

    assertThat(sent.status()).as("%s", sent.body()).isEqualTo(200);
    assertThat(sent.body().path("betas").path("mkt").asDouble()).isCloseTo(2, within(1e-12));
    assertThat(sent.body().path("alpha").asDouble()).isCloseTo(0.001, within(1e-14));
  }

  @Test
  void rebalance_answers_trades() {
    Sent sent =
        Sent.to(
            "rebalance",
            """
            {"holdings": [{"symbol": "A", "quantity": "100", "price": "10",
               "lots": [{"acquired": "2023-01-03", "quantity": "100", "basis": "500"}]},
              {"symbol": "B", "quantity": "0", "price": "10"}],
             "targets": [{"symbol": "A", "weight": "0.5"}, {"symbol": "B", "weight": "0.5"}],
             "mode": "tax", "band": "0", "date": "2024-06-14", "shortRate": "0.4",
             "longRate": "0.2"}
            """);

    assertThat(sent.status()).as("%s", sent.body()).isEqualTo(200);
    assertThat(sent.body().path("tax").asInt()).isEqualTo(50);
    assertThat(sent.body().path("trades")).hasSize(2);
    assertThat(sent.body().path("withinBands").asBoolean()).isTrue();
  }

  @Test
  void harvest_answers_suggestions() {
    Sent sent =
        Sent.to(
            "harvest",
            """
            {"date": "2024-06-30", "prices": [{"symbol": "X", "price": "6"}],
             "lots": [{"symbol": "X", "acquired": "2024-01-02", "quantity": "100", "basis": "1000"}],
             "accounts": [{"name": "old", "kind": "ira"}],
             "planned": [{"symbol": "X", "account": "old", "date": "2024-07-01", "quantity": "10"}],
             "reinvested": ["X"], "substitutes": [{"symbol": "X", "instead": ["Y"]}],
             "shortRate": "0.4", "longRate": "0.2"}
            """);

    assertThat(sent.status()).as("%s", sent.body()).isEqualTo(200);
    assertThat(sent.body().path("suggestions").get(0).path("taxSaved").asInt()).isEqualTo(144);
    assertThat(sent.body().path("suggestions").get(0).path("lostForGood").asInt()).isEqualTo(40);
  }

  @Test
  void scenario_answers_shocks_factors_and_history() {
    String held = "{\"holdings\": [{\"name\": \"A\", \"value\": 100}], ";
    Sent shocks = Sent.to("scenario", held + "\"shocks\": [{\"name\": \"A\", \"value\": -0.2}]}");
    Sent factors =
        Sent.to(
            "scenario",
            held
                + "\"shocks\": [{\"name\": \"m\", \"value\": -0.2}], \"betas\": [{\"name\": \"A\","
                + " \"betas\": [{\"name\": \"m\", \"value\": 1.5}]}]}");
    Sent history =
        Sent.to(
            "scenario",
            held
                + "\"cash\": 5, \"history\": {\"dates\": [\"2020-02-20\", \"2020-03-23\"],"
                + " \"window\": \"covid\","
                + " \"assets\": [{\"name\": \"A\", \"returns\": [0.1, -0.5]}]}}");

    assertThat(shocks.body().path("after").asDouble()).isEqualTo(80);
    assertThat(factors.body().path("after").asDouble()).isCloseTo(70, within(1e-12));
    assertThat(history.body().path("after").asDouble()).isCloseTo(60, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "factors| {}| /dates: is missing",
        "factors| {\"dates\": [\"x\"], \"returns\": [1], \"factors\": []}"
            + "| /dates/0: must be a date such as 2018-05-10",
        "rebalance| {\"holdings\": [], \"targets\": [], \"mode\": \"all\"}"
            + "| : mode must be targets, bands, turnover or tax, not 'all'",
        "rebalance| {\"holdings\": [{\"symbol\": \"A\", \"quantity\": 1, \"price\": \"1\"}],"
            + " \"targets\": []}| /holdings/0/quantity: must be text",
        "rebalance| {\"holdings\": [], \"targets\": []}"
            + "| there is nothing to rebalance: no holdings and no cash",
        "harvest| {\"lots\": [], \"prices\": []}| /date: is missing",
        "harvest| {\"date\": \"2024-01-02\", \"lots\": [], \"prices\": [], \"x\": 1}"
            + "| /x: is not a field of this request",
        "scenario| {\"holdings\": []}| /shocks: either shocks or a history must be given",
        "scenario| {\"holdings\": [{\"name\": \"A\", \"value\": 1}],"
            + " \"shocks\": [{\"name\": \"B\", \"value\": 0.1}]}"
            + "| the shock names B, which is not held: held are A",
      })
  void refuses_bad_requests(String kind, String body, String detail) {
    Sent sent = Sent.to(kind, body);

    assertThat(sent.status()).as("%s", sent.body()).isEqualTo(400);
    assertThat(sent.detail()).isEqualTo(detail);
  }
}
