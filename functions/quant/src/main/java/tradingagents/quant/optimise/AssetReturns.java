package tradingagents.quant.optimise;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A table of simple returns per period: scenarios (oldest first) by assets. 0.01 is one percent in
 * one period, whatever the period is; everything the optimiser answers is in the same unit. Refuses
 * fewer than two scenarios, rows of another length than the names, names that repeat, values that
 * are no number, and returns below -1 (nobody loses more than everything).
 */
public final class AssetReturns {
  private final List<String> names;
  private final double[][] columns;
  private final int periods;

  /**
   * A table of its own: the rows are copied.
   *
   * @param names one name per asset
   * @param rows one row per scenario, one value per asset
   */
  public AssetReturns(List<String> names, double[][] rows) {
    this.names = List.copyOf(names);
    this.periods = rows.length;
    checkShape(this.names, rows);
    this.columns = new double[names.size()][rows.length];
    for (int t = 0; t < rows.length; t++) {
      for (int i = 0; i < names.size(); i++) {
        columns[i][t] = checked(rows[t][i], t, names.get(i));
      }
    }
  }

  /**
   * A table out of its columns.
   *
   * @param names one name per asset
   * @param columns one series per asset, all of the same length
   */
  public static AssetReturns ofColumns(List<String> names, List<double[]> columns) {
    int periods = columns.isEmpty() ? 0 : columns.getFirst().length;
    double[][] rows = new double[periods][names.size()];
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).length != periods) {
        throw new IllegalArgumentException(
            "%s has %d returns, %s has %d"
                .formatted(names.get(i), columns.get(i).length, names.getFirst(), periods));
      }
      for (int t = 0; t < periods; t++) {
        rows[t][i] = columns.get(i)[t];
      }
    }
    return new AssetReturns(names, rows);
  }

  private static void checkShape(List<String> names, double[][] rows) {
    if (names.isEmpty()) {
      throw new IllegalArgumentException("a portfolio needs one asset or more; there is none");
    }
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw new IllegalArgumentException("the asset " + name + " appears twice");
      }
    }
    if (rows.length < 2) {
      throw new IllegalArgumentException(
          "an optimisation needs two scenarios of returns or more, not " + rows.length);
    }
    for (int t = 0; t < rows.length; t++) {
      if (rows[t].length != names.size()) {
        throw new IllegalArgumentException(
            "scenario %d has %d returns; there are %d assets"
                .formatted(t + 1, rows[t].length, names.size()));
      }
    }
  }

  private static double checked(double value, int scenario, String name) {
    if (!Double.isFinite(value) || value < -1) {
      throw new IllegalArgumentException(
          "the return of %s in scenario %d is %s; a return is a number, -1 or more"
              .formatted(name, scenario + 1, value));
    }
    return value;
  }

  /** The assets, in the order of the table. */
  public List<String> names() {
    return names;
  }

  /** How many assets. */
  public int assets() {
    return columns.length;
  }

  /** How many scenarios. */
  public int periods() {
    return periods;
  }

  /** The return of one asset in one scenario, both counted from zero. */
  public double at(int scenario, int asset) {
    return columns[asset][scenario];
  }

  /** The arithmetic mean return of each asset, per period. */
  public double[] means() {
    double[] means = new double[assets()];
    for (int i = 0; i < means.length; i++) {
      means[i] = Dense.mean(columns[i]);
    }
    return means;
  }

  /**
   * What a portfolio that is brought back to these weights every period would have returned, one
   * value per scenario.
   *
   * @param weights one weight per asset
   */
  public double[] portfolio(double[] weights) {
    double[] returns = new double[periods];
    for (int i = 0; i < weights.length; i++) {
      for (int t = 0; t < periods; t++) {
        returns[t] += weights[i] * columns[i][t];
      }
    }
    return returns;
  }

  /** The returns of one asset; not a copy. */
  double[] column(int asset) {
    return columns[asset];
  }
}
