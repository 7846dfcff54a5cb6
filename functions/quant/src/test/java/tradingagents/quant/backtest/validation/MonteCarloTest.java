package tradingagents.quant.backtest.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tradingagents.quant.measure.Drawdowns;
import tradingagents.quant.measure.Growth;
import tradingagents.quant.measure.Moments;
import tradingagents.quant.measure.Ratios;

/** Paths are what the measures say they are, and nobody's processor shows. */
class MonteCarloTest {
  private static final double[] RETURNS = Noise.returns(1, 300, 0.01);
  private static final StationaryBootstrap BLOCKS = new StationaryBootstrap(5);

  private static double[] path(MonteCarlo runs, int number, int periods) {
    int[] order = new int[periods];
    BLOCKS.draw(Chances.each(runs.seed(), runs.paths())[number], RETURNS.length, order);
    return Arrays.stream(order).mapToDouble(i -> RETURNS[i]).toArray();
  }

  @Test
  void every_path_has_the_measures_of_its_returns_whoever_computes_it() {
    MonteCarlo runs = new MonteCarlo(60, 7);
    Simulation answer = runs.ofReturns(RETURNS, 252, 400, BLOCKS);
    IntStream.range(0, 60)
        .parallel()
        .forEach(p -> {
          double[] path = path(runs, p, 400);
          double[] equity = Growth.equity(path);
          double wealth = answer.finalWealth().values()[p];
          assertThat(wealth).isCloseTo(equity[400], within(1e-12));
          assertThat(answer.lowestWealth().values()[p])
              .isCloseTo(Arrays.stream(equity).min().orElseThrow(), within(1e-12));
          assertThat(answer.maxDrawdown().values()[p])
              .isCloseTo(Drawdowns.of(path).maximum(), within(1e-12));
          assertThat(answer.sharpe().values()[p])
              .isCloseTo(Ratios.sharpe(path, 252, 0), within(1e-9));
        });
  }

  @Test
  void more_paths_leave_the_first_ones_as_they_are() {
    double[] few = new MonteCarlo(20, 3).ofReturns(RETURNS, 252).finalWealth().values();
    double[] many = new MonteCarlo(200, 3).ofReturns(RETURNS, 252).finalWealth().values();
    assertThat(Arrays.copyOf(many, 20)).isEqualTo(few);
    assertThat(new MonteCarlo(20, 4).ofReturns(RETURNS, 252).finalWealth().values())
        .isNotEqualTo(few);
    assertThat(few).doesNotHaveDuplicates();
  }

  @Test
  void the_fan_shows_the_quantiles_of_the_paths_at_each_point() {
    MonteCarlo runs = new MonteCarlo(41, 9);
    Fan fan = runs.ofReturns(RETURNS, 252, 1000, BLOCKS).fan();
    assertThat(fan.points()).hasSize(253);
    assertThat(fan.points().getFirst()).isEqualTo(new Fan.Point(0, 1, 1, 1, 1, 1));
    assertThat(fan.points().getLast().period()).isEqualTo(1000);
    for (int at : new int[] {1, 100, 252}) {
      Fan.Point point = fan.points().get(at);
      assertThat(point.period()).isEqualTo(at * 1000 / 252);
      double[] wealth = new double[41];
      for (int p = 0; p < 41; p++) {
        wealth[p] = Growth.equity(path(runs, p, 1000))[point.period()];
      }
      Arrays.sort(wealth);
      assertThat(point.p5()).isCloseTo(wealth[2], within(1e-12));
      assertThat(point.p25()).isCloseTo(wealth[10], within(1e-12));
      assertThat(point.p50()).isCloseTo(wealth[20], within(1e-12));
      assertThat(point.p75()).isCloseTo(wealth[30], within(1e-12));
      assertThat(point.p95()).isCloseTo(wealth[38], within(1e-12));
    }
    assertThat(runs.ofReturns(RETURNS, 252, 10, BLOCKS).fan().points())
        .extracting(Fan.Point::period)
        .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    assertThat(new MonteCarlo(100_000, 1).points(200)).hasSize(100).startsWith(0).endsWith(200);
  }

  @Test
  void agrees_with_the_normal_theory_of_independent_returns() {
    // The mean of 250 independent draws has the deviation s / sqrt(250); 4,000 paths.
    Moments moments = Moments.of(RETURNS);
    double[] logs = Arrays.stream(RETURNS).map(Math::log1p).toArray();
    double mean = 250 * Moments.of(logs).mean();
    double spread = Math.sqrt(250) * Moments.of(logs).populationDeviation();
    Simulation answer =
        new MonteCarlo(4000, 5).ofReturns(RETURNS, 252, 250, new StationaryBootstrap(1));
    assertThat(Math.log(answer.finalWealth().quantile(0.5)))
        .isCloseTo(mean, within(4 * 1.2533 * spread / Math.sqrt(4000)));
    double annual = moments.mean() / moments.populationDeviation() * Math.sqrt(252);
    assertThat(answer.sharpe().mean()).isCloseTo(annual, within(0.08));
    double loss = answer.probabilityOfLoss();
    double[] wealth = answer.finalWealth().values();
    assertThat(loss).isEqualTo(Arrays.stream(wealth).filter(w -> w < 1).count() / 4000.0);
  }

  @Test
  void a_path_that_always_loses_is_ruined_and_one_that_gains_is_not() {
    double[] losses = {-0.1, -0.1, -0.1};
    Simulation bad = new MonteCarlo(10, 1).ofReturns(losses, 252, 7, BLOCKS);
    assertThat(bad.probabilityOfLoss()).isEqualTo(1);
    // 0.9^7 = 0.478.
    assertThat(bad.riskOfRuin(0.5)).isEqualTo(1);
    assertThat(bad.riskOfRuin(0.6)).isZero();
    assertThat(bad.probabilityOfDrawdown(0.52)).isEqualTo(1);
    assertThat(bad.probabilityOfDrawdown(0.53)).isZero();
    assertThat(bad.sharpe().missing()).isEqualTo(10);
    Simulation good = new MonteCarlo(10, 1).ofReturns(new double[] {0.1, 0.1}, 252, 7, BLOCKS);
    assertThat(good.probabilityOfLoss()).isZero();
    assertThat(good.probabilityOfDrawdown(0)).isZero();
    assertThat(good.lowestWealth().quantile(1)).isEqualTo(1);
    assertThat(good.maxDrawdown().quantile(1)).isZero();
    assertThat(good.expectedBlock()).isEqualTo(5);
    assertThatThrownBy(() -> good.riskOfRuin(1)).hasMessageContaining("not 1.0");
    assertThatThrownBy(() -> good.riskOfRuin(0)).hasMessageContaining("not 0.0");
    assertThatThrownBy(() -> good.probabilityOfDrawdown(1)).hasMessageContaining("not 1.0");
    assertThatThrownBy(() -> good.probabilityOfDrawdown(-0.1)).hasMessageContaining("not -0.1");
  }

  @Test
  void trades_in_another_order_end_alike_and_fall_otherwise() {
    double[] trades = Noise.returns(2, 50, 0.05);
    Simulation answer = new MonteCarlo(300, 1).ofTrades(trades);
    double wealth = 1 + Growth.total(trades);
    assertThat(answer.finalWealth().quantile(0)).isCloseTo(wealth, within(1e-12));
    assertThat(answer.finalWealth().quantile(1)).isCloseTo(wealth, within(1e-12));
    assertThat(answer.sharpe().quantile(0.5)).isCloseTo(Ratios.sharpe(trades, 1, 0), within(1e-12));
    assertThat(answer.maxDrawdown().deviation()).isGreaterThan(0.01);
    assertThat(answer.expectedBlock()).isNaN();
    assertThat(answer.fan().points()).hasSize(51);
    // The worst order loses all losses in a row; no order is worse.
    double worst = 1;
    for (double r : trades) {
      worst *= 1 + Math.min(0, r);
    }
    assertThat(answer.maxDrawdown().quantile(1)).isLessThan(1 - worst);
  }

  @Test
  void a_shuffle_gives_every_order_the_same_chance() {
    int[] counts = new int[27];
    int[] order = new int[3];
    var random = Chances.of(4);
    for (int i = 0; i < 60_000; i++) {
      MonteCarlo.shuffle(random, order);
      counts[order[0] * 9 + order[1] * 3 + order[2]]++;
    }
    int[] permutations = Arrays.stream(counts).filter(c -> c > 0).toArray();
    assertThat(permutations).hasSize(6);
    // Deviation sqrt(60,000 x 1/6 x 5/6) = 91.
    assertThat(Arrays.stream(permutations)).allMatch(c -> Math.abs(c - 10_000) < 4 * 91);
  }

  @Test
  void refuses_what_is_no_simulation() {
    assertThatThrownBy(() -> new MonteCarlo(0, 1)).hasMessageContaining("1 to 100000, not 0");
    assertThatThrownBy(() -> new MonteCarlo(100_001, 1)).hasMessageContaining("not 100001");
    assertThat(new MonteCarlo(1, 1).ofReturns(RETURNS, 1, 2, BLOCKS).sharpe().count()).isEqualTo(1);
    MonteCarlo runs = new MonteCarlo(100_000, 1);
    assertThatThrownBy(() -> runs.ofReturns(RETURNS, 252, 20_001, BLOCKS))
        .hasMessageContaining("2000100000 steps; at most 2000000000");
    assertThatThrownBy(() -> runs.ofReturns(RETURNS, 252, 1, BLOCKS))
        .hasMessageContaining("a path of 1 periods from 300 returns");
    assertThatThrownBy(() -> runs.ofTrades(new double[] {0.1}))
        .hasMessageContaining("from 1 returns");
    assertThatThrownBy(() -> runs.ofTrades(new double[] {0.1, -1}))
        .hasMessageContaining("return 2 is -1.0");
    assertThatThrownBy(() -> new MonteCarlo(2, 1).ofReturns(RETURNS, 0, 20, BLOCKS))
        .hasMessageContaining("one period or more, not 0");
  }
}
