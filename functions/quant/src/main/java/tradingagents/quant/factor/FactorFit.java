package tradingagents.quant.factor;

import java.util.List;

/**
 * What a factor regression found. Returns and volatilities are fractions per period unless the name
 * says annual. NaN is "no number": R^2 of returns that never change, t statistics of residuals that
 * are all zero.
 *
 * @param alpha the intercept
 * @param alphaAnnual alpha times the periods of a year
 * @param alphaAnnualCompounded (1 + alpha) to the power of the periods of a year, minus 1
 * @param betas one per factor, in the order given
 * @param rSquared 1 - residual over total sum of squares
 * @param adjustedRSquared 1 - (1 - R^2) (n - 1) / (n - k), k coefficients with the intercept
 * @param residualVolatility the standard deviation of the residuals, divisor n - 1
 * @param standardErrorOfRegression the same with divisor n - k
 * @param observations n
 * @param lags of the Newey-West errors
 * @param variance the split of the variance
 */
public record FactorFit(
    Coefficient alpha,
    double alphaAnnual,
    double alphaAnnualCompounded,
    List<Coefficient> betas,
    double rSquared,
    double adjustedRSquared,
    double residualVolatility,
    double standardErrorOfRegression,
    int observations,
    int lags,
    VarianceSplit variance) {
  /** Copies the betas. */
  public FactorFit {
    betas = List.copyOf(betas);
  }
}
