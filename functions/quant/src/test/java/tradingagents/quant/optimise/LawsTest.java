package tradingagents.quant.optimise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.convex.ConvexSolver;

/** What holds for every table: weights in their limits, optimality, order and scale of columns. */
class LawsTest {
  private static Optimiser optimiser(AssetReturns returns) {
    return new Optimiser(returns, new SampleCovariance(), 0.95);
  }

  /** Bounds, two groups and often a limit on turnover that leave room around equal weights. */
  private static Constraints drawn(RandomGenerator chance, List<String> names) {
    int n = names.size();
    Constraints constraints = Constraints.longOnly(names);
    for (String name : names) {
      double low = (chance.nextBoolean() ? 0.8 : -0.8) * chance.nextDouble() / n;
      constraints = constraints.bounds(name, low, (1.2 + 3 * chance.nextDouble()) / n);
    }
    double half = (n / 2) / (double) n;
    constraints =
        constraints
            .group(new Group("left", names.subList(0, n / 2), half * 0.9, half * 1.1))
            .group(new Group("most", names.subList(1, n), 0, (n - 1.0) / n + 0.2 / n));
    return chance.nextInt(3) == 0
        ? constraints
        : constraints.turnover(Dense.filled(n, 1.0 / n), 0.1 + chance.nextDouble());
  }

  private static void assertRespected(double[] weights, Constraints constraints) {
    assertThat(Dense.sum(weights)).isCloseTo(1, within(1e-12));
    assertThat(constraints.within(weights)).isTrue();
    for (Group group : constraints.groups()) {
      assertThat(Dense.dot(constraints.membership(group), weights))
          .isBetween(group.floor() - 1e-11, group.cap() + 1e-11);
    }
    double[] current = constraints.current();
    if (current != null) {
      double traded = 0;
      for (int i = 0; i < weights.length; i++) {
        traded += Math.abs(weights[i] - current[i]);
      }
      assertThat(traded).isLessThanOrEqualTo(constraints.turnover() + 1e-10);
    }
  }

  /** How much lower a linear function could be: a bound on what is missing to the optimum. */
  private static double gap(double[] weights, double[] gradient, Constraints constraints) {
    double scale = Dense.largest(gradient);
    if (scale == 0) {
      return 0;
    }
    double[] unit = Dense.scaled(gradient, 1 / scale);
    ExpressionsBasedModel model = new Polytope(constraints, unit, OptionalDouble.empty()).model();
    for (int i = 0; i < unit.length; i++) {
      model.getVariable(i).weight(unit[i]);
    }
    return (Dense.dot(unit, weights) - model.minimise().getValue()) * scale;
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 8, 13, 21, 34})
  void least_variance_respects_every_constraint_and_nothing_calmer_exists(int assets) {
    RandomGenerator chance = Table.chance(assets);
    for (int round = 0; round < 30; round++) {
      AssetReturns returns = Table.drawn(chance, 4 * assets + 10, assets);
      Constraints constraints = drawn(chance, returns.names());
      Optimiser optimiser = optimiser(returns);

      double[] weights = Table.weights(optimiser.solve(new MinVariance(), constraints));

      assertRespected(weights, constraints);
      double variance = optimiser.covariance().variance(weights);
      double[] gradient = optimiser.covariance().times(weights);
      assertThat(gap(weights, gradient, constraints)).isLessThan(1e-9 * variance);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 10, 30})
  void another_solver_finds_the_same_least_variance(int assets) {
    RandomGenerator chance = Table.chance(400 + assets);
    for (int round = 0; round < 5; round++) {
      AssetReturns returns = Table.drawn(chance, 4 * assets + 10, assets);
      Constraints constraints = drawn(chance, returns.names());
      Optimiser optimiser = optimiser(returns);
      double unit = optimiser.covariance().at(0, 0);

      double[] weights = Table.weights(optimiser.solve(new MinVariance(), constraints));

      ExpressionsBasedModel model =
          new Polytope(constraints, returns.means(), OptionalDouble.empty()).model();
      Expression variance = model.newExpression("variance").weight(1);
      for (int i = 0; i < assets; i++) {
        for (int j = 0; j < assets; j++) {
          variance.set(i, j, optimiser.covariance().at(i, j) / unit);
        }
      }
      model.options.convex().algorithm(ConvexSolver.Algorithm.ADMM);
      double other = model.minimise().getValue() * unit;
      assertThat(optimiser.covariance().variance(weights) / other).isCloseTo(1, within(1e-5));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 8, 13, 21})
  void best_sharpe_respects_every_constraint_and_nothing_better_exists(int assets) {
    RandomGenerator chance = Table.chance(100 + assets);
    for (int round = 0; round < 30; round++) {
      AssetReturns returns = Table.drawn(chance, 4 * assets + 10, assets);
      Constraints constraints = drawn(chance, returns.names());
      Optimiser optimiser = optimiser(returns);
      double riskFree = -0.05;

      double[] weights = Table.weights(optimiser.solve(new MaxSharpe(riskFree), constraints));

      assertRespected(weights, constraints);
      double variance = optimiser.covariance().variance(weights);
      double excess = Dense.dot(returns.means(), weights) - riskFree;
      double[] pull = optimiser.covariance().times(weights);
      double[] gradient = new double[assets];
      for (int i = 0; i < assets; i++) {
        gradient[i] = excess / variance * pull[i] - (returns.means()[i] - riskFree);
      }
      assertThat(gap(weights, gradient, constraints)).isLessThan(1e-9 * Math.abs(excess));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5, 9})
  void smallest_tail_respects_every_constraint_and_no_neighbour_is_smaller(int assets) {
    RandomGenerator chance = Table.chance(200 + assets);
    for (int round = 0; round < 10; round++) {
      AssetReturns returns = Table.drawn(chance, 80, assets);
      Constraints constraints = drawn(chance, returns.names());
      double level = 0.8 + 0.19 * chance.nextDouble();

      double[] weights = Table.weights(optimiser(returns).solve(new MinCvar(level), constraints));

      assertRespected(weights, constraints);
      double tail = KnownAnswersTest.tail(returns.portfolio(weights), level);
      double[] other = Table.weights(optimiser(returns).solve(new MinVariance(), constraints));
      for (double part : new double[] {1e-6, 1e-3, 0.1, 1}) {
        double[] between = new double[assets];
        for (int i = 0; i < assets; i++) {
          between[i] = weights[i] + part * (other[i] - weights[i]);
        }
        assertThat(KnownAnswersTest.tail(returns.portfolio(between), level))
            .isGreaterThanOrEqualTo(tail - 1e-12);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 6, 12, 40})
  void risk_parity_contributes_equally_and_hrp_stays_in_its_bounds(int assets) {
    RandomGenerator chance = Table.chance(300 + assets);
    for (int round = 0; round < 10; round++) {
      AssetReturns returns = Table.drawn(chance, 3 * assets + 5, assets);
      Constraints free = Constraints.longOnly(returns.names());
      Constraints tight = free.bounds(0.7 / assets, 1.3 / assets);

      OptimalPortfolio equal = optimiser(returns).solve(new RiskParity(), free);
      double[] held = Table.weights(optimiser(returns).solve(new RiskParity(), tight));
      double[] tree = Table.weights(optimiser(returns).solve(new HierarchicalRiskParity(), tight));

      assertThat(equal.riskShares())
          .allSatisfy(share -> assertThat(share).isCloseTo(1.0 / assets, within(1e-10)));
      assertRespected(held, tight);
      assertRespected(tree, tight);
      assertThat(freeShares(optimiser(returns).covariance(), held, tight)).isLessThan(1e-9);
    }
  }

  /** The relative spread of the contributions of the assets that no bound holds back. */
  private static double freeShares(Covariance covariance, double[] weights, Constraints bounds) {
    double[] pull = covariance.times(weights);
    double low = Double.POSITIVE_INFINITY;
    double high = 0;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > bounds.lower(i) && weights[i] < bounds.upper(i)) {
        low = Math.min(low, weights[i] * pull[i]);
        high = Math.max(high, weights[i] * pull[i]);
      }
    }
    return high == 0 ? 0 : (high - low) / high;
  }

  static Stream<Objective> objectives() {
    View view = new View(Map.of("A", 1.0, "B", -1.0), 0.001);
    return Stream.of(
        new MinVariance(),
        new MaxSharpe(-0.001),
        new TargetReturn(0.0005),
        new MinCvar(0.9),
        new RiskParity(),
        new HierarchicalRiskParity(),
        new HierarchicalRiskParity(HierarchicalRiskParity.Distance.CORRELATION),
        new BlackLitterman(Map.of(), 2.5, 0.05, List.of(view)));
  }

  @ParameterizedTest
  @MethodSource("objectives")
  void permuted_columns_permute_the_weights(Objective objective) {
    AssetReturns returns = Table.read("returns.csv");
    List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5));
    Constraints bounds = Constraints.longOnly(returns.names()).bounds("E", 0.01, 0.4);
    OptimalPortfolio plain = optimiser(returns).solve(objective, bounds);
    for (int round = 0; round < 10; round++) {
      Collections.shuffle(order, new Random(round));
      AssetReturns permuted =
          Table.permuted(returns, order.stream().mapToInt(Integer::intValue).toArray());
      Constraints same = Constraints.longOnly(permuted.names()).bounds("E", 0.01, 0.4);

      OptimalPortfolio other = optimiser(permuted).solve(objective, same);

      for (String name : returns.names()) {
        assertThat(other.weight(name)).isCloseTo(plain.weight(name), within(1e-9));
      }
    }
  }

  @Test
  void hrp_with_ties_does_not_depend_on_the_order_of_columns() {
    double[][] rows = new double[16][4];
    for (int t = 0; t < 16; t++) {
      for (int i = 0; i < 4; i++) {
        rows[t][i] = ((t >> i) & 1) == 0 ? -0.01 * (i + 1) : 0.01 * (i + 1);
      }
    }
    AssetReturns returns = Table.of("D,A,C,B", rows);
    AssetReturns turned = Table.permuted(returns, new int[] {3, 1, 0, 2});
    HierarchicalRiskParity hrp = new HierarchicalRiskParity();

    OptimalPortfolio one = optimiser(returns).solve(hrp, Constraints.longOnly(returns.names()));
    OptimalPortfolio two = optimiser(turned).solve(hrp, Constraints.longOnly(turned.names()));

    for (String name : returns.names()) {
      assertThat(two.weight(name)).isCloseTo(one.weight(name), within(1e-15));
    }
  }

  @Test
  void the_unit_of_returns_does_not_change_the_weights() {
    AssetReturns returns = Table.read("returns.csv");
    double[][] rows = new double[returns.periods()][6];
    for (int t = 0; t < rows.length; t++) {
      for (int i = 0; i < 6; i++) {
        rows[t][i] = returns.at(t, i) * 7;
      }
    }
    AssetReturns larger = new AssetReturns(returns.names(), rows);
    Constraints free = Constraints.longOnly(returns.names());
    for (Objective objective :
        List.of(
            new MinVariance(),
            new MaxSharpe(0),
            new MinCvar(0.95),
            new RiskParity(),
            new HierarchicalRiskParity())) {
      double[] one = Table.weights(optimiser(returns).solve(objective, free));
      double[] seven = Table.weights(optimiser(larger).solve(objective, free));

      assertThat(seven).containsExactly(one, within(1e-9));
    }
  }

  @Test
  void the_frontier_rises_from_the_calmest_to_the_highest_return() {
    AssetReturns returns = Table.read("returns.csv");
    Constraints bounds = Constraints.longOnly(returns.names()).bounds(0, 0.4);

    List<OptimalPortfolio> frontier = optimiser(returns).frontier(11, bounds);

    assertThat(frontier).hasSize(11);
    assertThat(frontier.getFirst()).isEqualTo(optimiser(returns).solve(new MinVariance(), bounds));
    double step = (frontier.getLast().expectedReturn() - frontier.getFirst().expectedReturn()) / 10;
    for (int k = 1; k < 11; k++) {
      OptimalPortfolio point = frontier.get(k);
      assertRespected(Table.weights(point), bounds);
      assertThat(point.expectedReturn() - frontier.get(k - 1).expectedReturn())
          .isCloseTo(step, within(1e-12));
      assertThat(point.volatility()).isGreaterThan(frontier.get(k - 1).volatility());
    }
    // C and D have the highest means: 0.4 each, the rest to the third.
    assertThat(frontier.getLast().weight("C")).isEqualTo(0.4);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 0.6, 1.0, 1.7})
  void a_turnover_of_nothing_keeps_the_portfolio_and_a_wide_one_does_not_bind(double free) {
    AssetReturns returns = Table.read("returns.csv");
    double[] current = {0.1, 0.2, 0.3, 0.1, 0.1, 0.2};
    Constraints limits = Constraints.longOnly(returns.names());
    double[] best = Table.weights(optimiser(returns).solve(new MinVariance(), limits));

    for (Objective objective :
        List.of(new MinVariance(), new MaxSharpe(-0.001), new MinCvar(0.95))) {
      double[] kept =
          Table.weights(optimiser(returns).solve(objective, limits.turnover(current, 0)));
      assertThat(kept).containsExactly(current, within(1e-9));
    }
    double[] traded =
        Table.weights(optimiser(returns).solve(new MinVariance(), limits.turnover(current, free)));
    assertRespected(traded, limits.turnover(current, free));
    if (free > 1.6) {
      assertThat(traded).containsExactly(best, within(1e-12));
    }
  }
}
