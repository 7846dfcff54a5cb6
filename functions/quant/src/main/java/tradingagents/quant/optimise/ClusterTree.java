package tradingagents.quant.optimise;

import java.util.ArrayList;
import java.util.List;

/**
 * Single linkage: the two nearest clusters become one, until one is left. Of equal distances the
 * pair that comes first wins; of two children the older cluster stands left.
 */
final class ClusterTree {
  private ClusterTree() {}

  /**
   * The leaves from left to right.
   *
   * @param distances symmetric
   */
  static List<Integer> order(double[][] distances) {
    List<List<Integer>> clusters = new ArrayList<>();
    for (int i = 0; i < distances.length; i++) {
      clusters.add(List.of(i));
    }
    double[][] gaps = Dense.scaled(distances, 1);
    while (clusters.size() > 1) {
      int left = 0;
      int right = 1;
      for (int i = 0; i < clusters.size(); i++) {
        for (int j = i + 1; j < clusters.size(); j++) {
          if (gaps[i][j] < gaps[left][right]) {
            left = i;
            right = j;
          }
        }
      }
      List<Integer> leaves = new ArrayList<>(clusters.get(left));
      leaves.addAll(clusters.get(right));
      gaps = merged(gaps, left, right);
      clusters.remove(right);
      clusters.remove(left);
      clusters.add(leaves);
    }
    return clusters.getFirst();
  }

  /**
   * The distances without the two, and with their union as the last: the nearer of the two counts.
   */
  private static double[][] merged(double[][] gaps, int left, int right) {
    int n = gaps.length;
    List<Integer> kept = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      if (i != left && i != right) {
        kept.add(i);
      }
    }
    double[][] next = new double[n - 1][n - 1];
    for (int i = 0; i < kept.size(); i++) {
      for (int j = 0; j < kept.size(); j++) {
        next[i][j] = gaps[kept.get(i)][kept.get(j)];
      }
      double nearer = Math.min(gaps[kept.get(i)][left], gaps[kept.get(i)][right]);
      next[i][n - 2] = nearer;
      next[n - 2][i] = nearer;
    }
    return next;
  }
}
