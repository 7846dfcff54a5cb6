package tradingagents.quant.benchmark;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.ta4j.core.BarSeries;
import org.ta4j.core.num.DecimalNumFactory;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;
import tradingagents.quant.indicator.Indicator;
import tradingagents.quant.indicator.Indicators;
import tradingagents.quant.series.Bars;

/**
 * Indicators over 10,000 bars: all names of the catalogue in one go, and each that ta4j has too
 * beside ta4j, once counting with its doubles and once with its default, decimals. What is measured
 * is every line of an indicator over all bars, from bars that are there already. The parabolic stop
 * is left out: ta4j needs ten seconds for it, which would be nearly all of the sum.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class IndicatorBenchmark {
  private static final int BARS = 10_000;

  /** The bars; ours and theirs. */
  @State(Scope.Benchmark)
  public static class Market {
    private final Bars bars = walk();
    private final BarSeries doubles = Ta4j.series(bars, DoubleNumFactory.getInstance());
    private final BarSeries decimals = Ta4j.series(bars, DecimalNumFactory.getInstance());
    private final List<Indicator> all = Indicators.names().stream().map(Indicators::named).toList();

    private static Bars walk() {
      RandomGenerator chance = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
      double[][] columns = new double[5][BARS];
      double price = 100;
      for (int i = 0; i < BARS; i++) {
        double open = price * Math.exp(0.004 * chance.nextGaussian());
        double close = open * Math.exp(0.01 * chance.nextGaussian());
        columns[0][i] = open;
        columns[1][i] = Math.max(open, close) * Math.exp(0.005 * chance.nextDouble());
        columns[2][i] = Math.min(open, close) * Math.exp(-0.005 * chance.nextDouble());
        columns[3][i] = close;
        columns[4][i] = 1_000_000 + chance.nextInt(1_000_000);
        price = Math.clamp(close, 10, 1_000);
      }
      return new Bars(columns[0], columns[1], columns[2], columns[3], columns[4]);
    }
  }

  /** An indicator that both have. */
  @State(Scope.Benchmark)
  public static class Both {
    @Param({
      "sma:20",
      "ema:20",
      "wma:20",
      "dema:20",
      "hma:20",
      "rsi:14",
      "macd:12:26:9",
      "atr:14",
      "tr",
      "bollinger:20:2",
      "adx:14",
      "stochastic:14:3:3",
      "cci:20",
      "mfi:14",
      "cmf:20",
      "obv",
      "roc:12",
      "cmo:14",
      "sar:0.02:0.2",
      "aroon:25",
      "donchian:20",
      "keltner:20:2:10",
      "ichimoku:9:26:52",
      "vwap:20",
      "vwma:20"
    })
    String name = "";
  }

  /** Every name of the catalogue; the goal is under 15 ms. */
  @Benchmark
  public void all(Market market, Blackhole hole) {
    for (Indicator indicator : market.all) {
      hole.consume(indicator.over(market.bars));
    }
  }

  /** One of ours. */
  @Benchmark
  public double[][] ours(Market market, Both both) {
    return Indicators.named(both.name).over(market.bars);
  }

  /** The same of ta4j with DoubleNum. */
  @Benchmark
  public void ta4jDouble(Market market, Both both, Blackhole hole) {
    theirs(market.doubles, both.name, hole);
  }

  /** The same of ta4j with its default, DecimalNum. */
  @Benchmark
  public void ta4jDecimal(Market market, Both both, Blackhole hole) {
    theirs(market.decimals, both.name, hole);
  }

  private static void theirs(BarSeries series, String name, Blackhole hole) {
    for (org.ta4j.core.Indicator<Num> line : Ta4j.INDICATORS.get(name).apply(series)) {
      for (int i = 0; i < BARS; i++) {
        hole.consume(line.getValue(i));
      }
    }
  }
}
