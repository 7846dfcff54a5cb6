package tradingagents.quant.optimise;

import java.util.List;

/**
 * Solves {@link RiskParity}: the minimum of {@code x'Sx / 2 - k sum(b log x)} over the bounds, one
 * coordinate after the other, each in closed form. Without a bound in the way the sum of the x may
 * be scaled to one afterwards; with one, k is found by halving so that the sum is one.
 */
final class RiskShares {
  private static final int MOST_SWEEPS = 100_000;
  private static final double STILL = 1e-15;

  private final Covariance covariance;
  private final double[] budgets;
  private final Constraints constraints;

  RiskShares(Covariance covariance, RiskParity objective, Constraints constraints) {
    this.covariance = covariance;
    this.constraints = constraints;
    this.budgets = budgets(objective.budgets(), covariance.names());
    covariance.requireMoving();
    for (int i = 0; i < budgets.length; i++) {
      if (constraints.upper(i) <= 0) {
        throw new IllegalArgumentException(
            "risk parity gives every asset a share of the risk; %s may hold at most %s"
                .formatted(covariance.names().get(i), Plain.number(constraints.upper(i))));
      }
    }
  }

  private static double[] budgets(List<Double> given, List<String> names) {
    int n = names.size();
    if (given.isEmpty()) {
      return Dense.filled(n, 1.0 / n);
    }
    if (given.size() != n) {
      throw new IllegalArgumentException(
          "there are %d risk budgets and %d assets".formatted(given.size(), n));
    }
    double[] budgets = given.stream().mapToDouble(Double::doubleValue).toArray();
    return Dense.scaled(budgets, 1 / Dense.sum(budgets));
  }

  double[] solve() {
    int n = budgets.length;
    double[] start = covariance.volatilities();
    double size = 0;
    for (int i = 0; i < n; i++) {
      start[i] = 1 / start[i];
      size += start[i];
    }
    start = Dense.scaled(start, 1 / size);
    double strength = covariance.variance(start);
    if (strength == 0) {
      throw noShares();
    }
    double[] free =
        sweep(start, strength, new double[n], Dense.filled(n, Double.POSITIVE_INFINITY));
    free = Dense.scaled(free, 1 / Dense.sum(free));
    return constraints.within(free) ? free : bounded(free, covariance.variance(free));
  }

  /** Halves the range of k until the sum of the weights is one. */
  private double[] bounded(double[] start, double strength) {
    double low = strength;
    double high = strength;
    double[] lower = constraints.lower();
    double[] upper = constraints.upper();
    for (int i = 0; i < lower.length; i++) {
      lower[i] = Math.max(0, lower[i]);
    }
    double[] weights = sweep(start, strength, lower, upper);
    while (Dense.sum(sweep(weights, low, lower, upper)) > 1 && low > strength * 1e-18) {
      low /= 4;
    }
    while (Dense.sum(sweep(weights, high, lower, upper)) < 1 && high < strength * 1e18) {
      high *= 4;
    }
    for (int k = 0; k < 200 && low < high; k++) {
      double middle = (low + high) / 2;
      if (middle == low || middle == high) {
        break;
      }
      weights = sweep(weights, middle, lower, upper);
      if (Dense.sum(weights) > 1) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return weights;
  }

  private double[] sweep(double[] start, double strength, double[] lower, double[] upper) {
    double[] x = start.clone();
    double[] pull = covariance.times(x);
    for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
      double moved = 0;
      for (int i = 0; i < x.length; i++) {
        double own = covariance.at(i, i);
        double others = pull[i] - own * x[i];
        double root = Math.sqrt(others * others + 4 * own * strength * budgets[i]);
        double best =
            others > 0 ? 2 * strength * budgets[i] / (others + root) : (root - others) / (2 * own);
        double next = Math.max(lower[i], Math.min(upper[i], best));
        double change = next - x[i];
        x[i] = next;
        moved = Math.max(moved, Math.abs(change) / next);
        for (int j = 0; j < x.length; j++) {
          pull[j] += covariance.at(j, i) * change;
        }
      }
      if (moved <= STILL * x.length) {
        return x;
      }
      if (sweep % 50 == 49) {
        pull = covariance.times(x);
      }
    }
    throw noShares();
  }

  private IllegalArgumentException noShares() {
    return new IllegalArgumentException(
        "the covariance is singular: some of the assets cancel each other out, so there is no risk"
            + " to share; use the covariance ledoit-wolf");
  }
}
