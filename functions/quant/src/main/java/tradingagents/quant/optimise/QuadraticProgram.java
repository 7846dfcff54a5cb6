package tradingagents.quant.optimise;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Minimises {@code x'Qx / 2 + c'x} with Q positive definite under linear conditions: the dual
 * active-set method. It starts at the free minimum, takes up the condition that is broken most, one
 * at a time, and lets go of those that no longer push; each step raises the objective, so it ends,
 * at the one optimum. Conditions come from a {@link Search}, so that there may be more of them than
 * anybody could list (a limit on turnover has two to the power of the assets). Source: D. Goldfarb
 * and A. Idnani, A numerically stable dual method for solving strictly convex quadratic programs,
 * Mathematical Programming 27 (1983).
 */
final class QuadraticProgram {
  /** Finds the condition that a point breaks most. */
  interface Search {
    /** The condition, or null when the point breaks none. */
    @Nullable Row mostBroken(double[] x);
  }

  private static final int MOST_STEPS = 20_000;

  /** Squared sine under which a new condition is a combination of those held. */
  private static final double PARALLEL = 1e-20;

  private final double[][] q;
  private final double[] c;
  private final ActiveSet active;
  private final double[] x;

  private QuadraticProgram(double[][] q, double[] c) {
    this.q = q;
    this.c = c;
    this.active = new ActiveSet(q);
    this.x = active.inverseTimes(Dense.scaled(c, -1));
  }

  /**
   * The optimum, or null when no point meets every condition.
   *
   * @param equalities met exactly; independent of each other
   */
  static double @Nullable [] solve(double[][] q, double[] c, List<Row> equalities, Search search) {
    QuadraticProgram program = new QuadraticProgram(q, c);
    for (Row row : equalities) {
      if (!program.take(row.slack(program.x) > 0 ? row.negated() : row, true)) {
        return null;
      }
    }
    for (int step = 0; step < MOST_STEPS; step++) {
      Row broken = search.mostBroken(program.x);
      if (broken == null) {
        program.refine();
        return program.x;
      }
      if (!program.take(broken, false)) {
        return null;
      }
    }
    throw Unsolved.because("no optimum after " + MOST_STEPS + " steps");
  }

  /** Moves until the row holds; false when it cannot hold together with those taken before. */
  private boolean take(Row row, boolean equality) {
    double[] direction = active.project(row.coefficients());
    double multiplier = 0;
    while (true) {
      double[] push = active.multiplierChange(direction);
      int blocking = active.blocking(push);
      double dualStep = blocking < 0 ? Double.POSITIVE_INFINITY : active.step(blocking, push);
      double curvature = active.freeSquare(direction);
      boolean free = curvature > PARALLEL * Dense.dot(direction, direction);
      double slack = row.slack(x);
      double primalStep = free ? -slack / curvature : Double.POSITIVE_INFINITY;
      double step = Math.min(dualStep, primalStep);
      if (Double.isInfinite(step)) {
        return false;
      }
      if (free) {
        active.move(x, direction, step);
      }
      active.change(push, -step);
      multiplier += step;
      if (primalStep <= dualStep) {
        active.add(row, direction, multiplier, equality);
        return true;
      }
      active.drop(blocking);
      direction = active.project(row.coefficients());
    }
  }

  /**
   * Takes off what rounding left: back onto the conditions held, then along them to the minimum.
   */
  private void refine() {
    active.toConditions(x);
    double[] gradient = Dense.times(q, x);
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] += c[i];
    }
    double[] direction = active.project(gradient);
    active.move(x, direction, -1);
    active.toConditions(x);
  }

  /**
   * The conditions held, factorised: {@code L^-1 N = Z R} with {@code J = L^-T Z}, {@code Q = LL'}.
   */
  private static final class ActiveSet {
    private final int n;

    /** The columns of J. */
    private final double[][] j;

    /** The columns of R. */
    private final double[][] r;

    private final List<Row> rows = new ArrayList<>();
    private final double[] multipliers;
    private int equalities;

    ActiveSet(double[][] q) {
      n = q.length;
      j = inverseFactor(q);
      r = new double[n + 1][n + 1];
      multipliers = new double[n + 1];
    }

    /** The rows of the inverse of the Cholesky factor: the columns of its transpose. */
    private static double[][] inverseFactor(double[][] q) {
      int n = q.length;
      double[][] factor = new double[n][n];
      double[][] inverse = new double[n][n];
      for (int i = 0; i < n; i++) {
        for (int k = 0; k <= i; k++) {
          double sum = q[i][k];
          for (int m = 0; m < k; m++) {
            sum -= factor[i][m] * factor[k][m];
          }
          factor[i][k] = i == k ? Math.sqrt(sum) : sum / factor[k][k];
        }
        inverse[i][i] = 1 / factor[i][i];
        for (int m = 0; m < i; m++) {
          for (int k = 0; k <= m; k++) {
            inverse[i][k] -= factor[i][m] * inverse[m][k] * inverse[i][i];
          }
        }
      }
      return inverse;
    }

    /** {@code Q^-1 v}, before any condition is held. */
    double[] inverseTimes(double[] vector) {
      double[] product = new double[n];
      double[] projected = project(vector);
      for (int k = 0; k < n; k++) {
        axpy(product, j[k], projected[k]);
      }
      return product;
    }

    double[] project(double[] vector) {
      return Dense.times(j, vector);
    }

    private static void axpy(double[] target, double[] vector, double factor) {
      for (int i = 0; i < target.length; i++) {
        target[i] += vector[i] * factor;
      }
    }

    /** How the multipliers held fall when the new one rises by one. */
    double[] multiplierChange(double[] direction) {
      double[] change = new double[rows.size()];
      for (int k = change.length - 1; k >= 0; k--) {
        double sum = direction[k];
        for (int m = k + 1; m < change.length; m++) {
          sum -= r[m][k] * change[m];
        }
        change[k] = sum / r[k][k];
      }
      return change;
    }

    /** Which condition stops pushing first, or -1. */
    int blocking(double[] push) {
      int blocking = -1;
      for (int k = equalities; k < push.length; k++) {
        if (push[k] > 0 && (blocking < 0 || step(k, push) < step(blocking, push))) {
          blocking = k;
        }
      }
      return blocking;
    }

    double step(int k, double[] push) {
      return multipliers[k] / push[k];
    }

    void change(double[] push, double step) {
      for (int k = 0; k < push.length; k++) {
        multipliers[k] += push[k] * step;
      }
    }

    /** The part of the direction that no condition held takes away, squared. */
    double freeSquare(double[] direction) {
      double sum = 0;
      for (int k = rows.size(); k < n; k++) {
        sum += direction[k] * direction[k];
      }
      return sum;
    }

    void move(double[] x, double[] direction, double step) {
      for (int k = rows.size(); k < n; k++) {
        axpy(x, j[k], direction[k] * step);
      }
    }

    void add(Row row, double[] direction, double multiplier, boolean equality) {
      int last = rows.size();
      double[] column = direction.clone();
      for (int k = n - 1; k > last; k--) {
        double length = Math.hypot(column[k - 1], column[k]);
        if (column[k] != 0) {
          rotate(j, k - 1, column[k - 1] / length, column[k] / length);
          column[k - 1] = length;
          column[k] = 0;
        }
      }
      System.arraycopy(column, 0, r[last], 0, last + 1);
      multipliers[last] = multiplier;
      rows.add(row);
      equalities += equality ? 1 : 0;
    }

    void drop(int index) {
      rows.remove(index);
      int held = rows.size();
      for (int k = index; k < held; k++) {
        r[k] = r[k + 1];
        multipliers[k] = multipliers[k + 1];
      }
      r[held] = new double[n + 1];
      for (int k = index; k < held; k++) {
        double a = r[k][k];
        double b = r[k][k + 1];
        if (b == 0) {
          continue;
        }
        double length = Math.hypot(a, b);
        for (int m = k; m < held; m++) {
          double upper = r[m][k];
          double under = r[m][k + 1];
          r[m][k] = (a * upper + b * under) / length;
          r[m][k + 1] = (a * under - b * upper) / length;
        }
        rotate(j, k, a / length, b / length);
      }
    }

    private static void rotate(double[][] vectors, int k, double cosine, double sine) {
      double[] first = vectors[k];
      double[] second = vectors[k + 1];
      for (int i = 0; i < first.length; i++) {
        double a = first[i];
        double b = second[i];
        first[i] = cosine * a + sine * b;
        second[i] = cosine * b - sine * a;
      }
    }

    /** The shortest way back onto the conditions held, in the metric of Q. */
    void toConditions(double[] x) {
      double[] way = new double[rows.size()];
      for (int k = 0; k < way.length; k++) {
        double sum = -rows.get(k).slack(x);
        for (int m = 0; m < k; m++) {
          sum -= r[k][m] * way[m];
        }
        way[k] = sum / r[k][k];
      }
      for (int k = 0; k < way.length; k++) {
        axpy(x, j[k], way[k]);
      }
    }
  }
}
