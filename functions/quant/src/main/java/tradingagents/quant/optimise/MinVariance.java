package tradingagents.quant.optimise;

/**
 * The fully invested portfolio with the smallest variance. Honours every constraint. Needs an
 * invertible covariance: without it there are many such portfolios. Source: H. Markowitz, Portfolio
 * Selection, Journal of Finance 7 (1952).
 */
public record MinVariance() implements Objective {
  @Override
  public String name() {
    return "min-variance";
  }
}
