package tradingagents.desk.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tradingagents.desk.run.Step;

class ReasoningWordsTest {
  @ParameterizedTest
  @CsvSource({"0.50,0.5", "10,10", "1000000,1000000", "0.000001,0.000001", "007.10,7.1"})
  void a_budget_is_exact_and_the_same_amount_is_written_the_same(String text, String amount) {
    assertThat(ReasoningWords.budgetUsd(text)).isEqualTo(new BigDecimal(amount));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "0.00",
        "-1",
        "+1",
        "1e3",
        "1,5",
        ".5",
        "1.",
        "1000000.01",
        "0.0000001",
        "",
        "NaN",
        "much"
      })
  void what_is_no_budget_is_refused_with_the_value(String text) {
    assertThatThrownBy(() -> ReasoningWords.budgetUsd(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("must be US dollars above 0")
        .hasMessageContaining("'" + text + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "16", "-1", "three", "1.5", "", "999999999999"})
  void what_is_no_number_of_samples_is_refused_with_the_value(String text) {
    assertThatThrownBy(() -> ReasoningWords.samples(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("must be 1 to 15, not '" + text + "'");
  }

  @Test
  void samples_are_read() {
    assertThat(ReasoningWords.samples("1")).isEqualTo(1);
    assertThat(ReasoningWords.samples("15")).isEqualTo(15);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "v", "v0", "V2", "v-1", "v1.0", "latest", "v1234567"})
  void what_is_no_version_is_refused_with_the_value(String text) {
    assertThatThrownBy(() -> ReasoningWords.promptVersion(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("must be a version such as v1, not '" + text + "'");
  }

  @Test
  void agents_are_those_that_reason() {
    assertThat(ReasoningWords.agent("trader")).isEqualTo(Step.TRADER);
    for (String other : new String[] {"risk-check", "broker-action", "deadline", "oracle", ""}) {
      assertThatThrownBy(() -> ReasoningWords.agent(other))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("market-analyst")
          .hasMessageContaining("portfolio-manager")
          .hasMessageContaining("'" + other + "'");
    }
  }
}
