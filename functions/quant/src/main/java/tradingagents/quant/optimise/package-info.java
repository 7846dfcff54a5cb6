/**
 * Portfolio optimisation over a table of returns. Start with {@link
 * tradingagents.quant.optimise.Optimiser}: it takes {@link
 * tradingagents.quant.optimise.AssetReturns}, a {@link
 * tradingagents.quant.optimise.CovarianceEstimator}, an {@link
 * tradingagents.quant.optimise.Objective} and {@link tradingagents.quant.optimise.Constraints}, and
 * answers with an {@link tradingagents.quant.optimise.OptimalPortfolio} or refuses with a sentence
 * that names the constraint nobody can meet. Everything is per period, the period of the table.
 */
@NullMarked
package tradingagents.quant.optimise;

import org.jspecify.annotations.NullMarked;
