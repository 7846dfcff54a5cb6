package tradingagents.lab.analytics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import tradingagents.chain.http.Fields;
import tradingagents.quant.optimise.AssetReturns;
import tradingagents.quant.optimise.BlackLitterman;
import tradingagents.quant.optimise.Constraints;
import tradingagents.quant.optimise.Group;
import tradingagents.quant.optimise.Objective;
import tradingagents.quant.optimise.OptimalPortfolio;
import tradingagents.quant.optimise.Optimiser;
import tradingagents.quant.optimise.Posterior;
import tradingagents.quant.optimise.View;

/** The weights that are best at an objective under constraints, and what they would have earned. */
public final class OptimizeStudy implements Study<OptimizeStudy.Request, OptimizeStudy.Answer> {
  /** Of a tail, when nobody says otherwise. */
  public static final double LEVEL = 0.95;

  private static final int MOST_ASSETS = 200;
  private static final int MOST_PERIODS = 20_000;
  private static final int MOST_GROUPS = 100;
  private static final int MOST_VIEWS = 100;
  private static final int MOST_POINTS = 100;

  /**
   * What to optimise.
   *
   * @param returns scenarios by assets
   * @param terms objective, covariance and their numbers
   * @param constraints about the same assets
   * @param frontier how many points of the efficient frontier to add; 0 for none
   */
  public record Request(
      AssetReturns returns, OptimizeTerms terms, Constraints constraints, int frontier) {}

  /**
   * A point of the efficient frontier.
   *
   * @param weights by asset
   * @param expectedReturn per period
   * @param volatility per period
   */
  public record Point(Map<String, Double> weights, double expectedReturn, double volatility) {}

  /**
   * The portfolio; numbers are per period, the period of the returns.
   *
   * @param weights by asset, summing to one
   * @param expectedReturn mean of what the portfolio would have returned
   * @param volatility sample standard deviation of it
   * @param valueAtRisk historical at the level, a return
   * @param conditionalValueAtRisk historical at the level, a return
   * @param objective its name
   * @param covariance the estimator's name
   * @param level of value at risk
   * @param sharpePerPeriod expected return over the risk-free rate by volatility, not annualised
   * @param riskContributions shares of the variance by asset under the estimated covariance
   * @param equilibriumReturns of black-litterman by asset; else empty
   * @param posteriorReturns of black-litterman by asset; else empty
   * @param frontier the points asked for, calmest first
   */
  public record Answer(
      Map<String, Double> weights,
      double expectedReturn,
      double volatility,
      double valueAtRisk,
      double conditionalValueAtRisk,
      String objective,
      String covariance,
      double level,
      double sharpePerPeriod,
      Map<String, Double> riskContributions,
      Map<String, Double> equilibriumReturns,
      Map<String, Double> posteriorReturns,
      List<Point> frontier) {}

  @Override
  public String kind() {
    return "optimize";
  }

  @Override
  public Request read(Fields body) {
    Assets assets = new Assets();
    for (Fields asset : body.requiredObjects("assets", MOST_ASSETS)) {
      assets.read(asset);
    }
    List<Group> groups = new ArrayList<>();
    for (Fields group : body.objects("groups", MOST_GROUPS)) {
      String name = group.requiredText("name");
      List<String> members = group.texts("members", MOST_ASSETS, text -> text).orElse(List.of());
      double floor = group.decimal("floor", 0);
      double cap = group.decimal("cap", 1);
      group.made(() -> new Group(name, members, floor, cap)).ifPresent(groups::add);
    }
    OptimizeTerms terms =
        new OptimizeTerms(
            body.requiredText("objective"),
            body.text("covariance", text -> text).orElse("sample"),
            number(body, "lambda"),
            body.decimal("level", LEVEL),
            number(body, "target"),
            body.decimal("riskFree", 0),
            number(body, "delta"),
            number(body, "tau"),
            assets.market,
            views(body),
            assets.budgets,
            body.text("distance", text -> text).orElse(""));
    OptionalDouble turnover = number(body, "turnover");
    OptionalDouble least = number(body, "leastReturn");
    int frontier = body.number("frontier", 2, MOST_POINTS).orElse(0);
    body.done();
    AssetReturns returns = assets.returns();
    Constraints constraints = assets.bounded();
    for (Group group : groups) {
      constraints = constraints.group(group);
    }
    if (least.isPresent()) {
      constraints = constraints.leastReturn(least.getAsDouble());
    }
    return new Request(returns, terms, limited(constraints, turnover, assets.current), frontier);
  }

  /**
   * Adds a limit on turnover.
   *
   * @param constraints about the assets
   * @param turnover the limit; needs current weights, as they need it
   * @param current weights by asset; others are zero
   * @return the narrower constraints
   */
  public static Constraints limited(
      Constraints constraints, OptionalDouble turnover, Map<String, Double> current) {
    if (turnover.isEmpty() && current.isEmpty()) {
      return constraints;
    }
    if (turnover.isEmpty() || current.isEmpty()) {
      throw new IllegalArgumentException(
          "a limit on turnover needs current weights, and they need it");
    }
    for (String name : new TreeMap<>(current).keySet()) {
      if (!constraints.names().contains(name)) {
        throw new IllegalArgumentException(
            "there is no asset %s for a current weight; the assets are %s"
                .formatted(name, String.join(", ", constraints.names())));
      }
    }
    double[] weights =
        constraints.names().stream().mapToDouble(name -> current.getOrDefault(name, 0.0)).toArray();
    return constraints.turnover(weights, turnover.getAsDouble());
  }

  private static OptionalDouble number(Fields fields, String name) {
    double value = fields.decimal(name, Double.NaN);
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  private static List<View> views(Fields body) {
    List<View> views = new ArrayList<>();
    for (Fields view : body.objects("views", MOST_VIEWS)) {
      Map<String, Double> loadings = new LinkedHashMap<>();
      for (Fields loading : view.requiredObjects("loadings", MOST_ASSETS)) {
        loadings.put(loading.requiredText("asset"), loading.requiredDecimal("loading"));
        loading.noOthers();
      }
      double value = view.requiredDecimal("return");
      OptionalDouble uncertainty = number(view, "uncertainty");
      view.made(() -> new View(loadings, value, uncertainty)).ifPresent(views::add);
    }
    return views;
  }

  @Override
  public Answer answer(Request request) {
    AssetReturns returns = request.returns();
    OptimizeTerms terms = request.terms();
    Objective objective = terms.objectiveFor(returns.names());
    Optimiser optimiser = new Optimiser(returns, terms.estimator(), terms.level());
    OptimalPortfolio best = optimiser.solve(objective, request.constraints());
    List<Point> frontier = new ArrayList<>();
    if (request.frontier() != 0) {
      for (OptimalPortfolio point : optimiser.frontier(request.frontier(), request.constraints())) {
        frontier.add(
            new Point(
                byName(point.names(), point.weights()),
                point.expectedReturn(),
                point.volatility()));
      }
    }
    Map<String, Double> equilibrium = Map.of();
    Map<String, Double> posterior = Map.of();
    if (objective instanceof BlackLitterman model) {
      Posterior belief = optimiser.posterior(model);
      equilibrium = byName(returns.names(), listed(belief.equilibrium()));
      posterior = byName(returns.names(), listed(belief.mean()));
    }
    return new Answer(
        byName(best.names(), best.weights()),
        best.expectedReturn(),
        best.volatility(),
        best.valueAtRisk(),
        best.conditionalValueAtRisk(),
        objective.name(),
        optimiser.covarianceName(),
        terms.level(),
        best.volatility() > 0
            ? (best.expectedReturn() - terms.riskFree()) / best.volatility()
            : Double.NaN,
        byName(best.names(), best.riskShares()),
        equilibrium,
        posterior,
        frontier);
  }

  private static List<Double> listed(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  private static Map<String, Double> byName(List<String> names, List<Double> values) {
    Map<String, Double> map = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      map.put(names.get(i), values.get(i));
    }
    return map;
  }

  /** The assets of a request: their returns, and what is said of each. */
  private static final class Assets {
    private final List<String> names = new ArrayList<>();
    private final List<double[]> columns = new ArrayList<>();
    private final Map<String, Double> low = new LinkedHashMap<>();
    private final Map<String, Double> high = new LinkedHashMap<>();
    private final Map<String, Double> current = new LinkedHashMap<>();
    private final Map<String, Double> market = new LinkedHashMap<>();
    private final Map<String, Double> budgets = new LinkedHashMap<>();

    void read(Fields asset) {
      String name = asset.requiredText("name");
      names.add(name);
      columns.add(asset.requiredDecimals("returns", MOST_PERIODS));
      number(asset, "low").ifPresent(value -> low.put(name, value));
      number(asset, "high").ifPresent(value -> high.put(name, value));
      number(asset, "current").ifPresent(value -> current.put(name, value));
      number(asset, "market").ifPresent(value -> market.put(name, value));
      number(asset, "budget").ifPresent(value -> budgets.put(name, value));
      asset.noOthers();
    }

    AssetReturns returns() {
      return AssetReturns.ofColumns(names, columns);
    }

    Constraints bounded() {
      Constraints constraints = Constraints.longOnly(names);
      for (String name : names) {
        constraints =
            constraints.bounds(name, low.getOrDefault(name, 0.0), high.getOrDefault(name, 1.0));
      }
      return constraints;
    }
  }
}
