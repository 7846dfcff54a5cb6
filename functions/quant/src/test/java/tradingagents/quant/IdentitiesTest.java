package tradingagents.quant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import tradingagents.quant.indicator.Atr;
import tradingagents.quant.indicator.Bollinger;
import tradingagents.quant.indicator.Donchian;
import tradingagents.quant.indicator.Ema;
import tradingagents.quant.indicator.Macd;
import tradingagents.quant.indicator.RateOfChange;
import tradingagents.quant.indicator.RealisedVolatility;
import tradingagents.quant.indicator.Rsi;
import tradingagents.quant.indicator.Sma;
import tradingagents.quant.indicator.ValueIndicator;
import tradingagents.quant.measure.MaximumDrawdown;
import tradingagents.quant.series.Bars;

/** What must hold by definition, and answers known from textbooks. */
class IdentitiesTest {
  private static final double[] FLAT = new double[40];
  private static final double[] UP = new double[40];

  static {
    Arrays.fill(FLAT, 7);
    Arrays.setAll(UP, i -> i + 1);
  }

  @Test
  void rsi_agrees_with_the_worked_example_of_stockcharts() {
    // ChartSchool, Relative Strength Index, worked example for QQQQ; printed to two digits.
    double[] prices = {
      44.3389, 44.0902, 44.1497, 43.6124, 44.3278, 44.8264, 45.0955, 45.4245, 45.8433, 46.0826,
      45.8931, 46.0328, 45.6140, 46.2820, 46.2820, 46.0028, 46.0328, 46.4116, 46.2222, 45.6439
    };
    double[] printed = {70.53, 66.32, 66.55, 69.41, 66.36, 57.97};
    double[] rsi = new Rsi(14).over(prices);
    for (int i = 0; i < printed.length; i++) {
      assertThat(rsi[14 + i]).isCloseTo(printed[i], within(0.006));
    }
  }

  @Test
  void a_flat_series_is_flat_everywhere() {
    for (ValueIndicator same : List.of(new Sma(5), new Ema(5), Bollinger.STANDARD)) {
      assertThat(same.last(FLAT)).isEqualTo(7);
    }
    for (ValueIndicator still :
        List.of(
            Macd.STANDARD,
            new RateOfChange(5),
            new RealisedVolatility(5),
            new MaximumDrawdown(5))) {
      assertThat(still.last(FLAT)).isZero();
    }
    for (double[] line : new Donchian(5).over(Bars.ofCloses(FLAT))) {
      assertThat(line[39]).isEqualTo(7);
    }
    assertThat(new Rsi(14).last(FLAT)).isEqualTo(50);
    assertThat(Bollinger.STANDARD.upper(FLAT)[39]).isEqualTo(7);
    assertThat(new Atr(14).over(Bars.ofCloses(FLAT))[0][39]).isZero();
  }

  @Test
  void a_straight_rise_has_known_answers() {
    assertThat(new Rsi(14).last(UP)).isEqualTo(100);
    assertThat(new Sma(5).last(UP)).isEqualTo(38);
    // An exponential average of a line lags it by (period - 1) / 2, from its seed on.
    assertThat(new Ema(5).last(UP)).isCloseTo(38, within(1e-12));
    assertThat(Macd.STANDARD.last(UP)).isCloseTo(7, within(1e-12));
    assertThat(Macd.STANDARD.histogram(UP)[39]).isCloseTo(0, within(1e-12));
    double[][] channel = new Donchian(5).over(Bars.ofCloses(UP));
    assertThat(channel[0][39]).isEqualTo(40);
    assertThat(channel[1][39]).isEqualTo(36);
    assertThat(new RateOfChange(20).last(UP)).isEqualTo(1);
    assertThat(new MaximumDrawdown(5).last(UP)).isZero();
    assertThat(new Atr(14).over(Bars.ofCloses(UP))[0][39]).isCloseTo(1, within(1e-12));
    // Five consecutive integers have the population variance 2.
    assertThat(new Bollinger(5, 1).upper(UP)[39]).isCloseTo(38 + Math.sqrt(2), within(1e-12));
  }

  @Test
  void a_straight_fall_has_no_relative_strength() {
    double[] down = new double[20];
    Arrays.setAll(down, i -> 100 - i);
    assertThat(new Rsi(14).last(down)).isZero();
    assertThat(new MaximumDrawdown(20).last(down)).isCloseTo(0.19, within(1e-15));
  }

  @Test
  void drawdown_looks_at_the_window_only() {
    double[] prices = {100, 50, 60, 66, 33, 66};
    assertThat(new MaximumDrawdown(6).last(prices)).isCloseTo(0.67, within(1e-15));
    assertThat(new MaximumDrawdown(2).over(prices)[1]).isEqualTo(0.5);
    assertThat(new MaximumDrawdown(2).over(prices)[2]).isZero();
    assertThat(new MaximumDrawdown(3).over(prices)[5]).isEqualTo(0.5);
    assertThat(new MaximumDrawdown(2).over(prices)[5]).isZero();
  }

  @Test
  void volatility_of_alternating_steps_is_known() {
    double[] prices = new double[11];
    Arrays.setAll(prices, i -> i % 2 == 0 ? 1 : Math.exp(0.01));
    // Ten log returns of +-0.01 with mean zero: variance 10 * 0.0001 / 9.
    assertThat(new RealisedVolatility(10).last(prices))
        .isCloseTo(Math.sqrt(0.001 / 9 * 252), within(1e-12));
  }

  @Test
  void prices_times_ten_change_no_ratio() {
    double[] prices = new double[60];
    Arrays.setAll(prices, i -> 100 + 10 * Math.sin(i));
    double[] ten = Arrays.stream(prices).map(price -> 10 * price).toArray();
    for (ValueIndicator ratio :
        List.of(
            new Rsi(14),
            new RateOfChange(20),
            new RealisedVolatility(20),
            new MaximumDrawdown(30))) {
      assertThat(ratio.last(ten)).isCloseTo(ratio.last(prices), within(1e-9));
    }
  }

  @Test
  void too_few_bars_give_no_number() {
    assertThat(new Sma(50).last(UP)).isNaN();
    assertThat(new Rsi(40).last(UP)).isNaN();
    assertThat(new Rsi(40).over(UP)).containsOnly(Double.NaN);
    assertThat(new Atr(40).over(Bars.ofCloses(UP))[0]).containsOnly(Double.NaN);
    assertThat(new Sma(1).over(new double[0])).isEmpty();
  }

  @Test
  void refuses_periods_that_mean_nothing() {
    List<ThrowingCallable> wrong =
        List.of(
            () -> new Sma(0),
            () -> new Ema(-1),
            () -> new Rsi(0),
            () -> new Atr(0),
            () -> new RateOfChange(0),
            () -> new Donchian(0),
            () -> new Macd(26, 12, 9),
            () -> new Macd(0, 12, 9),
            () -> new Macd(12, 26, 0),
            () -> new Bollinger(0, 2),
            () -> new Bollinger(20, 0),
            () -> new Bollinger(20, Double.NaN),
            () -> new RealisedVolatility(1),
            () -> new MaximumDrawdown(0),
            () -> new Bars(UP, UP, FLAT, FLAT, new double[3]));
    assertThat(wrong)
        .allSatisfy(call -> assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class));
  }
}
