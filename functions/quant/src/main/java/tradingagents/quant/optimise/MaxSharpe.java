package tradingagents.quant.optimise;

/**
 * The fully invested portfolio with the highest ratio of expected return over the risk-free rate to
 * volatility. Honours every constraint. Needs an invertible covariance, and a portfolio within the
 * constraints that is expected to earn more than the risk-free rate: else the ratio has no maximum
 * worth the name. Source: W. Sharpe 1966; as one quadratic program: G. Cornuejols and R. Tutuncu,
 * Optimization Methods in Finance, section 8.2.
 *
 * @param riskFree the risk-free return per period
 */
public record MaxSharpe(double riskFree) implements Objective {
  /** Checks the rate. */
  public MaxSharpe {
    if (!Double.isFinite(riskFree)) {
      throw new IllegalArgumentException("a risk-free return is a number, not " + riskFree);
    }
  }

  @Override
  public String name() {
    return "max-sharpe";
  }
}
