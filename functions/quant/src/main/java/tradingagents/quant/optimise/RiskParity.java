package tradingagents.quant.optimise;

import java.util.List;

/**
 * The long-only portfolio in which each asset contributes its share of the risk: weight times
 * covariance with the portfolio, over the variance of the portfolio, equals the budget. Honours
 * bounds: an asset that a bound holds back leaves its share to the others, whose contributions keep
 * the proportions of their budgets (Richard and Roncalli 2019). Refuses groups, turnover and a
 * least return. Weights are above zero, so a negative lower bound changes nothing. Sources: S.
 * Maillard, T. Roncalli and J. Teiletche, The properties of equally weighted risk contribution
 * portfolios (2010); F. Spinu, An algorithm for computing risk parity weights (2013).
 *
 * @param budgets one share per asset, above zero, in any unit; empty for equal shares
 */
public record RiskParity(List<Double> budgets) implements Objective {
  /** Checks and copies. */
  public RiskParity {
    budgets = List.copyOf(budgets);
    for (double budget : budgets) {
      if (!(budget > 0) || Double.isInfinite(budget)) {
        throw new IllegalArgumentException("a risk budget is above zero, not " + budget);
      }
    }
  }

  /** Equal shares of the risk. */
  public RiskParity() {
    this(List.of());
  }

  @Override
  public String name() {
    return "risk-parity";
  }
}
