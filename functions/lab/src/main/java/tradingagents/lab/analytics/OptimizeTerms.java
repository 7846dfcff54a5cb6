package tradingagents.lab.analytics;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import tradingagents.model.failure.Suggestion;
import tradingagents.quant.optimise.BlackLitterman;
import tradingagents.quant.optimise.CovarianceEstimator;
import tradingagents.quant.optimise.EwmaCovariance;
import tradingagents.quant.optimise.HierarchicalRiskParity;
import tradingagents.quant.optimise.LedoitWolfCorrelation;
import tradingagents.quant.optimise.LedoitWolfIdentity;
import tradingagents.quant.optimise.MaxSharpe;
import tradingagents.quant.optimise.MinCvar;
import tradingagents.quant.optimise.MinVariance;
import tradingagents.quant.optimise.Objective;
import tradingagents.quant.optimise.RiskParity;
import tradingagents.quant.optimise.SampleCovariance;
import tradingagents.quant.optimise.TargetReturn;
import tradingagents.quant.optimise.View;

/**
 * The words of an optimisation before they are checked against each other. A number that belongs to
 * another objective is refused, not ignored.
 *
 * @param objective its name
 * @param covariance the name of the estimator
 * @param lambda the decay of ewma
 * @param level of the tail
 * @param target the expected return to meet exactly
 * @param riskFree per period
 * @param delta risk aversion of black-litterman
 * @param tau its uncertainty of the equilibrium
 * @param market its market weights by asset
 * @param views its views
 * @param budgets the shares of risk-parity by asset
 * @param distance of the tree of hrp; empty for the paper's
 */
public record OptimizeTerms(
    String objective,
    String covariance,
    OptionalDouble lambda,
    double level,
    OptionalDouble target,
    double riskFree,
    OptionalDouble delta,
    OptionalDouble tau,
    Map<String, Double> market,
    List<View> views,
    Map<String, Double> budgets,
    String distance) {
  private static final List<String> OBJECTIVES =
      List.of(
          "min-variance",
          "max-sharpe",
          "target-return",
          "min-cvar",
          "risk-parity",
          "hrp",
          "black-litterman");
  private static final List<String> COVARIANCES =
      List.of("sample", "ewma", "ledoit-wolf", "ledoit-wolf-correlation");

  /** Copies. */
  public OptimizeTerms {
    market = Map.copyOf(market);
    views = List.copyOf(views);
    budgets = Map.copyOf(budgets);
    if (!Double.isFinite(riskFree)) {
      throw new IllegalArgumentException("a risk-free return is a number, not " + riskFree);
    }
  }

  /** The estimator that was named. */
  CovarianceEstimator estimator() {
    String name = covariance.toLowerCase(Locale.ROOT);
    if (lambda.isPresent() && !name.equals("ewma")) {
      throw stray("lambda", "the covariance ewma");
    }
    return switch (name) {
      case "sample" -> new SampleCovariance();
      case "ewma" -> new EwmaCovariance(lambda.orElse(EwmaCovariance.DAILY));
      case "ledoit-wolf" -> new LedoitWolfIdentity();
      case "ledoit-wolf-correlation" -> new LedoitWolfCorrelation();
      default -> throw unknown("covariance", covariance, COVARIANCES);
    };
  }

  /** The objective that was named, with its numbers. */
  Objective objectiveFor(List<String> names) {
    String name = objective.toLowerCase(Locale.ROOT);
    refuseStrays(name);
    return switch (name) {
      case "min-variance" -> new MinVariance();
      case "max-sharpe" -> new MaxSharpe(riskFree);
      case "target-return" ->
          new TargetReturn(
              target.orElseThrow(
                  () -> new IllegalArgumentException("target-return needs a target")));
      case "min-cvar" -> new MinCvar(level, target);
      case "risk-parity" -> new RiskParity(shares(names));
      case "hrp" -> new HierarchicalRiskParity(distanceOfTree());
      case "black-litterman" ->
          new BlackLitterman(market, delta.orElse(2.5), tau.orElse(0.05), views);
      default -> throw unknown("objective", objective, OBJECTIVES);
    };
  }

  private void refuseStrays(String name) {
    boolean mayTarget = name.equals("target-return") || name.equals("min-cvar");
    if (target.isPresent() && OBJECTIVES.contains(name) && !mayTarget) {
      throw stray("target", "target-return and min-cvar");
    }
    boolean believes =
        delta.isPresent() || tau.isPresent() || !market.isEmpty() || !views.isEmpty();
    if (believes && OBJECTIVES.contains(name) && !name.equals("black-litterman")) {
      throw new IllegalArgumentException("market, delta, tau and views belong to black-litterman");
    }
    if (!budgets.isEmpty() && OBJECTIVES.contains(name) && !name.equals("risk-parity")) {
      throw stray("budget", "risk-parity");
    }
    if (!distance.isEmpty() && OBJECTIVES.contains(name) && !name.equals("hrp")) {
      throw stray("distance", "hrp");
    }
  }

  private List<Double> shares(List<String> names) {
    if (budgets.isEmpty()) {
      return List.of();
    }
    for (String name : budgets.keySet().stream().sorted().toList()) {
      if (!names.contains(name)) {
        throw new IllegalArgumentException(
            "there is no asset '" + name + "'" + Suggestion.ending(name, names));
      }
    }
    for (String name : names) {
      if (!budgets.containsKey(name)) {
        throw new IllegalArgumentException(name + " has no risk budget; every asset needs one");
      }
    }
    return names.stream().map(name -> budgets.getOrDefault(name, 0.0)).toList();
  }

  private HierarchicalRiskParity.Distance distanceOfTree() {
    return switch (distance.toLowerCase(Locale.ROOT)) {
      case "", "euclidean" -> HierarchicalRiskParity.Distance.EUCLIDEAN;
      case "correlation" -> HierarchicalRiskParity.Distance.CORRELATION;
      default -> throw unknown("distance", distance, List.of("euclidean", "correlation"));
    };
  }

  private static IllegalArgumentException stray(String what, String owners) {
    return new IllegalArgumentException("a " + what + " belongs to " + owners);
  }

  private static IllegalArgumentException unknown(String what, String typed, List<String> known) {
    return new IllegalArgumentException(
        "there is no " + what + " '" + typed + "'" + Suggestion.ending(typed, known));
  }
}
