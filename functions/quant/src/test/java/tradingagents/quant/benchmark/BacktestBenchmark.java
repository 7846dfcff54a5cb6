package tradingagents.quant.benchmark;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.TradingRecord;
import org.ta4j.core.backtest.BarSeriesManager;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.DecimalNumFactory;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.rules.OverIndicatorRule;
import org.ta4j.core.rules.UnderIndicatorRule;
import tradingagents.quant.backtest.Backtest;
import tradingagents.quant.backtest.EventEngine;
import tradingagents.quant.backtest.FillTiming;
import tradingagents.quant.backtest.Instrument;
import tradingagents.quant.backtest.Market;
import tradingagents.quant.backtest.RandomBars;
import tradingagents.quant.backtest.Setup;
import tradingagents.quant.backtest.cost.Costs;
import tradingagents.quant.backtest.strategy.SmaCross;
import tradingagents.quant.backtest.sweep.SmaGrid;
import tradingagents.quant.backtest.sweep.SmaSweep;
import tradingagents.quant.backtest.sweep.SweepTable;
import tradingagents.quant.backtest.validation.MonteCarlo;
import tradingagents.quant.backtest.validation.Simulation;
import tradingagents.quant.series.Bars;
import tradingagents.quant.series.Means;

/**
 * Backtests of two moving averages over 10,000 bars, on one core, in nanoseconds for each bar of
 * each pair: all 4,851 pairs of windows from 2 to 100 by the sweep, a seventieth of them by a plain
 * loop over every bar, one by the event engine, and one by ta4j, which makes no measures of it.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class BacktestBenchmark {
  private static final int BARS = 10_000;
  private static final int MANY = 100_000;
  private static final int PAIRS = 4_851;
  private static final int SOME = 70;

  /** The bars; ours and theirs. */
  @State(Scope.Benchmark)
  public static class World {
    private final Bars bars = RandomBars.walk(1, BARS);
    private final Setup setup =
        Setup.USUAL.with(Costs.basisPoints(10, 5)).with(FillTiming.SAME_CLOSE);
    private final List<Integer> windows = IntStream.rangeClosed(2, 100).boxed().toList();
    private final SmaGrid grid = new SmaGrid(windows, windows);
    private final SmaSweep sweep = new SmaSweep(bars, setup, grid);
    private final SmaSweep longer = new SmaSweep(RandomBars.walk(2, MANY), setup, grid);
    private final EventEngine engine = new EventEngine(Market.of(Instrument.of("X", bars)), setup);
    private final BarSeries doubles = Ta4j.series(bars, DoubleNumFactory.getInstance());
    private final BarSeries decimals = Ta4j.series(bars, DecimalNumFactory.getInstance());
    private final double[] returns =
        new EventEngine(Market.of(Instrument.of("Y", RandomBars.walk(3, 2_521))), setup)
            .run(new SmaCross(20, 50))
            .returns();
  }

  /** All pairs over 10,000 bars. */
  @Benchmark
  @OperationsPerInvocation(BARS * PAIRS)
  public SweepTable sweep(World world) {
    return world.sweep.run();
  }

  /** All pairs over 100,000 bars. */
  @Benchmark
  @OperationsPerInvocation(MANY * PAIRS)
  public SweepTable sweepOfTenTimesTheBars(World world) {
    return world.longer.run();
  }

  /** Some pairs, bar by bar: what there is to beat. */
  @Benchmark
  @OperationsPerInvocation(BARS * SOME)
  public double plainLoop(World world) {
    double[] closes = world.bars.closes();
    Means means = Means.of(closes);
    double[][] averages = new double[101][BARS];
    double sum = 0;
    for (int pair = 0; pair < SOME; pair++) {
      int fast = 2 + pair % 7;
      int slow = 20 + pair / 7 * 8;
      fill(means, averages, fast);
      fill(means, averages, slow);
      sum += bars(closes, averages[fast], averages[slow], slow);
    }
    return sum;
  }

  private static void fill(Means means, double[][] averages, int window) {
    if (averages[window][BARS - 1] == 0) {
      for (int i = window - 1; i < BARS; i++) {
        averages[window][i] = means.mean(i, window);
      }
    }
  }

  /** Equity, Sharpe ratio and fall of one pair. */
  private static double bars(double[] closes, double[] fast, double[] slow, int window) {
    double equity = 1;
    double peak = 1;
    double fall = 1;
    double sum = 0;
    double squares = 0;
    boolean in = false;
    for (int i = window - 1; i < closes.length; i++) {
      double before = equity;
      if (in) {
        equity *= closes[i] / closes[i - 1];
      }
      if (fast[i] > slow[i] != in) {
        in = !in;
        equity *= 1 - 0.0015;
      }
      double change = equity / before - 1;
      sum += change;
      squares += change * change;
      peak = Math.max(peak, equity);
      fall = Math.min(fall, equity / peak);
    }
    return equity + sum / Math.sqrt(squares) + fall;
  }

  /** One pair through orders, cash and fills. */
  @Benchmark
  @OperationsPerInvocation(BARS)
  public Backtest eventEngine(World world) {
    return world.engine.run(new SmaCross(20, 50));
  }

  /** One pair by ta4j in doubles. */
  @Benchmark
  @OperationsPerInvocation(BARS)
  public TradingRecord ta4jDoubles(World world) {
    return ta4j(world.doubles);
  }

  /** One pair by ta4j in decimals. */
  @Benchmark
  @OperationsPerInvocation(BARS)
  public TradingRecord ta4jDecimals(World world) {
    return ta4j(world.decimals);
  }

  private static TradingRecord ta4j(BarSeries series) {
    ClosePriceIndicator close = new ClosePriceIndicator(series);
    SMAIndicator fast = new SMAIndicator(close, 20);
    SMAIndicator slow = new SMAIndicator(close, 50);
    BaseStrategy strategy =
        new BaseStrategy(new OverIndicatorRule(fast, slow), new UnderIndicatorRule(fast, slow), 50);
    return new BarSeriesManager(series).run(strategy);
  }

  /** A thousand histories of ten years of days, in nanoseconds for each. */
  @Benchmark
  @OperationsPerInvocation(1_000)
  public Simulation bootstrapOfTenYears(World world) {
    return new MonteCarlo(1_000, 7).ofReturns(world.returns, 252);
  }
}
