package tradingagents.quant.backtest.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tradingagents.quant.measure.Growth;

/** The future stays out of sight, and every bar is traded once at most. */
class WalkForwardTest {
  @Test
  void anchored_spans_grow_and_rolling_ones_move() {
    assertThat(WalkForward.anchored(4, 3).splits(12))
        .extracting(split -> split.inSample() + " " + split.outOfSample())
        .containsExactly("0..4 4..7", "0..7 7..10");
    assertThat(WalkForward.rolling(4, 3).splits(13))
        .extracting(split -> split.inSample() + " " + split.outOfSample())
        .containsExactly("0..4 4..7", "3..7 7..10", "6..10 10..13");
    assertThat(new WalkForward(false, 4, 3, 5).splits(12))
        .extracting(split -> split.inSample() + " " + split.outOfSample())
        .containsExactly("0..4 4..7", "5..9 9..12");
    assertThat(WalkForward.rolling(4, 3).splits(7)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 3, 3, one bar or more",
    "4, 0, 3, one bar or more",
    "4, 3, 0, one bar or more",
    "4, 3, 2, overlapping splits"
  })
  void refuses_impossible_sizes(int train, int test, int step, String words) {
    assertThatThrownBy(() -> new WalkForward(true, train, test, step))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words);
  }

  @Test
  void refuses_too_few_bars_and_too_many_splits() {
    assertThatThrownBy(() -> WalkForward.anchored(4, 3).splits(6))
        .hasMessageContaining("needs 7 bars or more, not 6");
    assertThatThrownBy(() -> WalkForward.anchored(Integer.MAX_VALUE, 3).splits(6))
        .hasMessageContaining("needs 2147483650 bars");
    assertThat(WalkForward.rolling(1, 1).splits(10_001)).hasSize(10_000);
    assertThatThrownBy(() -> WalkForward.rolling(1, 1).splits(10_002))
        .hasMessageContaining("10001 splits; at most 10000");
  }

  /** Chooses to hold or to be short by the sign of the mean, seeing its own span only. */
  private static WalkForwardResult<Integer> run(WalkForward walk, double[] returns) {
    return walk.run(
        returns.length,
        252,
        span -> Arrays.stream(span.of(returns)).sum() >= 0 ? 1 : -1,
        (side, span) -> Arrays.stream(span.of(returns)).map(r -> side * r).toArray());
  }

  @Test
  void choices_do_not_change_when_the_future_does() {
    for (boolean anchored : new boolean[] {true, false}) {
      WalkForward walk = new WalkForward(anchored, 100, 50, 50);
      double[] returns = Noise.returns(1, 500, 0.01);
      WalkForwardResult<Integer> before = run(walk, returns);
      for (int leg = 0; leg < before.legs().size(); leg++) {
        double[] altered = returns.clone();
        double[] other = Noise.returns(2 + leg, 500, 0.05);
        int now = before.legs().get(leg).split().outOfSample().from();
        System.arraycopy(other, now, altered, now, 500 - now);
        WalkForwardResult<Integer> after = run(walk, altered);
        for (int i = 0; i <= leg; i++) {
          assertThat(after.legs().get(i).choice()).isEqualTo(before.legs().get(i).choice());
          assertThat(after.legs().get(i).inSample()).isEqualTo(before.legs().get(i).inSample());
        }
        assertThat(after.legs().get(leg).outOfSample())
            .isNotEqualTo(before.legs().get(leg).outOfSample());
      }
    }
  }

  @Test
  void the_chooser_is_asked_before_the_future_is_shown() {
    List<String> calls = new ArrayList<>();
    WalkForward.anchored(2, 2)
        .run(
            6,
            252,
            span -> {
              calls.add("choose " + span);
              return calls.size();
            },
            (choice, span) -> {
              calls.add("apply " + span);
              return new double[span.size()];
            });
    assertThat(calls)
        .containsExactly(
            "choose 0..2", "apply 0..2", "apply 2..4", "choose 0..4", "apply 0..4", "apply 4..6");
  }

  @Test
  void links_what_was_traded_and_measures_efficiency() {
    double[] returns = {0.10, 0.10, 0.05, -0.01, 0.02, 0.03};
    var result =
        WalkForward.rolling(2, 2)
            .run(6, 1, span -> span.from(), (choice, span) -> span.of(returns));
    assertThat(result.outOfSample()).containsExactly(0.05, -0.01, 0.02, 0.03);
    double out = Math.pow(1.05 * 0.99 * 1.02 * 1.03, 0.25) - 1;
    double in = Math.pow(1.1 * 1.1 * 1.05 * 0.99, 0.25) - 1;
    assertThat(result.annualOutOfSample()).isCloseTo(out, within(1e-12));
    assertThat(result.annualInSample()).isCloseTo(in, within(1e-12));
    assertThat(result.efficiency()).isCloseTo(out / in, within(1e-12));
    var leg = result.legs().getFirst();
    assertThat(leg.choice()).isZero();
    double legOut = Growth.annual(new double[] {0.05, -0.01}, 1);
    assertThat(leg.efficiency()).isCloseTo(legOut / 0.1, within(1e-12));
    leg.inSample()[0] = 9;
    leg.outOfSample()[0] = 9;
    result.outOfSample()[0] = 9;
    assertThat(leg.inSample()).containsExactly(0.10, 0.10);
    assertThat(leg.outOfSample()[0]).isEqualTo(0.05);
    assertThat(result.outOfSample()[0]).isEqualTo(0.05);
  }

  @Test
  void has_no_efficiency_when_nothing_was_earned_in_sample() {
    var flat =
        WalkForward.rolling(2, 2).run(4, 252, span -> 0, (choice, span) -> new double[span.size()]);
    assertThat(flat.efficiency()).isNaN();
    assertThat(flat.legs().getFirst().efficiency()).isNaN();
  }

  @Test
  void refuses_returns_of_another_length() {
    WalkForward walk = WalkForward.anchored(2, 2);
    assertThatThrownBy(() -> walk.run(4, 252, span -> 0, (choice, span) -> new double[3]))
        .hasMessage("the span 0..2 has 2 bars and got 3 returns");
  }

  @Test
  void a_span_is_half_open_and_never_empty() {
    Span span = new Span(3, 5);
    assertThat(span.size()).isEqualTo(2);
    assertThat(List.of(span.contains(2), span.contains(3), span.contains(4), span.contains(5)))
        .containsExactly(false, true, true, false);
    assertThat(span.overlaps(new Span(4, 9))).isTrue();
    assertThat(span.overlaps(new Span(0, 4))).isTrue();
    assertThat(span.overlaps(new Span(5, 9))).isFalse();
    assertThat(span.overlaps(new Span(0, 3))).isFalse();
    assertThat(span.of(new double[] {0, 1, 2, 3, 4})).containsExactly(3, 4);
    assertThatThrownBy(() -> span.of(new double[4])).hasMessageContaining("the series has 4");
    assertThatThrownBy(() -> new Span(3, 3)).hasMessageContaining("not from 3 to 3");
    assertThatThrownBy(() -> new Span(-1, 3)).hasMessageContaining("not from -1 to 3");
  }
}
