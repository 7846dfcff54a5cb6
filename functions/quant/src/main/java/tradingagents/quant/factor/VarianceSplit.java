package tradingagents.quant.factor;

import java.util.Map;

/**
 * The variance of a portfolio's returns (per period, divisor n - 1) split into what the factors
 * explain and the rest. With an intercept the residuals are uncorrelated with every factor, so that
 * the two parts sum to the variance of the returns; {@code total} is that sum.
 *
 * @param total systematic plus specific, exactly
 * @param systematic the variance of the fitted returns
 * @param specific the variance of the residuals
 * @param contributions of each factor to systematic: beta times the covariance of the factor with
 *     the fitted returns; they sum to systematic and may be negative
 */
public record VarianceSplit(
    double total, double systematic, double specific, Map<String, Double> contributions) {}
