package tradingagents.quant.backtest.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tradingagents.quant.backtest.validation.Truncation.Change;
import tradingagents.quant.indicator.Ema;
import tradingagents.quant.indicator.Rsi;
import tradingagents.quant.indicator.Sma;
import tradingagents.quant.measure.Moments;

/** Whoever knows tomorrow is caught. */
class TruncationTest {
  private static final double[] CLOSES = Noise.closes(11, 250, 0.01);

  private static double[] known(int bars) {
    return Arrays.copyOf(CLOSES, bars);
  }

  private static IntFunction<double[]> each(
      java.util.function.BiFunction<double[], Integer, Double> f) {
    return bars -> {
      double[] closes = known(bars);
      double[] out = new double[bars];
      Arrays.setAll(out, i -> f.apply(closes, i));
      return out;
    };
  }

  static List<Arguments> leaks() {
    IntFunction<double[]> canary = each((c, i) -> i + 1 < c.length && c[i + 1] > c[i] ? 1.0 : 0.0);
    IntFunction<double[]> centred =
        each((c, i) ->
            i < 2 || i + 2 >= c.length
                ? Double.NaN
                : (c[i - 2] + c[i - 1] + c[i] + c[i + 1] + c[i + 2]) / 5);
    IntFunction<double[]> zScore =
        bars -> {
          Moments all = Moments.of(known(bars));
          return Arrays.stream(known(bars))
              .map(c -> (c - all.mean()) / all.populationDeviation())
              .toArray();
        };
    IntFunction<double[]> backfill =
        bars -> {
          double[] average = new Sma(5).over(known(bars));
          Arrays.fill(average, 0, Math.min(4, bars), bars > 4 ? average[4] : Double.NaN);
          return average;
        };
    return List.of(
        Arguments.of("planted future", canary),
        Arguments.of("centred moving average", centred),
        Arguments.of("full-sample z-score", zScore),
        Arguments.of("backfill", backfill));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("leaks")
  void catches(String name, IntFunction<double[]> leak) {
    for (int seed = 0; seed < 20; seed++) {
      Truncation check = new Truncation(22, seed);
      assertThat(check.change(1, 250, leak)).as(name).isPresent();
      assertThatThrownBy(() -> check.refuse(1, 250, leak))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("look-ahead: with ");
    }
  }

  static List<Arguments> honest() {
    IntFunction<double[]> sma = bars -> new Sma(20).over(known(bars));
    IntFunction<double[]> ema = bars -> new Ema(20).over(known(bars));
    IntFunction<double[]> rsi = bars -> new Rsi(14).over(known(bars));
    IntFunction<double[]> signless = bars -> new double[] {bars % 2 == 0 ? 0.0 : -0.0};
    return List.of(
        Arguments.of(sma, 250),
        Arguments.of(ema, 250),
        Arguments.of(rsi, 250),
        Arguments.of(
            (IntFunction<double[]>)
                bars -> {
                  double[] out = new double[bars];
                  Arrays.fill(out, signless.apply(bars)[0]);
                  return out;
                },
            51));
  }

  @ParameterizedTest
  @MethodSource("honest")
  void lets_the_honest_pass(IntFunction<double[]> decisions, int bars) {
    assertThat(new Truncation(1000, 0).change(1, bars, decisions)).isEmpty();
    new Truncation(1000, 0).refuse(1, bars, decisions);
  }

  @Test
  void names_the_earliest_bar_that_changed() {
    // Bar 30 is filled from bar 40, bar 60 from bar 61.
    IntFunction<double[]> gaps =
        bars -> {
          double[] out = new double[bars];
          for (int i = 0; i < bars; i++) {
            out[i] = i == 30 ? (bars > 40 ? 40 : -1) : i == 60 ? (bars > 61 ? 61 : -1) : i;
          }
          return out;
        };
    Change change = new Truncation(100, 0).change(1, 101, gaps).orElseThrow();
    assertThat(change).isEqualTo(new Change(30, 31, -1, 101, 40));
    assertThat(change.text())
        .isEqualTo(
            "look-ahead: with 31 bars of history the decision at bar 30 is -1.0, with 101 bars it"
                + " is 40.0");
    assertThat(new Truncation(100, 0).change(41, 101, gaps).orElseThrow())
        .isEqualTo(new Change(60, 61, -1, 101, 61));
    assertThat(new Truncation(100, 0).change(62, 101, gaps)).isEmpty();
  }

  @Test
  void a_decision_that_appears_or_disappears_has_changed() {
    IntFunction<double[]> later =
        bars -> {
          double[] out = new double[bars];
          Arrays.fill(out, bars < 10 ? Double.NaN : 1);
          return out;
        };
    assertThat(Truncation.STANDARD.change(5, 10, later)).isPresent();
    assertThat(Truncation.STANDARD.change(5, 9, later)).isEmpty();
  }

  private static List<Integer> cuts(Truncation check, int shortest, int bars) {
    List<Integer> cuts = new ArrayList<>();
    check.change(
        shortest,
        bars,
        length -> {
          cuts.add(length);
          return new double[length];
        });
    return cuts;
  }

  @Test
  void tries_both_ends_and_seeded_cuts_between() {
    for (int seed = 0; seed < 50; seed++) {
      List<Integer> cuts = cuts(new Truncation(6, seed), 4, 20);
      assertThat(cuts.getFirst()).isEqualTo(20);
      assertThat(cuts.get(1)).isEqualTo(4);
      assertThat(cuts.getLast()).isEqualTo(19);
      assertThat(cuts.subList(1, 7)).isSorted().doesNotHaveDuplicates();
      assertThat(cuts).isEqualTo(cuts(new Truncation(6, seed), 4, 20));
    }
    assertThat(cuts(new Truncation(6, 1), 4, 20)).isNotEqualTo(cuts(new Truncation(6, 2), 4, 20));
    assertThat(cuts(new Truncation(99, 0), 4, 9)).containsExactly(9, 4, 5, 6, 7, 8);
    assertThat(cuts(new Truncation(2, 0), 4, 9)).containsExactly(9, 4, 8);
    assertThat(cuts(new Truncation(2, 0), 4, 5)).containsExactly(5, 4);
  }

  @Test
  void refuses_what_cannot_be_cut() {
    assertThatThrownBy(() -> new Truncation(1, 0)).hasMessageContaining("not 1");
    assertThatThrownBy(() -> Truncation.STANDARD.change(0, 5, double[]::new))
        .hasMessageContaining("between 0 and 5 bars");
    assertThatThrownBy(() -> Truncation.STANDARD.change(5, 5, double[]::new))
        .hasMessageContaining("between 5 and 5 bars");
    assertThatThrownBy(() -> Truncation.STANDARD.change(1, 5, bars -> new double[3]))
        .hasMessage("5 bars have as many decisions, not 3");
  }
}
