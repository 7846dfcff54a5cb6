package tradingagents.quant.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;
import tradingagents.quant.backtest.RandomBars;

class MeansTest {
  private static double exact(double[] prices, int last, int length) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = last - length + 1; i <= last; i++) {
      sum = sum.add(BigDecimal.valueOf(prices[i]));
    }
    return sum.divide(BigDecimal.valueOf(length), MathContext.DECIMAL128).doubleValue();
  }

  @Test
  void means_of_decimals_are_the_doubles_nearest_to_the_truth() {
    double[] prices = RandomBars.ticks(1, 3_000).closes();
    Means means = Means.of(prices);

    for (int last = 0; last < prices.length; last += 7) {
      for (int length = 1; length <= Math.min(200, last + 1); length += 3) {
        assertThat(means.mean(last, length)).isEqualTo(exact(prices, last, length));
      }
    }
  }

  @Test
  void means_of_other_numbers_are_off_by_the_last_place_only() {
    double[] prices = RandomBars.walk(2, 20_000).closes();
    Means means = Means.of(prices);
    double[] several = new double[3];
    int[] lengths = {2, 50, 1_999};

    for (int last = 2_000; last < prices.length; last += 501) {
      means.means(last, lengths, 3, several);
      for (int i = 0; i < 3; i++) {
        double truth = exact(prices, last, lengths[i]);
        assertThat(means.mean(last, lengths[i])).isEqualTo(truth, within(2 * Math.ulp(truth)));
        assertThat(several[i]).isEqualTo(means.mean(last, lengths[i]));
      }
    }
  }

  @Test
  void later_prices_change_no_earlier_mean() {
    double[] prices = RandomBars.walk(3, 500).closes();
    Means before = Means.of(java.util.Arrays.copyOf(prices, 300));
    prices[300] = 1e9;
    Means after = Means.of(prices);

    for (int last = 60; last < 300; last++) {
      assertThat(after.mean(last, 60)).isEqualTo(before.mean(last, 60));
    }
  }
}
