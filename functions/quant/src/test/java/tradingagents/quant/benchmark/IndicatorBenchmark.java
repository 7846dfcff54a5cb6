package tradingagents.quant.benchmark;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import tradingagents.quant.indicator.Sma;

/** Indicators over 10,000 bars. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class IndicatorBenchmark {
  private final double[] closes = new double[10_000];

  @Benchmark
  public double[] sma() {
    return new Sma(20).over(closes);
  }
}
