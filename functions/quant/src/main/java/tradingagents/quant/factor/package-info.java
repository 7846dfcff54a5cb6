/**
 * Which factors a portfolio's returns came from. Start with {@link
 * tradingagents.quant.factor.FactorModel}; its answer is a {@link
 * tradingagents.quant.factor.FactorFit}. {@link tradingagents.quant.factor.ReturnTable} is what a
 * file of dated returns says.
 */
package tradingagents.quant.factor;
