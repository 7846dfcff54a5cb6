package tradingagents.quant.optimise;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Solves {@link HierarchicalRiskParity}: order by the tree, then halve and weigh the halves. */
final class Bisection {
  private final Covariance covariance;
  private final Constraints constraints;
  private final double[] weights;

  private Bisection(Covariance covariance, Constraints constraints) {
    this.covariance = covariance;
    this.constraints = constraints;
    this.weights = new double[covariance.names().size()];
  }

  static double[] solve(
      Covariance covariance, HierarchicalRiskParity objective, Constraints constraints) {
    Bisection bisection = new Bisection(covariance, constraints);
    bisection.split(order(covariance, objective.distance()), 1);
    return bisection.weights;
  }

  /** The assets from left to right; the tree sees them in the order of their names. */
  static List<Integer> order(Covariance covariance, HierarchicalRiskParity.Distance distance) {
    List<Integer> byName =
        IntStream.range(0, covariance.names().size())
            .boxed()
            .sorted(Comparator.comparing(covariance.names()::get))
            .toList();
    double[][] correlations = covariance.correlations();
    int n = byName.size();
    double[][] distances = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double correlation = correlations[byName.get(i)][byName.get(j)];
        distances[i][j] = Math.sqrt(Math.max(0, (1 - correlation) / 2));
      }
    }
    double[][] gaps =
        distance == HierarchicalRiskParity.Distance.EUCLIDEAN ? euclidean(distances) : distances;
    return ClusterTree.order(gaps).stream().map(byName::get).toList();
  }

  private static double[][] euclidean(double[][] columns) {
    int n = columns.length;
    double[][] distances = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double sum = 0;
        for (int k = 0; k < n; k++) {
          double difference = columns[i][k] - columns[j][k];
          sum += difference * difference;
        }
        distances[i][j] = Math.sqrt(sum);
        distances[j][i] = distances[i][j];
      }
    }
    return distances;
  }

  private void split(List<Integer> assets, double share) {
    if (assets.size() == 1) {
      weights[assets.getFirst()] = share;
      return;
    }
    List<Integer> left = assets.subList(0, assets.size() / 2);
    List<Integer> right = assets.subList(assets.size() / 2, assets.size());
    double leftVariance = inverseVariance(left);
    double rightVariance = inverseVariance(right);
    double part = share * rightVariance / (leftVariance + rightVariance);
    part = Math.min(part, Math.min(most(left), share - least(right)));
    part = Math.max(part, Math.max(least(left), share - most(right)));
    split(left, part);
    split(right, share - part);
  }

  /** The variance of these assets when each is held by the inverse of its own variance. */
  private double inverseVariance(List<Integer> assets) {
    double[] held = new double[weights.length];
    double sum = 0;
    for (int asset : assets) {
      held[asset] = 1 / covariance.at(asset, asset);
      sum += held[asset];
    }
    return covariance.variance(held) / (sum * sum);
  }

  private double most(List<Integer> assets) {
    return assets.stream().mapToDouble(constraints::upper).sum();
  }

  private double least(List<Integer> assets) {
    return assets.stream().mapToDouble(asset -> Math.max(0, constraints.lower(asset))).sum();
  }
}
