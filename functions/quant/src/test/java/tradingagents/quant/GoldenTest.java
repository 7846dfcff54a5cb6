package tradingagents.quant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
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

/** Every indicator against the numbers that Python made of real prices, bar by bar. */
class GoldenTest {
  private static final List<String[]> ROWS = rows();

  private static List<String[]> rows() {
    String name = "aapl-golden.csv";
    try (InputStream in = Objects.requireNonNull(GoldenTest.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(",", -1))
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static double[] column(String name) {
    int index = List.of(ROWS.getFirst()).indexOf(name);
    return ROWS.stream()
        .skip(1)
        .mapToDouble(row -> row[index].isEmpty() ? Double.NaN : Double.parseDouble(row[index]))
        .toArray();
  }

  private static Arguments of(String name, ValueIndicator indicator) {
    return Arguments.of(name, indicator.warmUp(), indicator.over(column("close")));
  }

  static Stream<Arguments> indicators() {
    double[] close = column("close");
    Macd macd = Macd.STANDARD;
    Bollinger bollinger = Bollinger.STANDARD;
    Atr atr = new Atr(14);
    Bars bars = new Bars(close, column("high"), column("low"), close, new double[close.length]);
    double[] ranges = atr.over(bars)[0];
    Donchian channel = new Donchian(50);
    double[][] edges = channel.over(Bars.ofCloses(close));
    return Stream.of(
        of("sma20", new Sma(20)),
        of("sma200", new Sma(200)),
        of("sma20", bollinger),
        of("ema10", new Ema(10)),
        of("ema26", new Ema(26)),
        of("rsi14", new Rsi(14)),
        of("macd", macd),
        Arguments.of("macdSignal", macd.warmUp(1), macd.signal(close)),
        Arguments.of("macdHistogram", macd.warmUp(2), macd.histogram(close)),
        Arguments.of("atr14", atr.warmUp(), ranges),
        Arguments.of("bollingerUpper", bollinger.warmUp(), bollinger.upper(close)),
        Arguments.of("bollingerLower", bollinger.warmUp(), bollinger.lower(close)),
        of("roc20", new RateOfChange(20)),
        Arguments.of("highest50", channel.warmUp(), edges[0]),
        Arguments.of("lowest50", channel.warmUp(), edges[1]),
        of("volatility20", new RealisedVolatility(20)),
        of("drawdown60", new MaximumDrawdown(60)));
  }

  @ParameterizedTest
  @MethodSource("indicators")
  void agrees_with_numpy_on_real_prices(String name, int warmUp, double[] actual) {
    double[] expected = column(name);
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      if (i < warmUp) {
        assertThat(actual[i]).as("%s at %d", name, i).isNaN();
      } else {
        assertThat(actual[i])
            .as("%s at %d", name, i)
            .isCloseTo(expected[i], within(1e-10 * Math.max(1, Math.abs(expected[i]))));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("causal")
  void more_bars_never_change_an_earlier_value(ValueIndicator indicator) {
    double[] close = column("close");
    double[] whole = indicator.over(close);
    for (int length = 0; length <= close.length; length += 7) {
      double[] part = Arrays.copyOf(close, length);
      assertThat(indicator.over(part)).isEqualTo(Arrays.copyOf(whole, length));
      assertThat(indicator.last(part))
          .isEqualTo(Double.valueOf(length == 0 ? Double.NaN : whole[length - 1]));
    }
  }

  static Stream<ValueIndicator> causal() {
    return Stream.of(
        new Sma(20),
        new Ema(10),
        new Rsi(14),
        Macd.STANDARD,
        Bollinger.STANDARD,
        new RateOfChange(20),
        new RealisedVolatility(20),
        new MaximumDrawdown(60));
  }
}
