package tradingagents.quant.optimise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot be done is refused with one sentence that says which wish is to blame. */
class RefusalsTest {
  /** Means 0.01, 0.02, 0.03; C moves most. */
  private static final AssetReturns TABLE =
      Table.of(
          "A,B,C",
          new double[] {0.02, 0.01, 0.06},
          new double[] {0.00, 0.05, 0.03},
          new double[] {0.01, 0.00, -0.04},
          new double[] {0.03, 0.01, 0.09},
          new double[] {-0.01, 0.03, 0.01});

  private static Constraints free() {
    return Constraints.longOnly(TABLE.names());
  }

  private static Group group(double floor, double cap, String... members) {
    return new Group("G", List.of(members), floor, cap);
  }

  private static Group other(double floor, double cap, String... members) {
    return new Group("H", List.of(members), floor, cap);
  }

  private static Arguments refused(String sentence, Objective objective, Constraints constraints) {
    return Arguments.of(sentence, objective, constraints);
  }

  static Stream<Arguments> impossible() {
    MinVariance calm = new MinVariance();
    double[] held = {1, 0, 0};
    return Stream.of(
        refused(
            "the lower bounds add up to 1.2; a portfolio has only 1 to give",
            calm,
            free().bounds(0.4, 1)),
        refused(
            "the upper bounds add up to 0.9; a fully invested portfolio needs 1",
            new HierarchicalRiskParity(),
            free().bounds(0, 0.3)),
        refused(
            "the cap of the group G is 0.3; the lower bounds of its members add up to 0.4",
            calm,
            free().bounds(0.2, 1).group(group(0, 0.3, "A", "B"))),
        refused(
            "the floor of the group G is 0.7; the upper bounds of its members add up to 0.6",
            calm,
            free().bounds("A", 0, 0.3).bounds("B", 0, 0.3).group(group(0.7, 1, "A", "B"))),
        refused(
            "the caps of the groups G, H with the bounds leave room for 0.9; a fully invested"
                + " portfolio needs 1",
            calm,
            free().group(group(0, 0.5, "A", "B")).group(other(0, 0.4, "C"))),
        refused(
            "the floors of the groups G, H with the bounds ask for 1.1; a portfolio has only 1 to"
                + " give",
            calm,
            free().group(group(0.5, 1, "A", "B")).group(other(0.6, 1, "C"))),
        refused(
            "the groups G, H contradict each other or the bounds: no weights meet all of them",
            calm,
            free().group(group(0.5, 1, "A", "B")).group(other(0, 0.4, "A", "B"))),
        refused(
            "a turnover of 0.5 is too small: to be fully invested within the bounds and groups"
                + " takes 0.6",
            calm,
            free().bounds("A", 0, 0.7).turnover(held, 0.5)));
  }

  static Stream<Arguments> outOfReach() {
    MinVariance calm = new MinVariance();
    double[] held = {1, 0, 0};
    return Stream.of(
        refused(
            "the target return 0.031 per period is out of reach: under these constraints it lies"
                + " between 0.01 and 0.03",
            new TargetReturn(0.031),
            free()),
        refused(
            "the target return 0.009 per period is out of reach: under these constraints it lies"
                + " between 0.01 and 0.03",
            new MinCvar(0.5, OptionalDouble.of(0.009)),
            free()),
        refused(
            "the target return 0.03 per period is out of reach: under these constraints it lies"
                + " between 0.01 and 0.02",
            new TargetReturn(0.03),
            free().turnover(held, 1)),
        refused(
            "the least return 0.026 per period is out of reach: the highest under these"
                + " constraints is 0.025",
            calm,
            free().bounds(0, 0.5).leastReturn(0.026)),
        refused(
            "no portfolio is expected to earn more than the risk-free 0.03 per period: the highest"
                + " under these constraints is 0.03, so there is no best Sharpe ratio",
            new MaxSharpe(0.03),
            free()),
        refused(
            "risk parity gives every asset a share of the risk; B may hold at most 0",
            new RiskParity(),
            free().bounds("B", -0.1, 0)),
        refused(
            "there are 2 risk budgets and 3 assets", new RiskParity(List.of(1.0, 2.0)), free()));
  }

  @ParameterizedTest
  @MethodSource({"impossible", "outOfReach"})
  void says_which_constraint_nobody_can_meet(
      String sentence, Objective objective, Constraints constraints) {
    Optimiser optimiser = new Optimiser(TABLE, new SampleCovariance(), 0.95);

    assertThatThrownBy(() -> optimiser.solve(objective, constraints))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(sentence);
  }

  static Stream<Arguments> unsupported() {
    Constraints grouped = free().group(group(0, 0.5, "A"));
    Constraints trading = free().turnover(new double[] {1, 0, 0}, 1);
    Constraints earning = free().leastReturn(0.01);
    RiskParity shares = new RiskParity();
    HierarchicalRiskParity tree = new HierarchicalRiskParity();
    BlackLitterman market = new BlackLitterman(Map.of(), 2.5, 0.05, List.of());
    return Stream.of(
        refused("risk-parity cannot honour groups", shares, grouped),
        refused("risk-parity cannot honour a limit on turnover", shares, trading),
        refused("risk-parity cannot honour a least return", shares, earning),
        refused("hrp cannot honour groups", tree, grouped),
        refused("hrp cannot honour a limit on turnover", tree, trading),
        refused("hrp cannot honour a least return", tree, earning),
        refused("black-litterman cannot honour a least return", market, earning));
  }

  @ParameterizedTest
  @MethodSource("unsupported")
  void says_which_constraint_an_objective_cannot_honour(
      String sentence, Objective objective, Constraints constraints) {
    Optimiser optimiser = new Optimiser(TABLE, new SampleCovariance(), 0.95);

    assertThatThrownBy(() -> optimiser.solve(objective, constraints))
        .hasMessage(sentence + "; min-variance, max-sharpe, target-return and min-cvar can");
  }

  @Test
  void the_limits_themselves_can_be_met() {
    Optimiser optimiser = new Optimiser(TABLE, new SampleCovariance(), 0.95);
    MinVariance calm = new MinVariance();
    double[] held = {1, 0, 0};

    assertThat(optimiser.solve(calm, free().bounds("A", 0, 0.7).turnover(held, 0.6)).weight("A"))
        .isCloseTo(0.7, within(1e-12));
    assertThat(optimiser.solve(new TargetReturn(0.03), free()).weights())
        .containsExactly(0.0, 0.0, 1.0);
    assertThat(optimiser.solve(new TargetReturn(0.01), free()).weights())
        .containsExactly(1.0, 0.0, 0.0);
    assertThat(optimiser.solve(calm, free().bounds(0, 0.5).leastReturn(0.025)).weights())
        .satisfies(weights -> {
          assertThat(weights.get(0)).isCloseTo(0, within(1e-12));
          assertThat(weights.get(1)).isCloseTo(0.5, within(1e-12));
        });
    double third = 1.0 / 3;
    assertThat(optimiser.solve(calm, free().bounds(third, third)).weights())
        .containsExactly(third, third, third);
    assertThat(optimiser.solve(new MaxSharpe(0.0299), free()).weight("C"))
        .isCloseTo(1, within(1e-9));
  }

  @Test
  void constraints_that_are_none_are_refused_at_once() {
    assertThatThrownBy(() -> free().bounds("A", 0.6, 0.4))
        .hasMessage("the bounds of A contradict each other: at least 0.6, at most 0.4");
    assertThatThrownBy(() -> free().bounds("Z", 0, 1))
        .hasMessage("there is no asset Z; the assets are A, B, C");
    assertThatThrownBy(() -> free().bounds("A", Double.NaN, 1))
        .hasMessage("the bounds of A are NaN to 1.0; both are numbers");
    assertThatThrownBy(() -> free().bounds("A", 0, Double.POSITIVE_INFINITY))
        .hasMessage("the bounds of A are 0.0 to Infinity; both are numbers");
    assertThatThrownBy(() -> group(0.5, 0.4, "A"))
        .hasMessage("the bounds of the group G contradict each other: floor 0.5 is above cap 0.4");
    assertThatThrownBy(() -> group(0, 1)).hasMessage("the group G has no members");
    assertThatThrownBy(() -> group(0, 1, "A", "A")).hasMessage("the group G names an asset twice");
    assertThatThrownBy(() -> group(Double.NaN, 1, "A"))
        .hasMessage("the group G has the floor NaN and the cap 1.0; both are numbers");
    assertThatThrownBy(() -> free().group(group(0, 1, "Q")))
        .hasMessage("there is no asset Q; the assets are A, B, C");
    assertThatThrownBy(() -> free().group(group(0, 1, "A")).group(group(0, 1, "B")))
        .hasMessage("two groups are named G");
    assertThatThrownBy(() -> free().turnover(new double[] {1, 0}, 1))
        .hasMessage("there are 2 current weights and 3 assets");
    assertThatThrownBy(() -> free().turnover(new double[] {1, 0, Double.NaN}, 1))
        .hasMessage("the current weight of C is NaN; a weight is a number");
    assertThatThrownBy(() -> free().turnover(new double[] {1, 0, 0}, -0.1))
        .hasMessage("a turnover limit is zero or more, not -0.1");
    assertThatThrownBy(() -> free().leastReturn(Double.NaN))
        .hasMessage("a least return is a number, not NaN");
    Optimiser optimiser = new Optimiser(TABLE, new SampleCovariance(), 0.95);
    assertThatThrownBy(
            () -> optimiser.solve(new MinVariance(), Constraints.longOnly(List.of("A", "B"))))
        .hasMessage("the constraints are about [A, B], the returns about [A, B, C]");
    assertThatThrownBy(() -> optimiser.frontier(1, free()))
        .hasMessage("a frontier has two points or more, not 1");
  }

  @Test
  void parameters_have_ranges() {
    for (double level : new double[] {0, 1, -0.5, 1.5, Double.NaN}) {
      assertThatThrownBy(() -> new MinCvar(level))
          .hasMessage("a level is above 0 and below 1, not " + level);
      assertThatThrownBy(() -> new Optimiser(TABLE, new SampleCovariance(), level))
          .hasMessage("a level is above 0 and below 1, not " + level);
      if (level != -0.5) {
        assertThatThrownBy(() -> new EwmaCovariance(level))
            .hasMessage("lambda is above 0 and below 1, not " + level);
      }
    }
    assertThatThrownBy(() -> new MinCvar(0.9, OptionalDouble.of(Double.NaN)))
        .hasMessage("a target return is a number, not NaN");
    assertThatThrownBy(() -> new TargetReturn(Double.NaN))
        .hasMessage("a target return is a number, not NaN");
    assertThatThrownBy(() -> new MaxSharpe(Double.NaN))
        .hasMessage("a risk-free return is a number, not NaN");
    assertThatThrownBy(() -> new RiskParity(List.of(0.0)))
        .hasMessage("a risk budget is above zero, not 0.0");
  }

  @Test
  void a_table_has_names_and_numbers() {
    double[][] one = {{0.1, 0.2}};
    double[][] odd = {{0.1, 0.2}, {0.1}};
    double[][] none = {{0.1, 0.2}, {0.1, Double.NaN}};
    double[][] ruin = {{0.1, 0.2}, {-1.01, 0.1}};
    assertThatThrownBy(() -> new AssetReturns(List.of("A", "B"), one))
        .hasMessage("an optimisation needs two scenarios of returns or more, not 1");
    assertThatThrownBy(() -> new AssetReturns(List.of("A", "B"), odd))
        .hasMessage("scenario 2 has 1 returns; there are 2 assets");
    assertThatThrownBy(() -> new AssetReturns(List.of("A", "B"), none))
        .hasMessage("the return of B in scenario 2 is NaN; a return is a number, -1 or more");
    assertThatThrownBy(() -> new AssetReturns(List.of("A", "B"), ruin))
        .hasMessage("the return of A in scenario 2 is -1.01; a return is a number, -1 or more");
    assertThatThrownBy(() -> new AssetReturns(List.of("A", "A"), odd))
        .hasMessage("the asset A appears twice");
    assertThatThrownBy(() -> new AssetReturns(List.of(), odd))
        .hasMessage("a portfolio needs one asset or more; there is none");
    assertThatThrownBy(() ->
            AssetReturns.ofColumns(
                List.of("A", "B"), List.of(new double[] {0, 0.1}, new double[3])))
        .hasMessage("B has 3 returns, A has 2");
  }

  /** Six scenarios of A, of B, and of what is made of the two. */
  private static AssetReturns with(double a, double b, double constant) {
    double[][] base = {
      {0.01, 0.02}, {0.03, -0.01}, {-0.02, 0.01}, {0.00, 0.04}, {0.02, -0.03}, {-0.01, 0.00}
    };
    double[][] rows = new double[6][];
    for (int t = 0; t < 6; t++) {
      rows[t] = new double[] {base[t][0], base[t][1], a * base[t][0] + b * base[t][1] + constant};
    }
    return new AssetReturns(List.of("A", "B", "X"), rows);
  }

  static Stream<Arguments> singular() {
    double[][] short12 = new double[12][20];
    for (int t = 0; t < 12; t++) {
      for (int i = 0; i < 20; i++) {
        short12[t][i] = Math.sin(1 + 7.3 * t + 3.1 * i * i) / 50;
      }
    }
    List<String> twenty = IntStream.range(0, 20).mapToObj("A%d"::formatted).toList();
    return Stream.of(
        Arguments.of(
            with(0, 0, 0.01),
            "the covariance is singular: the returns of X are constant; leave it out"),
        Arguments.of(
            with(1, 0, 0),
            "the covariance is singular: A and X always move together; leave one out"),
        Arguments.of(
            with(0, -2, 0.001),
            "the covariance is singular: B and X always move together; leave one out"),
        Arguments.of(
            with(0.5, 0.5, 0),
            "the covariance is singular: X is a combination of A, B; leave one out"),
        Arguments.of(
            new AssetReturns(twenty, short12),
            "the covariance is singular: 12 observations of 20 assets; it needs more observations"
                + " than assets, or the covariance ledoit-wolf"));
  }

  @ParameterizedTest
  @MethodSource("singular")
  void a_singular_covariance_is_refused_by_name(AssetReturns returns, String sentence) {
    Constraints constraints = Constraints.longOnly(returns.names());
    Optimiser optimiser = new Optimiser(returns, new SampleCovariance(), 0.95);
    for (Objective objective :
        List.of(
            new MinVariance(),
            new MaxSharpe(-0.1),
            new BlackLitterman(Map.of(), 2.5, 0.05, List.of()))) {
      assertThatThrownBy(() -> optimiser.solve(objective, constraints)).hasMessage(sentence);
    }
  }

  @Test
  void what_needs_no_inverse_works_with_a_singular_covariance() {
    AssetReturns twins = with(1, 0, 0);
    Constraints constraints = Constraints.longOnly(twins.names());
    Optimiser sample = new Optimiser(twins, new SampleCovariance(), 0.5);

    OptimalPortfolio equal = sample.solve(new RiskParity(), constraints);
    OptimalPortfolio tree = sample.solve(new HierarchicalRiskParity(), constraints);
    OptimalPortfolio tail = sample.solve(new MinCvar(0.5), constraints);
    OptimalPortfolio shrunk =
        new Optimiser(twins, new LedoitWolfIdentity(), 0.5).solve(new MinVariance(), constraints);

    assertThat(equal.riskShares())
        .allSatisfy(share -> assertThat(share).isCloseTo(1.0 / 3, within(1e-12)));
    assertThat(Dense.sum(Table.weights(tree))).isCloseTo(1, within(1e-12));
    assertThat(Dense.sum(Table.weights(tail))).isCloseTo(1, within(1e-12));
    assertThat(shrunk.weight("A")).isCloseTo(shrunk.weight("X"), within(1e-12));
  }

  @Test
  void assets_that_cancel_each_other_out_have_no_risk_to_share() {
    AssetReturns hedge = with(-1, 0, 0);
    Optimiser optimiser = new Optimiser(hedge, new SampleCovariance(), 0.5);

    assertThatThrownBy(() -> optimiser.solve(new RiskParity(), Constraints.longOnly(hedge.names())))
        .hasMessage(
            "the covariance is singular: some of the assets cancel each other out, so there is no"
                + " risk to share; use the covariance ledoit-wolf");
  }

  @Test
  void one_asset_is_the_portfolio() {
    AssetReturns alone = Table.of("A", new double[] {0.01}, new double[] {0.03});
    Constraints constraints = Constraints.longOnly(alone.names());
    for (CovarianceEstimator estimator :
        List.of(new SampleCovariance(), new LedoitWolfIdentity(), new LedoitWolfCorrelation())) {
      Optimiser optimiser = new Optimiser(alone, estimator, 0.95);
      for (Objective objective :
          List.of(
              new MinVariance(),
              new MaxSharpe(0),
              new MinCvar(0.95),
              new RiskParity(),
              new HierarchicalRiskParity())) {
        assertThat(optimiser.solve(objective, constraints).weights()).containsExactly(1.0);
      }
    }
  }
}
