package tradingagents.desk.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;

class BudgetsTest {
  @Test
  void what_is_not_configured_is_a_dollar_a_run_and_twenty_a_day() {
    assertThat(Budgets.read((name, otherwise) -> otherwise)).isEqualTo(Budgets.USUAL);
    assertThat(Budgets.USUAL)
        .isEqualTo(new Budgets(BigDecimal.ONE, BigDecimal.valueOf(20), BigDecimal.valueOf(20)));
  }

  @Test
  void each_variable_sets_its_own_limit() {
    Map<String, String> set = Map.of("RUN_BUDGET_USD", "0.05", "DAY_BUDGET_USD", " 3 ");

    assertThat(Budgets.read(set::getOrDefault))
        .isEqualTo(
            new Budgets(new BigDecimal("0.05"), BigDecimal.valueOf(20), BigDecimal.valueOf(3)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "0", "0.0", "1e3", "1.0000001", "1000001", "ten", "", "1,5"})
  void a_limit_that_limits_nothing_is_refused_with_what_is_allowed(String text) {
    assertThatThrownBy(() -> Budgets.parse("--budget", text))
        .isInstanceOfSatisfying(
            FailureException.class, e -> assertThat(e.failure().reason()).isEqualTo(Reason.INVALID))
        .hasMessageContaining(
            "--budget is an amount of dollars above 0 up to 1000000 with at most six decimals,"
                + " not '"
                + text
                + "'");
  }
}
