package tradingagents.quant.optimise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import tradingagents.quant.measure.ConditionalValueAtRisk;
import tradingagents.quant.measure.ValueAtRisk;

/**
 * Finds the weights that are best at an {@link Objective} under {@link Constraints}, from a table
 * of returns. Deterministic: the same table gives the same weights, to the last bit. Refuses with
 * an {@link IllegalArgumentException} whose sentence says which constraint nobody can meet (and
 * what could be reached), which objective cannot honour it, or which assets make the covariance
 * singular.
 */
public final class Optimiser {
  private final AssetReturns returns;
  private final Covariance covariance;
  private final CovarianceEstimator estimator;
  private final double level;

  /**
   * Reads the covariance out of the returns.
   *
   * @param level of the value at risk in the answers, above 0 and below 1
   */
  public Optimiser(AssetReturns returns, CovarianceEstimator estimator, double level) {
    checkLevel(level);
    this.returns = returns;
    this.estimator = estimator;
    this.covariance = estimator.of(returns);
    this.level = level;
  }

  static void checkLevel(double level) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("a level is above 0 and below 1, not " + level);
    }
  }

  /** The estimated covariance. */
  public Covariance covariance() {
    return covariance;
  }

  /** The best portfolio, or a refusal. */
  public OptimalPortfolio solve(Objective objective, Constraints constraints) {
    if (!constraints.names().equals(returns.names())) {
      throw new IllegalArgumentException(
          "the constraints are about %s, the returns about %s"
              .formatted(constraints.names(), returns.names()));
    }
    refuseUnsupported(objective, constraints);
    double[] weights =
        switch (objective) {
          case MinVariance ignored -> leastVariance(polytope(constraints, OptionalDouble.empty()));
          case TargetReturn wanted ->
              leastVariance(polytope(constraints, OptionalDouble.of(wanted.target())));
          case MaxSharpe sharpe -> tangency(sharpe, constraints);
          case MinCvar tail ->
              TailProgram.solve(returns, tail.level(), polytope(constraints, tail.target()));
          case RiskParity shares -> {
            polytope(constraints, OptionalDouble.empty());
            yield new RiskShares(covariance, shares, constraints).solve();
          }
          case HierarchicalRiskParity tree -> {
            polytope(constraints, OptionalDouble.empty());
            yield Bisection.solve(covariance, tree, constraints);
          }
          case BlackLitterman model -> believed(model, constraints);
        };
    return portfolio(constraints.cleaned(weights));
  }

  /**
   * The efficient frontier: portfolios of least variance for expected returns in equal steps from
   * the minimum-variance portfolio to the highest that the constraints allow. The first is the
   * minimum-variance portfolio itself.
   *
   * @param points two or more
   */
  public List<OptimalPortfolio> frontier(int points, Constraints constraints) {
    if (points < 2) {
      throw new IllegalArgumentException("a frontier has two points or more, not " + points);
    }
    OptimalPortfolio first = solve(new MinVariance(), constraints);
    Polytope polytope = polytope(constraints, OptionalDouble.empty());
    double highest = Dense.dot(returns.means(), polytope.highestReturn());
    double lowest = first.expectedReturn();
    List<OptimalPortfolio> frontier = new ArrayList<>();
    frontier.add(first);
    for (int k = 1; k < points; k++) {
      double target = k == points - 1 ? highest : lowest + (highest - lowest) * k / (points - 1);
      frontier.add(solve(new TargetReturn(Math.max(lowest, target)), constraints));
    }
    return frontier;
  }

  /** What Black and Litterman's investor believes about these assets. */
  public Posterior posterior(BlackLitterman model) {
    return new Posterior(covariance, model);
  }

  private static void refuseUnsupported(Objective objective, Constraints constraints) {
    boolean heuristic =
        objective instanceof RiskParity || objective instanceof HierarchicalRiskParity;
    if (heuristic && !constraints.groups().isEmpty()) {
      throw unsupported(objective, "groups");
    }
    if (heuristic && constraints.current() != null) {
      throw unsupported(objective, "a limit on turnover");
    }
    if (heuristic) {
      constraints.requireRoomWithoutShorts(objective.name());
    }
    if ((heuristic || objective instanceof BlackLitterman)
        && constraints.leastReturn().isPresent()) {
      throw unsupported(objective, "a least return");
    }
  }

  private static IllegalArgumentException unsupported(Objective objective, String what) {
    return new IllegalArgumentException(
        "%s cannot honour %s; min-variance, max-sharpe, target-return and min-cvar can"
            .formatted(objective.name(), what));
  }

  private Polytope polytope(Constraints constraints, OptionalDouble target) {
    return new Polytope(constraints, returns.means(), target);
  }

  private double[] leastVariance(Polytope polytope) {
    covariance.requireInvertible();
    return quadratic(covariance.rows(), new double[returns.assets()], polytope);
  }

  /** The weights that minimise {@code w'Qw / 2 + c'w}. */
  private static double[] quadratic(double[][] q, double[] c, Polytope polytope) {
    double unit = unit(q);
    double[] weights =
        QuadraticProgram.solve(
            Dense.scaled(q, 1 / unit),
            Dense.scaled(c, 1 / unit),
            polytope.equalities(),
            polytope.search());
    return weights == null ? polytope.edge() : weights;
  }

  /** The mean variance: the program is solved in this unit. */
  private static double unit(double[][] q) {
    double trace = 0;
    for (int i = 0; i < q.length; i++) {
      trace += q[i][i];
    }
    return trace / q.length;
  }

  /** Multiples of portfolios that earn one over the risk-free rate: the calmest is the best. */
  private double[] tangency(MaxSharpe objective, Constraints constraints) {
    Polytope polytope = polytope(constraints, OptionalDouble.empty());
    double[] means = returns.means();
    double highest = Dense.dot(means, polytope.highestReturn());
    double best = highest - objective.riskFree();
    if (!(best > Dense.largest(means) * 1e-12)) {
      throw new IllegalArgumentException(
          ("no portfolio is expected to earn more than the risk-free %s per period: the highest"
                  + " under these constraints is %s, so there is no best Sharpe ratio")
              .formatted(Plain.number(objective.riskFree()), Plain.number(highest)));
    }
    covariance.requireInvertible();
    double[] excess = new double[means.length];
    for (int i = 0; i < excess.length; i++) {
      excess[i] = (means[i] - objective.riskFree()) / best;
    }
    double[] multiple =
        QuadraticProgram.solve(
            Dense.scaled(covariance.rows(), 1 / unit(covariance.rows())),
            new double[means.length],
            List.of(new Row(excess, 1)),
            polytope.homogeneousSearch());
    return multiple == null
        ? polytope.highestReturn()
        : Dense.scaled(multiple, 1 / Dense.sum(multiple));
  }

  private double[] believed(BlackLitterman model, Constraints constraints) {
    Posterior posterior = new Posterior(covariance, model);
    Polytope polytope = polytope(constraints, OptionalDouble.empty());
    double[] market = model.marketWeights(returns.names());
    if (model.views().isEmpty() && polytope.holds(market)) {
      return market;
    }
    double[][] risk = Dense.scaled(posterior.covariance(), model.delta() / (1 + model.tau()));
    return quadratic(risk, Dense.scaled(posterior.mean(), -1), polytope);
  }

  private OptimalPortfolio portfolio(double[] weights) {
    double[] history = returns.portfolio(weights);
    double mean = Dense.mean(history);
    double squares = 0;
    for (double value : history) {
      squares += (value - mean) * (value - mean);
    }
    double variance = covariance.variance(weights);
    double[] pull = covariance.times(weights);
    List<Double> shares = new ArrayList<>();
    for (int i = 0; i < weights.length; i++) {
      shares.add(variance > 0 ? weights[i] * pull[i] / variance : Double.NaN);
    }
    return new OptimalPortfolio(
        returns.names(),
        Arrays.stream(weights).boxed().toList(),
        mean,
        Math.sqrt(squares / (history.length - 1)),
        ValueAtRisk.historical(history, level),
        ConditionalValueAtRisk.historical(history, level),
        shares);
  }

  /** The word for the estimator of the covariance. */
  public String covarianceName() {
    return estimator.name();
  }
}
