package tradingagents.quant.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tradingagents.quant.series.Bars;

/** What must hold for every indicator, on real bars and on seeded random ones. */
class LawsTest {
  private static final Bars REAL = Table.GOLDEN.bars();

  /** Lines in the unit of the prices; the others must not change when prices are multiplied. */
  private static final Set<String> PRICES =
      Set.of(
          "sma",
          "ema",
          "wma",
          "dema",
          "hma",
          "macd",
          "atr",
          "tr",
          "sar",
          "donchian",
          "keltner",
          "ichimoku",
          "vwap",
          "vwma");

  private static final Map<String, double[]> BOUNDS =
      Map.of(
          "rsi", new double[] {0, 100},
          "adx", new double[] {0, 100},
          "stochastic", new double[] {0, 100},
          "mfi", new double[] {0, 100},
          "cmf", new double[] {-1, 1},
          "cmo", new double[] {-100, 100},
          "aroon", new double[] {0, 100},
          "vol", new double[] {0, 20},
          "gk", new double[] {0, 20},
          "yz", new double[] {0, 20});

  private static final List<String> MORE =
      List.of(
          "sma:1",
          "ema:1",
          "wma:1",
          "dema:1",
          "hma:1",
          "hma:7",
          "rsi:1",
          "macd:1:2:1",
          "atr:1",
          "bollinger:2:1.5",
          "adx:1",
          "adx:5",
          "stochastic:1:1:1",
          "stochastic:5:4:2",
          "cci:3",
          "mfi:1",
          "cmf:1",
          "roc:1",
          "cmo:1",
          "sar:0.1:0.1",
          "aroon:1",
          "donchian:1",
          "keltner:5:1.5:12",
          "ichimoku:2:5:9",
          "ichimoku:2:5:9:3",
          "vwap:1",
          "vwap:7",
          "vwma:1",
          "vol:2",
          "gk:1",
          "yz:2",
          "vol:20:52");

  static Stream<String> names() {
    return Stream.concat(Indicators.names().stream(), MORE.stream());
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_stream_gives_the_same_bits_as_an_array(String name) {
    Indicator indicator = Indicators.named(name);
    double[][] array = indicator.over(REAL);
    Live live = indicator.live();
    for (int i = 0; i < REAL.size(); i++) {
      live.next(REAL.open(i), REAL.high(i), REAL.low(i), REAL.close(i), REAL.volume(i));
      assertThat(live.value()).isEqualTo(Double.valueOf(array[0][i]));
      for (int line = 0; line < array.length; line++) {
        assertThat(live.value(line)).isEqualTo(Double.valueOf(array[line][i]));
      }
    }
    if (indicator instanceof ValueIndicator values) {
      assertThat(values.over(REAL.closes(), 0)).isEqualTo(array[0]);
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void the_first_value_comes_after_the_warm_up_and_none_is_missing_later(String name) {
    Indicator indicator = Indicators.named(name);
    double[][] array = indicator.over(REAL);
    int first = Integer.MAX_VALUE;
    for (int line = 0; line < array.length; line++) {
      int warmUp = indicator.warmUp(line);
      first = Math.min(first, warmUp);
      for (int i = 0; i < REAL.size(); i++) {
        assertThat(Double.isNaN(array[line][i])).as("%s at %d", name, i).isEqualTo(i < warmUp);
      }
    }
    assertThat(indicator.warmUp()).isEqualTo(first);
    assertThat(indicator.lines()).hasSize(array.length).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("names")
  void more_bars_never_change_an_earlier_value(String name) {
    Indicator indicator = Indicators.named(name);
    double[][] whole = indicator.over(REAL);
    for (int length = 0; length <= REAL.size(); length += 13) {
      double[][] part = indicator.over(REAL.first(length));
      for (int line = 0; line < whole.length; line++) {
        assertThat(part[line]).isEqualTo(Arrays.copyOf(whole[line], length));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void prices_times_four_change_prices_only(String name) {
    Indicator indicator = Indicators.named(name);
    double[][] before = indicator.over(REAL);
    double[][] after = indicator.over(mapped(price -> 4 * price, REAL, 1));
    for (int line = 0; line < before.length; line++) {
      String kind = name.split(":")[0];
      boolean price = PRICES.contains(kind) || (kind.equals("bollinger") && line < 3);
      // Four is a power of two: even the rounding is the same.
      double factor = price ? 4 : 1;
      for (int i = 0; i < REAL.size(); i++) {
        double expected = factor * before[line][i];
        double slack = Set.of("vol", "gk", "yz").contains(kind) ? 1e-12 : 0;
        close(name, i, after[line][i], expected, slack);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void twice_the_volume_changes_the_balance_only(String name) {
    Indicator indicator = Indicators.named(name);
    double[][] before = indicator.over(REAL);
    double[][] after = indicator.over(mapped(price -> price, REAL, 2));
    double factor = name.equals("obv") ? 2 : 1;
    for (int line = 0; line < before.length; line++) {
      for (int i = 0; i < REAL.size(); i++) {
        close(name, i, after[line][i], factor * before[line][i], 0);
      }
    }
    boolean without = !Arrays.deepEquals(indicator.over(mapped(p -> p, REAL, 0)), before);
    assertThat(indicator.readsVolume()).as(name).isEqualTo(without);
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_closes_only_indicator_sees_nothing_else(String name) {
    Indicator indicator = Indicators.named(name);
    double[][] closes = indicator.over(Bars.ofCloses(REAL.closes()));
    boolean same = Arrays.deepEquals(closes, indicator.over(REAL));
    if (indicator instanceof ValueIndicator) {
      assertThat(same).as(name).isTrue();
    } else if (!name.equals("obv")) {
      assertThat(same).as(name).isFalse();
    }
  }

  private static void close(String name, int i, double actual, double expected, double slack) {
    if (Double.isNaN(expected)) {
      assertThat(actual).as("%s at %d", name, i).isNaN();
    } else {
      assertThat(actual)
          .as("%s at %d", name, i)
          .isCloseTo(expected, within(slack * Math.max(1, Math.abs(expected))));
    }
  }

  private static Bars mapped(DoubleUnaryOperator price, Bars bars, double volume) {
    double[][] columns = new double[5][bars.size()];
    for (int i = 0; i < bars.size(); i++) {
      columns[0][i] = price.applyAsDouble(bars.open(i));
      columns[1][i] = price.applyAsDouble(bars.high(i));
      columns[2][i] = price.applyAsDouble(bars.low(i));
      columns[3][i] = price.applyAsDouble(bars.close(i));
      columns[4][i] = volume * bars.volume(i);
    }
    return new Bars(columns[0], columns[1], columns[2], columns[3], columns[4]);
  }

  @Test
  void prices_plus_a_hundred_move_averages_and_leave_distances() {
    Bars higher = mapped(price -> price + 100, REAL, 1);
    for (String name : List.of("sma", "ema", "wma", "dema", "hma", "donchian", "vwap", "vwma")) {
      agreeShifted(name, higher, 100);
    }
    for (String name : List.of("rsi", "macd", "atr", "tr", "adx", "stochastic", "cci", "cmo")) {
      agreeShifted(name, higher, 0);
    }
    for (String name : List.of("aroon", "cmf", "obv")) {
      agreeShifted(name, higher, 0);
    }
  }

  private static void agreeShifted(String name, Bars higher, double shift) {
    double[][] before = Indicators.named(name).over(REAL);
    double[][] after = Indicators.named(name).over(higher);
    for (int line = 0; line < before.length; line++) {
      for (int i = 0; i < REAL.size(); i++) {
        close(name, i, after[line][i], before[line][i] + shift, 1e-8);
      }
    }
  }

  @Test
  void bounded_indicators_keep_their_bounds_on_a_wild_series() {
    Bars wild = wild(5_000, 42);
    BOUNDS.forEach((name, bounds) -> {
      for (double[] line : Indicators.named(name).over(wild)) {
        assertThat(Arrays.stream(line).filter(value -> !Double.isNaN(value)))
            .as(name)
            .isNotEmpty()
            .allMatch(value -> value >= bounds[0] - 1e-9 && value <= bounds[1] + 1e-9);
      }
    });
    double[][] bands = new Keltner(20, 2, 10).over(wild);
    double[][] bollinger = Bollinger.STANDARD.over(wild);
    for (int i = 20; i < wild.size(); i++) {
      assertThat(bands[0][i]).isLessThanOrEqualTo(bands[1][i]);
      assertThat(bands[1][i]).isLessThanOrEqualTo(bands[2][i]);
      assertThat(bollinger[0][i]).isLessThanOrEqualTo(bollinger[2][i]);
    }
  }

  static Bars wild(int size, long seed) {
    RandomGenerator chance = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    double[][] columns = new double[5][size];
    double price = 100;
    for (int i = 0; i < size; i++) {
      double open = price * Math.exp(0.02 * chance.nextGaussian());
      double close = open * Math.exp(0.03 * chance.nextGaussian());
      columns[0][i] = open;
      columns[1][i] = Math.max(open, close) * Math.exp(0.01 * chance.nextDouble());
      columns[2][i] = Math.min(open, close) * Math.exp(-0.01 * chance.nextDouble());
      columns[3][i] = close;
      columns[4][i] = chance.nextInt(10) == 0 ? 0 : chance.nextInt(1_000_000);
      price = Math.clamp(close, 1, 10_000);
    }
    return new Bars(columns[0], columns[1], columns[2], columns[3], columns[4]);
  }

  @Test
  void no_rounding_error_piles_up_after_a_huge_value() {
    double[] values = new double[1_000];
    Arrays.fill(values, 0.1);
    values[100] = 1e15;
    double[] plain = new double[1_000];
    Arrays.fill(plain, 0.1);
    for (ValueIndicator window :
        List.of(new Sma(20), new Wma(20), new Hma(20), Bollinger.STANDARD, new Cmo(14))) {
      for (int line = 0; line < window.lines().size(); line++) {
        double[] after = window.over(values, line);
        double[] never = window.over(plain, line);
        for (int i = 160; i < 1_000; i++) {
          close(window.toString(), i, after[i], never[i], 1e-15);
        }
      }
    }
  }

  @Test
  void a_flat_series_has_no_width_no_deviation_and_no_made_up_number() {
    double[] flat = new double[100];
    Arrays.fill(flat, 0.1);
    Bars bars = new Bars(flat, flat, flat, flat, new double[100]);
    double[][] bands = Bollinger.STANDARD.over(bars);
    assertThat(new double[] {bands[0][99], bands[1][99], bands[2][99]})
        .containsExactly(0.1, 0.1, 0.1);
    assertThat(bands[3][99]).isNaN();
    assertThat(bands[4][99]).isZero();
    for (String none : List.of("cci", "stochastic", "cmf", "vwap", "vwap:5", "vwma")) {
      for (double[] line : Indicators.named(none).over(bars)) {
        assertThat(line).as(none).containsOnly(Double.NaN);
      }
    }
    for (String still : List.of("vol", "gk", "yz", "adx", "cmo", "roc", "atr", "tr", "obv")) {
      for (double[] line : Indicators.named(still).over(bars)) {
        assertThat(line[99]).as(still).isZero();
      }
    }
    assertThat(new Mfi(14).over(bars)[0][99]).isEqualTo(50);
    assertThat(new Rsi(14).over(bars)[0][99]).isEqualTo(50);
    assertThat(new RollingBeta(5).over(REAL.first(9).closes(), Arrays.copyOf(flat, 9))[8]).isNaN();
    assertThat(new RollingCorrelation(5).over(REAL.first(9).closes(), Arrays.copyOf(flat, 9))[8])
        .isNaN();
  }

  @Test
  void a_series_is_its_own_perfect_partner() {
    double[] closes = REAL.closes();
    double[] twice = Arrays.stream(closes).map(value -> -2 * value).toArray();
    DoubleBinaryOperator beta = new RollingBeta(10).live();
    double[] correlation = new RollingCorrelation(10).over(closes, twice);
    for (int i = 0; i < closes.length; i++) {
      double value = beta.applyAsDouble(closes[i], twice[i]);
      if (i < 9) {
        assertThat(value).isNaN();
        assertThat(correlation[i]).isNaN();
      } else {
        assertThat(value).isCloseTo(-0.5, within(1e-12));
        assertThat(correlation[i]).isCloseTo(-1, within(1e-12));
      }
    }
  }

  @Test
  void a_window_remembers_nothing_that_left_it() {
    // A stochastic after a halt at one price: unknown while the halt fills the window, then known.
    double[] close = {5, 5, 5, 5, 6, 7, 6};
    double[][] lines = new Stochastic(3, 2, 1).over(Bars.ofCloses(close));
    assertThat(lines[0])
        .containsExactly(Double.NaN, Double.NaN, Double.NaN, Double.NaN, 100, 100, 0);
    assertThat(lines[1][4]).isNaN();
    assertThat(lines[1][5]).isEqualTo(100);
    assertThat(lines[2][6]).isEqualTo(50);
  }
}
