package tradingagents.quant.optimise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Weights and covariances against what numpy and scipy find in the same tables. */
class KnownAnswersTest {
  private static final AssetReturns RETURNS = Table.read("returns.csv");
  private static final Map<String, double[]> ORACLES = Table.oracles();
  private static final Constraints LONG = Constraints.longOnly(RETURNS.names());
  private static final Constraints GROUPS =
      LONG.group(new Group("first", List.of("F", "E"), 0, 0.25))
          .group(new Group("second", List.of("D", "B"), 0.4, 1));
  private static final double[] EQUAL = Dense.filled(6, 1.0 / 6);

  private static double[] oracle(String name) {
    return Objects.requireNonNull(ORACLES.get(name), name);
  }

  static Stream<CovarianceEstimator> estimators() {
    return Stream.of(
        new SampleCovariance(),
        new EwmaCovariance(EwmaCovariance.DAILY),
        new LedoitWolfIdentity(),
        new LedoitWolfCorrelation());
  }

  @ParameterizedTest
  @MethodSource("estimators")
  void covariance_equals_numpy(CovarianceEstimator estimator) {
    Covariance covariance = estimator.of(RETURNS);

    double[] expected = oracle(estimator.name());
    for (int i = 0; i < 36; i++) {
      assertThat(covariance.at(i / 6, i % 6)).isCloseTo(expected[i], within(1e-18));
    }
  }

  static Stream<Arguments> quadratic() {
    MinVariance calm = new MinVariance();
    MaxSharpe sharpe = new MaxSharpe(0.0001);
    double low = RETURNS.means()[3] + 0.0001;
    Constraints bounds = LONG.bounds(0.02, 0.35);
    for (Group group : GROUPS.groups()) {
      bounds = bounds.group(group);
    }
    return Stream.of(
        Arguments.of("min-variance", calm, LONG),
        Arguments.of("min-variance short", calm, LONG.bounds(-5, 5)),
        Arguments.of("min-variance bounds", calm, LONG.bounds(0.05, 0.3)),
        Arguments.of("min-variance groups", calm, GROUPS),
        Arguments.of("min-variance turnover", calm, LONG.turnover(EQUAL, 0.4)),
        Arguments.of("min-variance least", calm, LONG.leastReturn(0.0008)),
        Arguments.of("target-return", new TargetReturn(0.001), LONG),
        Arguments.of("target-return low", new TargetReturn(low), LONG),
        Arguments.of("max-sharpe", sharpe, LONG),
        Arguments.of("max-sharpe bounds", sharpe, bounds),
        Arguments.of("max-sharpe turnover", sharpe, LONG.turnover(EQUAL, 0.4)));
  }

  @ParameterizedTest
  @MethodSource("quadratic")
  void quadratic_program_equals_scipy(String name, Objective objective, Constraints constraints) {
    Optimiser optimiser = new Optimiser(RETURNS, new SampleCovariance(), 0.95);

    double[] weights = Table.weights(optimiser.solve(objective, constraints));

    assertThat(weights).containsExactly(oracle(name), within(2e-6));
  }

  static Stream<Arguments> tails() {
    OptionalDouble target = OptionalDouble.of(0.001);
    Group group = new Group("first", List.of("F", "E"), 0, 0.25);
    return Stream.of(
        Arguments.of("min-cvar", new MinCvar(0.95), LONG),
        Arguments.of("min-cvar 99", new MinCvar(0.99), LONG),
        Arguments.of("min-cvar 93", new MinCvar(0.93), LONG.bounds(0, 0.4)),
        Arguments.of("min-cvar target", new MinCvar(0.95, target), LONG),
        Arguments.of("min-cvar group", new MinCvar(0.95), LONG.group(group)));
  }

  @ParameterizedTest
  @MethodSource("tails")
  void smallest_tail_equals_the_whole_linear_program(
      String name, MinCvar objective, Constraints constraints) {
    Optimiser optimiser = new Optimiser(RETURNS, new SampleCovariance(), 0.95);

    double[] weights = Table.weights(optimiser.solve(objective, constraints));

    double[] expected = oracle(name);
    assertThat(tail(RETURNS.portfolio(weights), objective.level()))
        .isCloseTo(expected[0], within(1e-12));
    for (int i = 0; i < 6; i++) {
      assertThat(weights[i]).isCloseTo(expected[i + 1], within(1e-8));
    }
  }

  /** The mean of the worst part, the return on the edge in part; a loss is positive. */
  static double tail(double[] returns, double level) {
    double[] sorted = returns.clone();
    Arrays.sort(sorted);
    double left = returns.length * (1 - level);
    double size = left;
    double sum = 0;
    for (int t = 0; left > 1e-12; t++) {
      sum -= sorted[t] * Math.min(1, left);
      left -= 1;
    }
    return sum / size;
  }

  static Stream<Arguments> shares() {
    RiskParity budgets = new RiskParity(List.of(1.0, 2.0, 3.0, 4.0, 5.0, 6.0));
    return Stream.of(
        Arguments.of("risk-parity", new RiskParity(), LONG, 1e-8),
        Arguments.of("risk-parity budgets", budgets, LONG, 1e-8),
        Arguments.of("risk-parity bounds", new RiskParity(), LONG.bounds(0.1, 0.25), 1e-5),
        Arguments.of("hrp", new HierarchicalRiskParity(), LONG, 1e-14),
        Arguments.of(
            "hrp correlation",
            new HierarchicalRiskParity(HierarchicalRiskParity.Distance.CORRELATION),
            LONG,
            1e-14));
  }

  @ParameterizedTest
  @MethodSource("shares")
  void shares_of_risk_equal_scipy(
      String name, Objective objective, Constraints constraints, double tolerance) {
    Optimiser optimiser = new Optimiser(RETURNS, new SampleCovariance(), 0.95);

    double[] weights = Table.weights(optimiser.solve(objective, constraints));

    assertThat(weights).containsExactly(oracle(name), within(tolerance));
  }

  @Test
  void two_real_assets_have_the_closed_form() {
    AssetReturns real = Table.read("real.csv");
    Optimiser optimiser = new Optimiser(real, new SampleCovariance(), 0.95);

    OptimalPortfolio free =
        optimiser.solve(new MinVariance(), Constraints.longOnly(real.names()).bounds(-2, 2));
    OptimalPortfolio held = optimiser.solve(new MinVariance(), Constraints.longOnly(real.names()));

    assertThat(Table.weights(free)).containsExactly(oracle("real short"), within(1e-13));
    assertThat(held.weights()).containsExactly(0.0, 1.0);
  }

  @Test
  void the_numbers_beside_the_weights_are_those_of_the_history() {
    AssetReturns table =
        Table.of(
            "A,B",
            new double[] {0.01, 0.03},
            new double[] {-0.02, 0.02},
            new double[] {0.04, -0.04},
            new double[] {0.01, -0.01});
    Optimiser optimiser = new Optimiser(table, new SampleCovariance(), 0.5);
    Constraints fixed = Constraints.longOnly(table.names()).bounds("A", 0.5, 0.5);

    OptimalPortfolio half = optimiser.solve(new MinVariance(), fixed);

    assertThat(half.weights()).containsExactly(0.5, 0.5);
    assertThat(half.weight("B")).isEqualTo(0.5);
    assertThat(half.expectedReturn()).isCloseTo(0.005, within(1e-17));
    assertThat(half.volatility()).isCloseTo(0.01, within(1e-17));
    assertThat(half.valueAtRisk()).isCloseTo(0, within(1e-17));
    assertThat(half.conditionalValueAtRisk()).isCloseTo(0, within(1e-17));
    assertThat(half.riskShares().get(0) + half.riskShares().get(1)).isCloseTo(1, within(1e-12));
  }
}
