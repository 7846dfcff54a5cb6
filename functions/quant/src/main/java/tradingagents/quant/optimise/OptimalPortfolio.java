package tradingagents.quant.optimise;

import java.util.List;

/**
 * An answer of the {@link Optimiser}. Weights are fractions of the portfolio: they sum to one and
 * respect every bound exactly. The numbers after them are of the history a portfolio with these
 * weights (brought back every period) would have had in the table of returns, per period and not
 * annualised: whatever the optimiser believed, they say what was.
 *
 * @param names the assets
 * @param weights one per asset
 * @param expectedReturn arithmetic mean
 * @param volatility sample standard deviation (divisor n - 1)
 * @param valueAtRisk historical at the level, a return: a loss is negative
 * @param conditionalValueAtRisk historical at the level, a return: a loss is negative
 * @param riskShares of each asset in the variance under the estimated covariance, summing to one;
 *     NaN when the portfolio has no variance
 */
public record OptimalPortfolio(
    List<String> names,
    List<Double> weights,
    double expectedReturn,
    double volatility,
    double valueAtRisk,
    double conditionalValueAtRisk,
    List<Double> riskShares) {
  /** Copies. */
  public OptimalPortfolio {
    names = List.copyOf(names);
    weights = List.copyOf(weights);
    riskShares = List.copyOf(riskShares);
  }

  /** The weight of an asset by name. */
  public double weight(String name) {
    return weights.get(names.indexOf(name));
  }
}
