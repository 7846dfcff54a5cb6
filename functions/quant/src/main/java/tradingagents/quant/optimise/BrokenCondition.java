package tradingagents.quant.optimise;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the condition that weights break most: a bound, one of the rows, or the limit on turnover,
 * of which only the face in front of the point is written down. For multiples of weights the bounds
 * grow with their sum.
 */
final class BrokenCondition implements QuadraticProgram.Search {
  private static final double TOLERANCE = 1e-13;

  private final Constraints constraints;
  private final List<Row> rows;
  private final boolean homogeneous;
  private final double @Nullable [] current;

  BrokenCondition(Constraints constraints, List<Row> rows, boolean homogeneous) {
    this.constraints = constraints;
    this.rows = rows;
    this.homogeneous = homogeneous;
    this.current = constraints.current();
  }

  @Override
  public @Nullable Row mostBroken(double[] x) {
    double size = homogeneous ? Dense.sum(x) : 1;
    double worst = -TOLERANCE * Math.max(1, Dense.largest(x));
    int asset = -1;
    boolean low = false;
    for (int i = 0; i < x.length; i++) {
      double above = x[i] - constraints.lower(i) * size;
      double below = constraints.upper(i) * size - x[i];
      if (Math.min(above, below) < worst) {
        worst = Math.min(above, below);
        asset = i;
        low = above < below;
      }
    }
    Row broken = null;
    for (Row row : rows) {
      double slack = row.slack(x);
      if (slack < worst) {
        worst = slack;
        broken = row;
      }
    }
    if (current != null && traded(x, current, size) > constraints.turnover() * size - worst) {
      return face(x, current, size);
    }
    return broken != null || asset < 0 ? broken : bound(asset, low, x.length);
  }

  private Row bound(int asset, boolean low, int length) {
    double[] unit = new double[length];
    unit[asset] = 1;
    return scaled(
        low ? new Row(unit, constraints.lower(asset)) : Row.atMost(unit, constraints.upper(asset)));
  }

  private static double traded(double[] x, double[] held, double size) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += Math.abs(x[i] - held[i] * size);
    }
    return sum;
  }

  private Row face(double[] x, double[] held, double size) {
    double[] signs = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      signs[i] = x[i] < held[i] * size ? -1 : 1;
    }
    return scaled(Row.atMost(signs, constraints.turnover() + Dense.dot(signs, held)));
  }

  private Row scaled(Row row) {
    return homogeneous ? row.homogeneous() : row;
  }
}
