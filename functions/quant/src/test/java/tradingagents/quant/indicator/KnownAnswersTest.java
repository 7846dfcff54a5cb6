package tradingagents.quant.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tradingagents.quant.series.Bars;

/** Every indicator against the numbers that Python made of real bars, and published examples. */
class KnownAnswersTest {
  private static final Table GOLDEN = Table.GOLDEN;

  static Stream<String> lines() {
    return GOLDEN.names().stream().skip(6).filter(name -> !name.endsWith("20") || isNamed(name));
  }

  private static boolean isNamed(String name) {
    return name.contains(":");
  }

  @ParameterizedTest
  @MethodSource("lines")
  void agrees_with_python_on_real_bars(String column) {
    String[] asked = column.split("/");
    Indicator indicator = Indicators.named(asked[0]);
    int line = asked.length == 1 ? 0 : indicator.lines().indexOf(asked[1]);
    double[] actual = indicator.over(GOLDEN.bars())[line];
    agree(column, indicator.warmUp(line), actual);
  }

  @Test
  void every_line_of_every_name_has_a_known_answer() {
    List<String> known = lines().toList();
    assertThat(known.stream().map(line -> line.split("[:/]")[0]).distinct())
        .containsExactlyInAnyOrderElementsOf(Indicators.names());
    for (String name : Indicators.names()) {
      long answers = known.stream().filter(line -> line.split("[:/]")[0].equals(name)).count();
      assertThat(answers).as(name).isGreaterThanOrEqualTo(Indicators.named(name).lines().size());
    }
  }

  @Test
  void beta_and_correlation_agree_with_python() {
    double[] returns = returns(GOLDEN.column("close"));
    double[] others = returns(GOLDEN.column("open"));
    PairIndicator beta = new RollingBeta(20);
    PairIndicator correlation = new RollingCorrelation(20);
    assertThat(beta.warmUp()).isEqualTo(19);
    assertThat(correlation.warmUp()).isEqualTo(19);
    agree("beta20", 20, shifted(beta.over(returns, others)));
    agree("correlation20", 20, shifted(correlation.over(returns, others)));
  }

  private static double[] returns(double[] prices) {
    double[] returns = new double[prices.length - 1];
    Arrays.setAll(returns, i -> prices[i + 1] / prices[i] - 1);
    return returns;
  }

  /** The first price has no return. */
  private static double[] shifted(double[] ofReturns) {
    double[] out = new double[ofReturns.length + 1];
    out[0] = Double.NaN;
    System.arraycopy(ofReturns, 0, out, 1, ofReturns.length);
    return out;
  }

  private static void agree(String column, int warmUp, double[] actual) {
    double[] expected = GOLDEN.column(column);
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      if (i < warmUp) {
        assertThat(actual[i]).as("%s at %d", column, i).isNaN();
        assertThat(expected[i]).as("%s at %d", column, i).isNaN();
      } else {
        assertThat(actual[i])
            .as("%s at %d", column, i)
            .isCloseTo(expected[i], within(1e-10 * Math.max(1, Math.abs(expected[i]))));
      }
    }
  }

  @Test
  void moving_averages_agree_with_the_worked_example_of_stockcharts() {
    // ChartSchool, Moving Averages, 10-day averages of INTC, printed to two digits.
    double[] closes = {
      22.27, 22.19, 22.08, 22.17, 22.18, 22.13, 22.23, 22.43, 22.24, 22.29, 22.15, 22.39, 22.38,
      22.61, 23.36, 24.05, 23.75, 23.83, 23.95, 23.63, 23.82, 23.87, 23.65, 23.19, 23.10, 23.33,
      22.68, 23.10, 22.40, 22.17
    };
    double[] sma = {
      22.22, 22.21, 22.23, 22.26, 22.31, 22.42, 22.61, 22.77, 22.91, 23.08, 23.21, 23.38, 23.53,
      23.65, 23.71, 23.68, 23.61, 23.51, 23.43, 23.28, 23.13
    };
    double[] ema = {
      22.22, 22.21, 22.24, 22.27, 22.33, 22.52, 22.80, 22.97, 23.13, 23.28, 23.34, 23.43, 23.51,
      23.54, 23.47, 23.40, 23.39, 23.26, 23.23, 23.08, 22.92
    };
    double[] simple = new Sma(10).over(closes);
    double[] exponential = new Ema(10).over(closes);
    for (int i = 0; i < sma.length; i++) {
      assertThat(simple[9 + i]).isCloseTo(sma[i], within(0.0101));
      assertThat(exponential[9 + i]).isCloseTo(ema[i], within(0.0101));
    }
  }

  @Test
  void weights_of_a_weighted_average_count_up_to_the_newest() {
    // (1*1 + 2*4 + 3*10) / 6, then (1*4 + 2*10 + 3*2) / 6
    assertThat(new Wma(3).over(new double[] {1, 4, 10, 2})[2]).isEqualTo(6.5);
    assertThat(new Wma(3).over(new double[] {1, 4, 10, 2})[3]).isEqualTo(5);
  }

  @Test
  void volume_is_added_when_the_close_rises_and_taken_when_it_falls() {
    double[] close = {10, 10.5, 10.5, 9, 9.5};
    Bars bars = new Bars(close, close, close, close, new double[] {100, 20, 30, 7, 1});
    assertThat(new Obv().over(bars)[0]).containsExactly(100, 120, 120, 113, 114);
  }

  @Test
  void a_stop_turns_when_it_is_touched_and_rests_on_the_extreme() {
    // A rise from 10 to 14, then a low of 9 through the stop. Step 0.02: by hand.
    double[] high = {10, 12, 14, 11};
    double[] low = {9, 11, 13, 8};
    double[] middle = {9.5, 11.5, 13.5, 9.5};
    double[] sar = new ParabolicSar(0.02, 0.2).over(new Bars(middle, high, low, middle, middle))[0];
    assertThat(sar[0]).isNaN();
    assertThat(sar[1]).isEqualTo(9); // the first low
    assertThat(sar[2]).isCloseTo(9 + 0.02 * (12 - 9), within(1e-12));
    assertThat(sar[3]).isEqualTo(14); // touched: 8 is below 9.06 + 0.04 * (14 - 9.06)
  }

  @Test
  void aroon_counts_bars_since_the_latest_extreme() {
    double[] high = {5, 9, 9, 7, 6};
    double[] low = {1, 4, 3, 3, 5};
    double[][] aroon = new Aroon(4).over(new Bars(low, high, low, high, high));
    assertThat(aroon[0][3]).isNaN();
    assertThat(aroon[0][4]).isEqualTo(50); // the 9 of two bars ago, not of three
    assertThat(aroon[1][4]).isEqualTo(0); // the 1 of four bars ago
  }

  @Test
  void true_range_counts_the_gap() {
    double[] high = {10, 20, 12, 13};
    double[] low = {9, 18, 11, 10};
    double[][] range = new TrueRange().over(new Bars(low, high, low, low, high));
    assertThat(range[0][0]).isNaN();
    assertThat(range[0][1]).isEqualTo(11); // 20 - 9
    assertThat(range[0][2]).isEqualTo(7); // 18 - 11
    assertThat(range[0][3]).isEqualTo(3); // no gap
  }

  @Test
  void garman_klass_of_bars_without_a_body_is_the_range() {
    // high / low = e^0.02, open = close: the root of 0.02^2 / 2 times 252.
    double[] open = {100, 100, 100};
    double[] high = {100 * Math.exp(0.01), 100 * Math.exp(0.01), 100 * Math.exp(0.01)};
    double[] low = {100 * Math.exp(-0.01), 100 * Math.exp(-0.01), 100 * Math.exp(-0.01)};
    Bars bars = new Bars(open, high, low, open, open);
    assertThat(new GarmanKlass(3, 252).over(bars)[0][2])
        .isCloseTo(Math.sqrt(0.0002 * 252), within(1e-12));
    // Rogers and Satchell: 2 * 0.01^2 a bar; no gap, no body; k = 0.34 / (1.34 + 3 / 1).
    double k = 0.34 / (1.34 + 3);
    assertThat(new YangZhang(2, 252).over(bars)[0][2])
        .isCloseTo(Math.sqrt((1 - k) * 0.0002 * 252), within(1e-12));
  }
}
