package tradingagents.quant.benchmark;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import tradingagents.quant.measure.Performance;
import tradingagents.quant.measure.Rolling;
import tradingagents.quant.measure.Terms;

/** Measures over 10,000 returns. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class MeasureBenchmark {
  private static final int RETURNS = 10_000;

  private final double[] benchmark = new double[RETURNS];
  private final double[] returns = new double[RETURNS];

  /** Makes the series, the same each time. */
  public MeasureBenchmark() {
    RandomGenerator chance = RandomGeneratorFactory.of("L64X128MixRandom").create(42);
    Arrays.setAll(benchmark, i -> 0.0003 + 0.01 * chance.nextGaussian());
    Arrays.setAll(returns, i -> 0.9 * benchmark[i] + 0.006 * chance.nextGaussian());
  }

  /** All of them, with a benchmark. */
  @Benchmark
  public Performance everyMeasure() {
    return Performance.of(returns, benchmark, Terms.DAILY);
  }

  /** One window of a year over all. */
  @Benchmark
  public double[] rollingBeta() {
    return Rolling.beta(returns, benchmark, 252);
  }
}
