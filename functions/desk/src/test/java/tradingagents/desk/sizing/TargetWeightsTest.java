package tradingagents.desk.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tradingagents.desk.run.Argument;
import tradingagents.desk.run.Mandate;
import tradingagents.desk.run.Origin;
import tradingagents.desk.run.Rating;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.desk.run.Usage;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Ratio;

class TargetWeightsTest {
  @ParameterizedTest(name = "{0} with appetites {1} is {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "BUY          |                | 0.2",
        "BUY          | 1              | 0.2",
        "BUY          | 0.3 1 0.9      | 0.18",
        "BUY          | 0.33333        | 0.0666",
        "BUY          | 0.00004        | 0",
        "BUY          | 0 0 1          | 0",
        "BUY          | 0.4 0.6        | 0.1",
        "BUY          | 7              | 0.2",
        "BUY          | -1             | 0",
        "OVERWEIGHT   | 1 1 1          | 0.1",
        "OVERWEIGHT   | 0.9999 1 0.5   | 0.0999",
        "OVERWEIGHT   | 0.5 0.25 0.1   | 0.025",
        "UNDERWEIGHT  | 0.1 0.1 0.1    | 0.05",
        "UNDERWEIGHT  |                | 0.05",
        "SELL         | 1 1 1          | 0",
        "SELL         |                | 0",
        "HOLD         | 1 1 1          |",
        "REVIEW       | 1 1 1          |"
      })
  void weighs(Rating rating, @Nullable String appetites, @Nullable String weight) {
    List<Ratio> voices =
        appetites == null
            ? List.of()
            : Arrays.stream(appetites.split(" ", -1)).map(Ratio::of).toList();
    Ratio expected = weight == null ? null : Ratio.of(weight);
    assertThat(TargetWeights.DEFAULT.weight(rating, voices)).isEqualTo(expected);
  }

  @Test
  void reads_the_last_round_only() {
    Run run =
        Run.start("r", mandate())
            .with(voice(Step.NEUTRAL_RISK, 2, "0.4"))
            .with(voice(Step.AGGRESSIVE_RISK, 1, "1"))
            .with(voice(Step.AGGRESSIVE_RISK, 2, "0.8"));
    assertThat(TargetWeights.lastAppetites(run)).containsExactly(Ratio.of("0.8"), Ratio.of("0.4"));
    assertThat(TargetWeights.lastAppetites(Run.start("r", mandate()))).isEmpty();
  }

  @Test
  void refuses_weights_that_are_out_of_order_or_out_of_range() {
    Ratio half = Ratio.of("0.5");
    assertThatThrownBy(() -> new TargetWeights(Ratio.ZERO, half, half, half))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TargetWeights(Ratio.of("1.1"), half, half, half))
        .hasMessageContaining("within 0 and 1");
    assertThatThrownBy(() -> new TargetWeights(half, half, half, Ratio.of("-0.1")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_round_that_nobody_weighed_says_nothing() {
    Run first =
        Run.start("r", mandate())
            .with(voice(Step.AGGRESSIVE_RISK, 1, "0.6"))
            .with(voice(Step.BULL_RESEARCHER, 2, "1"));
    Recorded silent =
        new Recorded(
            new Task(Step.NEUTRAL_RISK, 2),
            new Argument("a", List.of(), null),
            Usage.NONE,
            Instant.EPOCH,
            Instant.EPOCH);

    assertThat(TargetWeights.lastAppetites(first)).containsExactly(Ratio.of("0.6"));
    assertThat(TargetWeights.lastAppetites(first.with(silent))).containsExactly(Ratio.of("0.6"));
  }

  @Test
  void weights_may_be_equal_and_reach_from_nothing_to_all() {
    TargetWeights all = new TargetWeights(Ratio.ONE, Ratio.ONE, Ratio.ONE, Ratio.ONE);
    TargetWeights none = new TargetWeights(Ratio.ZERO, Ratio.ZERO, Ratio.ZERO, Ratio.ZERO);

    assertThat(all.weight(Rating.BUY, List.of())).isEqualTo(Ratio.ONE);
    assertThat(none.weight(Rating.BUY, List.of())).isEqualTo(Ratio.ZERO);
  }

  @ParameterizedTest
  @CsvSource({"0.4, 0.5, 0.1, 0", "0.5, 0.1, 0.4, 0", "0.5, 0.4, 0.1, 0.2", "1.01, 0.5, 0.1, 0"})
  void refuses_each_pair_that_rises(String buy, String over, String under, String sell) {
    assertThatThrownBy(
            () -> new TargetWeights(Ratio.of(buy), Ratio.of(over), Ratio.of(under), Ratio.of(sell)))
        .hasMessageContaining("must fall from BUY to SELL");
  }

  private static Mandate mandate() {
    return new Mandate(
        new Symbol("AAPL"),
        LocalDate.EPOCH,
        LocalDate.EPOCH,
        Instant.EPOCH,
        List.of(Step.MARKET_ANALYST),
        2,
        "rules",
        "box",
        "paper",
        null,
        false,
        false,
        Instant.EPOCH,
        Instant.EPOCH,
        Origin.UNKNOWN);
  }

  private static Recorded voice(Step step, int round, String appetite) {
    Argument argument = new Argument("a", List.of(), Ratio.of(appetite));
    return new Recorded(new Task(step, round), argument, Usage.NONE, Instant.EPOCH, Instant.EPOCH);
  }
}
