package tradingagents.quant.backtest.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tradingagents.quant.measure.Ratios;

/** The kernel on sums against the definition on returns, and the laws of noise and skill. */
class BacktestOverfittingTest {
  private static List<double[]> noise(long seed, int trials, int periods) {
    List<double[]> all = new ArrayList<>();
    for (int i = 0; i < trials; i++) {
      all.add(Noise.returns(seed * 1000 + i, periods, 0.01));
    }
    return all;
  }

  private static BacktestOverfitting.Terms blocks(int blocks) {
    return new BacktestOverfitting.Terms(blocks, Long.MAX_VALUE, 0);
  }

  /** The definition word for word: rows are put together, ranks are counted, nothing is clever. */
  private static double[] logits(List<double[]> trials, int blocks, List<double[]> pairs) {
    int size = trials.getFirst().length / blocks;
    List<Double> logits = new ArrayList<>();
    for (int mask = 0; mask < 1 << blocks; mask++) {
      if (Integer.bitCount(mask) != blocks / 2) {
        continue;
      }
      int best = 0;
      double[] inside = new double[trials.size()];
      double[] outside = new double[trials.size()];
      for (int t = 0; t < trials.size(); t++) {
        double[] in = new double[size * blocks / 2];
        double[] out = new double[size * blocks / 2];
        int i = 0;
        int o = 0;
        for (int row = 0; row < size * blocks; row++) {
          if ((mask >> row / size & 1) == 1) {
            in[i++] = trials.get(t)[row];
          } else {
            out[o++] = trials.get(t)[row];
          }
        }
        inside[t] = Ratios.sharpe(in, 1, 0);
        outside[t] = Ratios.sharpe(out, 1, 0);
        best = inside[t] > inside[best] ? t : best;
      }
      int rank = 0;
      for (double other : outside) {
        rank += other <= outside[best] ? 1 : 0;
      }
      double w = rank / (trials.size() + 1.0);
      logits.add(Math.log(w / (1 - w)));
      pairs.add(new double[] {inside[best], outside[best]});
    }
    return logits.stream().mapToDouble(Double::doubleValue).toArray();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 6, 8})
  void agrees_with_the_definition(int blocks) {
    for (int trials : new int[] {2, 7, 70}) {
      List<double[]> all = noise(trials, trials, 5 * blocks);
      List<double[]> pairs = new ArrayList<>();
      double[] logits = logits(all, blocks, pairs);
      BacktestOverfitting answer = BacktestOverfitting.of(all, blocks(blocks));
      assertThat(answer.combinations()).isEqualTo(logits.length).isEqualTo(answer.possible());
      assertThat(answer.logits().values()).usingComparatorWithPrecision(1e-12).contains(logits);
      assertThat(answer.logits().values()[0]).isCloseTo(logits[0], within(1e-12));
      double pbo = Arrays.stream(logits).filter(l -> l <= 0).count() / (double) logits.length;
      assertThat(answer.probability()).isEqualTo(pbo);
      double loss = pairs.stream().filter(p -> p[1] < 0).count() / (double) logits.length;
      assertThat(answer.probabilityOfLoss()).isEqualTo(loss);
      for (int c = 0; c < logits.length; c++) {
        assertThat(answer.logits().values()[c]).isCloseTo(logits[c], within(1e-12));
        assertThat(answer.inSample().values()[c]).isCloseTo(pairs.get(c)[0], within(1e-12));
        assertThat(answer.outOfSample().values()[c]).isCloseTo(pairs.get(c)[1], within(1e-12));
      }
      assertThat(answer.slope()).isCloseTo(slope(pairs), within(1e-9));
    }
  }

  private static double slope(List<double[]> pairs) {
    double n = pairs.size();
    double x = pairs.stream().mapToDouble(p -> p[0]).sum();
    double y = pairs.stream().mapToDouble(p -> p[1]).sum();
    double xy = pairs.stream().mapToDouble(p -> p[0] * p[1]).sum();
    double xx = pairs.stream().mapToDouble(p -> p[0] * p[0]).sum();
    return (n * xy - x * y) / (n * xx - x * x);
  }

  @Test
  void noise_has_about_a_half() {
    // 40 matrices of 20 trials; one matrix's PBO has a deviation of about 0.2, the mean of 40 of
    // 0.03.
    double sum = 0;
    for (int seed = 0; seed < 40; seed++) {
      sum += BacktestOverfitting.of(noise(100 + seed, 20, 160), blocks(10)).probability();
    }
    assertThat(sum / 40).isBetween(0.4, 0.6);
  }

  @Test
  void one_truly_better_trial_has_zero() {
    List<double[]> all = noise(5, 30, 480);
    double[] better = all.get(17);
    Arrays.setAll(better, i -> better[i] + 0.01);
    BacktestOverfitting answer = BacktestOverfitting.of(all);
    assertThat(answer.probability()).isZero();
    assertThat(answer.probabilityOfLoss()).isZero();
    assertThat(answer.trials()).isEqualTo(30);
    assertThat(answer.blocks()).isEqualTo(16);
    assertThat(answer.combinations()).isEqualTo(12_870);
    assertThat(answer.logits().quantile(0)).isCloseTo(Math.log(30.0), within(1e-12));
  }

  @Test
  void what_is_best_in_one_half_only_has_one() {
    // Trial 1 wins in the first half and loses in the second, trial 2 the other way round.
    double[] one = {0.02, 0.01, 0.02, 0.01, -0.02, -0.01, -0.02, -0.01};
    double[] two = Arrays.stream(one).map(r -> -r).toArray();
    BacktestOverfitting answer = BacktestOverfitting.of(List.of(one, two), blocks(2));
    assertThat(answer.probability()).isEqualTo(1);
    assertThat(answer.probabilityOfLoss()).isEqualTo(1);
    assertThat(answer.slope()).isNaN();
    assertThat(answer.logits().values()).containsOnly(Math.log(0.5));
  }

  @Test
  void equal_trials_share_the_middle_rank_and_idle_ones_earn_zero() {
    double[] same = Noise.returns(8, 40, 0.01);
    BacktestOverfitting equal =
        BacktestOverfitting.of(List.of(same, same.clone(), same.clone()), blocks(4));
    assertThat(equal.logits().values()).containsOnly(0);
    double[] idle = new double[40];
    double[] loser = Noise.returns(9, 40, 0.001);
    Arrays.setAll(loser, i -> loser[i] - 0.01);
    BacktestOverfitting lazy = BacktestOverfitting.of(List.of(loser, idle), blocks(4));
    assertThat(lazy.inSample().values()).containsOnly(0);
    assertThat(lazy.probability()).isZero();
  }

  @Test
  void riskless_gains_win_and_have_no_sharpe_ratio() {
    double[] riskless = new double[40];
    Arrays.fill(riskless, 0.001);
    BacktestOverfitting answer =
        BacktestOverfitting.of(List.of(Noise.returns(1, 40, 0.01), riskless), blocks(4));
    assertThat(answer.probability()).isZero();
    assertThat(answer.inSample().missing()).isEqualTo(6);
    assertThat(answer.slope()).isNaN();
  }

  @Test
  void samples_combinations_beyond_the_budget_and_says_so() {
    List<double[]> all = noise(3, 40, 320);
    BacktestOverfitting whole = BacktestOverfitting.of(all, blocks(12));
    var terms = new BacktestOverfitting.Terms(12, 40 * 300, 1);
    BacktestOverfitting part = BacktestOverfitting.of(all, terms);
    assertThat(whole.combinations()).isEqualTo(924);
    assertThat(part.combinations()).isEqualTo(300);
    assertThat(part.possible()).isEqualTo(924);
    // A share estimated from 300 of 924 without repeats has a deviation of 0.024 at most.
    assertThat(part.probability()).isCloseTo(whole.probability(), within(0.1));
    assertThat(BacktestOverfitting.of(all, terms).logits().values())
        .isEqualTo(part.logits().values());
    assertThat(part.inSample().values()).doesNotHaveDuplicates();
    var other = new BacktestOverfitting.Terms(12, 40 * 300, 2);
    assertThat(BacktestOverfitting.of(all, other).logits().values())
        .isNotEqualTo(part.logits().values());
    assertThat(BacktestOverfitting.of(all, new BacktestOverfitting.Terms(12, 1, 2)).combinations())
        .isEqualTo(1);
  }

  @Test
  void takes_periods_that_do_not_divide_evenly() {
    List<double[]> all = noise(4, 5, 43);
    BacktestOverfitting answer = BacktestOverfitting.of(all, blocks(4));
    double[] first = Arrays.copyOf(all.getFirst(), 22);
    assertThat(answer.combinations()).isEqualTo(6);
    // 43 = 11 + 11 + 11 + 10: the first combination is the first 22 periods.
    double best =
        all.stream()
            .mapToDouble(t -> Ratios.sharpe(Arrays.copyOf(t, 22), 1, 0))
            .max()
            .orElseThrow();
    assertThat(answer.inSample().values()[0]).isCloseTo(best, within(1e-12));
    assertThat(first).hasSize(22);
  }

  @Test
  void refuses_what_cannot_be_compared() {
    assertThatThrownBy(() -> new BacktestOverfitting.Terms(3, 1, 0))
        .hasMessageContaining("even, 2 to 20, not 3");
    assertThatThrownBy(() -> new BacktestOverfitting.Terms(22, 1, 0))
        .hasMessageContaining("not 22");
    assertThatThrownBy(() -> new BacktestOverfitting.Terms(0, 1, 0)).hasMessageContaining("not 0");
    assertThatThrownBy(() -> new BacktestOverfitting.Terms(2, 0, 0)).hasMessageContaining("not 0");
    assertThatThrownBy(() -> BacktestOverfitting.of(noise(1, 3, 31)))
        .hasMessageContaining("32 or more, not 31");
    assertThatThrownBy(() -> BacktestOverfitting.of(List.of()))
        .hasMessageContaining("32 or more, not 0");
    assertThatThrownBy(() -> BacktestOverfitting.of(noise(1, 1, 40)))
        .hasMessageContaining("two trials or more to compare, not 1");
    assertThatThrownBy(() -> BacktestOverfitting.of(List.of(new double[40], new double[41])))
        .hasMessageContaining("trial 2 has 41 returns, trial 1 has 40");
    double[] hole = new double[40];
    hole[39] = Double.NaN;
    assertThatThrownBy(() -> BacktestOverfitting.of(List.of(new double[40], hole)))
        .hasMessageContaining("trial 2 has no finite sums in block 16");
  }

  private static void refused(double[][] sums, double[][] squares, int[] counts, String words) {
    assertThatThrownBy(() -> BacktestOverfitting.ofBlocks(sums, squares, counts, 100, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words);
  }

  @Test
  void refuses_sums_that_do_not_fit() {
    double[][] two = {{0, 0}, {0, 0}};
    refused(two, new double[3][2], new int[2], "not 2, 3 and 2");
    refused(two, two, new int[3], "not 2, 2 and 3");
    refused(new double[][] {{0, 0}, {0}}, two, new int[] {1, 1}, "block 2 has 1 sums and 2");
    refused(two, new double[][] {{0}, {0, 0}}, new int[] {1, 1}, "block 1 has 2 sums and 1");
    refused(two, two, new int[] {1, 0}, "not 0 (block 2)");
    refused(two, new double[][] {{0, -1}, {0, 0}}, new int[] {1, 1}, "trial 2 has no finite sums");
    int most = Integer.MAX_VALUE;
    refused(two, two, new int[] {most, 1}, "more periods than can be counted");
  }

  @Test
  void a_sweep_of_thousands_of_trials_fits_in_its_budget_of_time() {
    int trials = 4851;
    double[][] sums = new double[16][];
    double[][] squares = new double[16][];
    for (int block = 0; block < 16; block++) {
      sums[block] = Noise.returns(block, trials, 0.5);
      squares[block] = Noise.returns(50 + block, trials, 0.1);
      double[] row = squares[block];
      Arrays.setAll(row, i -> 5 + row[i]);
    }
    int[] counts = new int[16];
    Arrays.fill(counts, 6250);
    BacktestOverfitting answer =
        BacktestOverfitting.ofBlocks(sums, squares, counts, Long.MAX_VALUE, 0);
    assertThat(answer.combinations()).isEqualTo(12_870);
    assertThat(answer.probability()).isBetween(0.2, 0.8);
  }
}
