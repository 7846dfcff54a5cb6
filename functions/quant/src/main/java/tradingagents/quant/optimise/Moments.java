package tradingagents.quant.optimise;

/** Deviations of returns from their means, and the sums of their products. */
final class Moments {
  private Moments() {}

  /** One row per asset: its returns minus their mean. */
  static double[][] deviations(AssetReturns returns) {
    double[][] deviations = new double[returns.assets()][];
    for (int i = 0; i < deviations.length; i++) {
      double[] column = returns.column(i);
      double mean = Dense.mean(column);
      deviations[i] = new double[column.length];
      for (int t = 0; t < column.length; t++) {
        deviations[i][t] = column[t] - mean;
      }
    }
    return deviations;
  }

  static double[][] scatter(AssetReturns returns) {
    return products(deviations(returns));
  }

  /** The sum over the scenarios of every product of two rows. */
  static double[][] products(double[][] rows) {
    double[][] products = new double[rows.length][rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j <= i; j++) {
        products[i][j] = Dense.dot(rows[i], rows[j]);
        products[j][i] = products[i][j];
      }
    }
    return products;
  }
}
