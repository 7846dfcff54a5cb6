package tradingagents.quant.benchmark;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import tradingagents.quant.optimise.AssetReturns;
import tradingagents.quant.optimise.BlackLitterman;
import tradingagents.quant.optimise.Constraints;
import tradingagents.quant.optimise.Group;
import tradingagents.quant.optimise.HierarchicalRiskParity;
import tradingagents.quant.optimise.LedoitWolfIdentity;
import tradingagents.quant.optimise.MaxSharpe;
import tradingagents.quant.optimise.MinCvar;
import tradingagents.quant.optimise.MinVariance;
import tradingagents.quant.optimise.Objective;
import tradingagents.quant.optimise.OptimalPortfolio;
import tradingagents.quant.optimise.Optimiser;
import tradingagents.quant.optimise.RiskParity;
import tradingagents.quant.optimise.SampleCovariance;
import tradingagents.quant.optimise.View;

/** Optimisation from the returns to the weights: 100 assets by 500 scenarios, 20 by 2,500. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class OptimiseBenchmark {
  private final AssetReturns wide = drawn(500, 100);
  private final AssetReturns deep = drawn(2_500, 20);

  private static AssetReturns drawn(int periods, int assets) {
    RandomGenerator chance = RandomGeneratorFactory.of("L64X128MixRandom").create(assets);
    double[][] rows = new double[periods][assets];
    for (double[] row : rows) {
      double factor = chance.nextGaussian();
      for (int i = 0; i < assets; i++) {
        double volatility = 0.005 + 0.015 * i / assets;
        row[i] = 0.0005 + volatility * (0.5 * factor + 0.85 * chance.nextGaussian());
      }
    }
    return new AssetReturns(IntStream.range(0, assets).mapToObj("A%d"::formatted).toList(), rows);
  }

  private OptimalPortfolio solve(AssetReturns returns, Objective objective) {
    return new Optimiser(returns, new SampleCovariance(), 0.95)
        .solve(objective, Constraints.longOnly(returns.names()));
  }

  @Benchmark
  public OptimalPortfolio minVariance100() {
    return solve(wide, new MinVariance());
  }

  @Benchmark
  public OptimalPortfolio minVariance100WithGroupsAndTurnover() {
    Constraints constraints =
        Constraints.longOnly(wide.names())
            .bounds(0, 0.1)
            .group(new Group("left", wide.names().subList(0, 50), 0.3, 0.6))
            .turnover(constant(), 0.8);
    return new Optimiser(wide, new LedoitWolfIdentity(), 0.95)
        .solve(new MinVariance(), constraints);
  }

  private static double[] constant() {
    return IntStream.range(0, 100).mapToDouble(i -> 0.01).toArray();
  }

  @Benchmark
  public OptimalPortfolio maxSharpe100() {
    return solve(wide, new MaxSharpe(0));
  }

  @Benchmark
  public List<OptimalPortfolio> frontier20Assets20Points() {
    return new Optimiser(deep, new SampleCovariance(), 0.95)
        .frontier(20, Constraints.longOnly(deep.names()));
  }

  @Benchmark
  public OptimalPortfolio minCvar20By2500() {
    return solve(deep, new MinCvar(0.95));
  }

  @Benchmark
  public OptimalPortfolio riskParity100() {
    return solve(wide, new RiskParity());
  }

  @Benchmark
  public OptimalPortfolio hrp100() {
    return solve(wide, new HierarchicalRiskParity());
  }

  @Benchmark
  public OptimalPortfolio blackLitterman100() {
    View view = new View(Map.of("A1", 1.0, "A2", -1.0), 0.001);
    return solve(wide, new BlackLitterman(Map.of(), 2.5, 0.05, List.of(view)));
  }
}
