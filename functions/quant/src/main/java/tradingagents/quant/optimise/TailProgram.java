package tradingagents.quant.optimise;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;

/**
 * Minimises the conditional value at risk over the scenarios, Rockafellar and Uryasev's linear
 * program: {@code v + sum(max(0, loss(t) - v)) / (T (1 - level))} over the weights and v. One
 * unknown per scenario would be many, so the sum is built up from cuts: each solution tells which
 * scenarios are beyond v, their sum is one more linear condition, and as there are finitely many
 * such sets it ends at the optimum of the whole program. Sources: R. Rockafellar and S. Uryasev,
 * Optimization of conditional value-at-risk, Journal of Risk 2 (2000); A. Künzi-Bay and J. Mayer,
 * Computational aspects of minimizing conditional value-at-risk, Computational Management Science 3
 * (2006).
 */
final class TailProgram {
  private static final int MOST_CUTS = 5_000;

  /** Of the largest return: closer than this to the bound of the program is the optimum. */
  private static final double GAP = 1e-12;

  private final Polytope polytope;
  private final double[][] losses;
  private final double tail;
  private final int assets;
  private final List<double[]> cuts = new ArrayList<>();
  private final Set<BitSet> seen = new HashSet<>();

  /** Losses in units of the largest return, so that tolerances mean the same in every table. */
  private TailProgram(AssetReturns returns, double level, Polytope polytope) {
    this.polytope = polytope;
    this.assets = returns.assets();
    this.tail = returns.periods() * (1 - level);
    double largest = 0;
    for (int i = 0; i < assets; i++) {
      largest = Math.max(largest, Dense.largest(returns.column(i)));
    }
    this.losses = new double[returns.periods()][assets];
    for (int t = 0; t < losses.length && largest > 0; t++) {
      for (int i = 0; i < assets; i++) {
        losses[t][i] = -returns.at(t, i) / largest;
      }
    }
  }

  /** The weights with the smallest conditional value at risk at the level. */
  static double[] solve(AssetReturns returns, double level, Polytope polytope) {
    return new TailProgram(returns, level, polytope).solve();
  }

  private double[] solve() {
    double[] best = new double[assets];
    double least = Double.POSITIVE_INFINITY;
    while (cuts.size() < MOST_CUTS) {
      Optimisation.Result point = master();
      double[] weights = weights(point);
      double threshold = point.doubleValue(point.size() - 2);
      BitSet beyond = beyond(weights, threshold);
      double value = threshold + excess(beyond, weights, threshold) / tail;
      if (value < least) {
        least = value;
        best = weights;
      }
      if (least - point.getValue() <= GAP || !seen.add(beyond)) {
        return best;
      }
      cuts.add(cut(beyond));
    }
    throw Unsolved.because("no optimum after " + MOST_CUTS + " cuts");
  }

  private double[] weights(Optimisation.Result point) {
    double[] weights = polytope.weights(point);
    if (weights == null) {
      throw Unsolved.because("the linear program ended as " + point.getState());
    }
    return weights;
  }

  private BitSet beyond(double[] weights, double threshold) {
    BitSet beyond = new BitSet(losses.length);
    for (int t = 0; t < losses.length; t++) {
      beyond.set(t, Dense.dot(losses[t], weights) > threshold);
    }
    return beyond;
  }

  private double excess(BitSet beyond, double[] weights, double threshold) {
    return beyond.stream().mapToDouble(t -> Dense.dot(losses[t], weights) - threshold).sum();
  }

  /** How the excess over these scenarios grows with each weight, and falls with v. */
  private double[] cut(BitSet beyond) {
    double[] cut = new double[assets + 1];
    for (int t = beyond.nextSetBit(0); t >= 0; t = beyond.nextSetBit(t + 1)) {
      for (int i = 0; i < assets; i++) {
        cut[i] += losses[t][i] / tail;
      }
    }
    cut[assets] = -beyond.cardinality() / tail;
    return cut;
  }

  /** The program with the cuts so far; v and the excess are its last two unknowns. */
  private Optimisation.Result master() {
    ExpressionsBasedModel model = polytope.model();
    int threshold = model.countVariables();
    double reach = polytope.largestExposure();
    model.newVariable("v").lower(-reach).upper(reach).weight(1);
    model.newVariable("excess").lower(0).weight(1);
    for (int k = 0; k < cuts.size(); k++) {
      Expression row = model.newExpression("cut" + k).upper(0).set(threshold + 1, -1);
      double[] cut = cuts.get(k);
      for (int i = 0; i < assets; i++) {
        row.set(i, cut[i]);
      }
      row.set(threshold, cut[assets]);
    }
    return model.minimise();
  }
}
