package tradingagents.quant.optimise;

import java.util.List;
import java.util.Map;

/**
 * The fully invested portfolio of an investor who believes the market's equilibrium, corrected by
 * views. The expected returns {@code pi = delta S w} that make the market portfolio optimal are
 * mixed with the views ({@link Posterior}); the answer maximises {@code m'w - delta/2 w'Vw} under
 * the constraints, m the posterior mean and V the posterior covariance divided by {@code 1 + tau}.
 * Without constraints and with views that are long as much as short these are He and Litterman's
 * weights times {@code 1 + tau}, which sum to one; without views it is the market portfolio.
 * Honours bounds, groups and turnover; refuses a least return, because the sample means play no
 * part. Needs an invertible covariance. Source: G. He and R. Litterman, The intuition behind
 * Black-Litterman model portfolios (1999).
 *
 * @param market the weights of the market portfolio by name, zero or more, summing to one; empty
 *     for equal weights
 * @param delta risk aversion, above zero; 2.5 in the paper
 * @param tau how uncertain the equilibrium is, as a share of the covariance, above zero; 0.05 in
 *     the paper
 * @param views the opinions
 */
public record BlackLitterman(Map<String, Double> market, double delta, double tau, List<View> views)
    implements Objective {
  /** Checks and copies. */
  public BlackLitterman {
    market = Map.copyOf(market);
    views = List.copyOf(views);
    if (!(delta > 0) || Double.isInfinite(delta)) {
      throw new IllegalArgumentException("delta, the risk aversion, is above 0, not " + delta);
    }
    if (!(tau > 0) || Double.isInfinite(tau)) {
      throw new IllegalArgumentException("tau is above 0, not " + tau);
    }
    double sum = 0;
    for (Map.Entry<String, Double> entry : market.entrySet()) {
      if (!(entry.getValue() >= 0)) {
        throw new IllegalArgumentException(
            "the market weight of %s is %s; it is zero or more"
                .formatted(entry.getKey(), entry.getValue()));
      }
      sum += entry.getValue();
    }
    if (!market.isEmpty() && Math.abs(sum - 1) > 1e-6) {
      throw new IllegalArgumentException("the market weights sum to " + sum + ", not to 1");
    }
  }

  @Override
  public String name() {
    return "black-litterman";
  }

  /** The market weights in the order of the names, summing to one. */
  double[] marketWeights(List<String> names) {
    if (market.isEmpty()) {
      return Dense.filled(names.size(), 1.0 / names.size());
    }
    requireKnown(market, names, "market weight");
    double[] weights = new double[names.size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = market.getOrDefault(names.get(i), 0.0);
    }
    double sum = Dense.sum(weights);
    return Math.abs(sum - 1) <= 1e-12 ? weights : Dense.scaled(weights, 1 / sum);
  }

  /** The loadings of a view in the order of the names. */
  static double[] loadings(View view, List<String> names) {
    requireKnown(view.loadings(), names, "view");
    double[] loadings = new double[names.size()];
    for (int i = 0; i < loadings.length; i++) {
      loadings[i] = view.loadings().getOrDefault(names.get(i), 0.0);
    }
    return loadings;
  }

  private static void requireKnown(Map<String, Double> values, List<String> names, String what) {
    for (String name : values.keySet().stream().sorted().toList()) {
      if (!names.contains(name)) {
        throw new IllegalArgumentException(
            "there is no asset %s for a %s; the assets are %s"
                .formatted(name, what, String.join(", ", names)));
      }
    }
  }
}
