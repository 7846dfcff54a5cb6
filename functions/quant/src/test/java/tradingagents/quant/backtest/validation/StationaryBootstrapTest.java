package tradingagents.quant.backtest.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Geometric blocks, uniform places, and a block length that fits the series. */
class StationaryBootstrapTest {
  private static int[] draw(double expected, int periods, int length, long seed) {
    int[] indices = new int[length];
    new StationaryBootstrap(expected).draw(Chances.of(seed), periods, indices);
    return indices;
  }

  @ParameterizedTest
  @ValueSource(doubles = {1.5, 4, 20})
  void block_lengths_are_geometric(double expected) {
    // A million periods make chance continuations rare; blocks are told apart by their jumps.
    int[] indices = draw(expected, 1_000_000, 400_000, 5);
    int[] lengths = new int[500];
    int blocks = 0;
    int length = 1;
    for (int i = 1; i < indices.length; i++) {
      if (indices[i] == (indices[i - 1] + 1) % 1_000_000) {
        length++;
      } else {
        lengths[Math.min(499, length)]++;
        blocks++;
        length = 1;
      }
    }
    double p = 1 / expected;
    assertThat((double) indices.length / blocks).isCloseTo(expected, within(0.03 * expected));
    double survive = 1;
    for (int k = 1; k <= 5; k++) {
      double share = survive * p;
      double deviation = Math.sqrt(share * (1 - share) / blocks);
      assertThat((double) lengths[k] / blocks).isCloseTo(share, within(4 * deviation));
      survive *= 1 - p;
    }
  }

  @Test
  void every_period_is_equally_likely_also_at_the_ends() {
    int[] counts = new int[10];
    for (int index : draw(4, 10, 1_000_000, 6)) {
      counts[index]++;
    }
    // Neighbours in a block depend on each other: variance grows by about 2 x 4 - 1.
    double deviation = Math.sqrt(1_000_000 * 0.1 * 0.9 * 7);
    for (int count : counts) {
      assertThat((double) count).isCloseTo(100_000, within(4 * deviation));
    }
  }

  @Test
  void expected_length_one_draws_each_period_by_itself() {
    int[] indices = draw(1, 1000, 100_000, 7);
    int runs = 0;
    for (int i = 1; i < indices.length; i++) {
      runs += indices[i] == (indices[i - 1] + 1) % 1000 ? 1 : 0;
    }
    assertThat(runs).isBetween(60, 140);
  }

  @Test
  void keeps_the_mean_and_the_order_within_blocks() {
    double[] returns = Noise.returns(1, 500, 0.01);
    double mean = Arrays.stream(returns).average().orElseThrow();
    double sum = 0;
    for (int index : draw(8, 500, 2_000_000, 8)) {
      sum += returns[index];
    }
    double deviation = 0.01 / Math.sqrt(2_000_000) * Math.sqrt(15);
    assertThat(sum / 2_000_000).isCloseTo(mean, within(4 * deviation));
  }

  @Test
  void wraps_around_and_fills_exactly() {
    int[] indices = draw(1e9, 7, 30, 9);
    for (int i = 1; i < 30; i++) {
      assertThat(indices[i]).isEqualTo((indices[i - 1] + 1) % 7);
    }
    assertThat(draw(5, 1, 4, 1)).containsOnly(0);
    assertThat(draw(5, 9, 0, 1)).isEmpty();
  }

  @Test
  void the_same_seed_draws_the_same() {
    assertThat(draw(5, 100, 50, 3))
        .isEqualTo(draw(5, 100, 50, 3))
        .isNotEqualTo(draw(5, 100, 50, 4));
  }

  private static double[] autoregressive(long seed, int count, double phi) {
    Random random = new Random(seed);
    double[] series = new double[count];
    double last = random.nextGaussian() / Math.sqrt(1 - phi * phi);
    for (int i = 0; i < count; i++) {
      last = phi * last + random.nextGaussian();
      series[i] = last;
    }
    return series;
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.4, 0.1, 0.4, 0.7})
  void block_length_of_an_autoregression_is_the_theoretical_one(double phi) {
    // For AR(1), G / g = 2 phi / (1 - phi^2), so b = (2 phi / (1 - phi^2))^(2/3) n^(1/3) (Politis
    // and White 2004, section 3.1). The estimate of 60,000 values is near it.
    int n = 60_000;
    double theory = Math.cbrt(Math.pow(2 * phi / (1 - phi * phi), 2) * n);
    double sum = 0;
    for (int seed = 0; seed < 5; seed++) {
      sum += StationaryBootstrap.automatic(autoregressive(seed, n, phi));
    }
    assertThat(sum / 5).isCloseTo(theory, within(0.25 * theory));
  }

  @ParameterizedTest
  @CsvSource({
    "60, 0.5, 1, 2.5002991807028594",
    "200, 0.3, 2, 3.315844839305915",
    "200, 0.8, 3, 8.491137830176799",
    "500, -0.5, 4, 8.700948347946145",
    "40, 0.97, 5, 5.9261114252904825",
    "300, 0.0, 6, 1",
    "1000, 0.6, 7, 15.73351190466837",
    "11, 0.2, 8, 1",
    "90, 0.98, 9, 10.859403966635401"
  })
  void block_length_agrees_with_numpy(int count, double phi, long seed, double expected) {
    // The published steps written by themselves in numpy 2.4, on x = phi x + u with u from the
    // congruential generator of ISO C's example.
    double[] series = new double[count];
    long state = seed;
    double last = 0;
    for (int i = 0; i < count; i++) {
      state = (state * 1103515245L + 12345) % (1L << 31);
      last = phi * last + state / (double) (1L << 31) - 0.5;
      series[i] = last;
    }
    assertThat(StationaryBootstrap.automatic(series)).isCloseTo(expected, within(1e-9));
  }

  @Test
  void block_length_stays_within_its_bounds() {
    assertThat(StationaryBootstrap.automatic(new double[20])).isEqualTo(1);
    double[] walk = new double[100];
    Arrays.setAll(walk, i -> i);
    // min(3 sqrt(100), 100 / 3) = 30.
    assertThat(StationaryBootstrap.automatic(walk)).isBetween(10.0, 30.0);
    double[] short10 = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    assertThat(StationaryBootstrap.automatic(short10)).isBetween(1.0, 4.0);
    for (int seed = 0; seed < 20; seed++) {
      assertThat(StationaryBootstrap.automatic(Noise.returns(seed, 50, 1))).isBetween(1.0, 17.0);
    }
    assertThatThrownBy(() -> StationaryBootstrap.automatic(new double[9]))
        .hasMessageContaining("10 numbers or more, not 9");
  }

  @Test
  void scale_and_shift_do_not_change_the_length() {
    double[] series = autoregressive(3, 800, 0.5);
    double once = StationaryBootstrap.automatic(series);
    double[] other = Arrays.stream(series).map(x -> 7 - 0.01 * x).toArray();
    assertThat(StationaryBootstrap.automatic(other)).isCloseTo(once, within(1e-9 * once));
  }

  @Test
  void volatility_that_clusters_asks_for_longer_blocks() {
    double[] returns = Noise.returns(3, 2000, 0.01);
    for (int i = 0; i < returns.length; i++) {
      returns[i] *= i / 100 % 2 == 0 ? 0.3 : 2;
    }
    double length = StationaryBootstrap.forReturns(returns).expectedBlock();
    assertThat(length).isGreaterThan(2 * StationaryBootstrap.automatic(returns)).isGreaterThan(20);
    assertThat(StationaryBootstrap.forReturns(new double[8]).expectedBlock()).isEqualTo(2);
  }

  @Test
  void refuses_a_length_below_one() {
    for (double length : new double[] {0.9, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> new StationaryBootstrap(length))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("1 period or more, not " + length);
    }
  }
}
