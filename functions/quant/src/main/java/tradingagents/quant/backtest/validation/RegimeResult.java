package tradingagents.quant.backtest.validation;

/**
 * The periods of one regime, linked one after another. What needs more returns than there are is
 * NaN.
 *
 * @param regime which
 * @param count how many periods
 * @param share of all periods, 0 to 1
 * @param annualReturn return per year, a fraction
 * @param volatility per year, a fraction
 * @param sharpe annualised, without a risk-free return
 * @param maxDrawdown of the linked periods, a positive fraction
 * @param hitRate share of the periods with a return above zero
 */
public record RegimeResult(
    Regime regime,
    int count,
    double share,
    double annualReturn,
    double volatility,
    double sharpe,
    double maxDrawdown,
    double hitRate) {}
