package tradingagents.model.market;

/** A line of a company's accounts, the same for all vendors. */
public enum Concept {
  /** Sales of the period. */
  REVENUE(true),
  /** Sales less their direct cost. */
  GROSS_PROFIT(true),
  /** Profit of the business before interest and tax. */
  OPERATING_INCOME(true),
  /** Profit of the period for the owners. */
  NET_INCOME(true),
  /** Profit per share, counting all shares that could be issued. */
  EPS_DILUTED(true),
  /** Cash that the business brought in. */
  OPERATING_CASH_FLOW(true),
  /** Cash spent on property, plant and equipment, as a positive amount. */
  CAPITAL_EXPENDITURE(true),
  /** Dividends paid in cash, as a positive amount. */
  DIVIDENDS_PAID(true),
  /** All it owns. */
  TOTAL_ASSETS(false),
  /** All it owes. */
  TOTAL_LIABILITIES(false),
  /** What is left for the owners. */
  EQUITY(false),
  /** Cash and what can be cash tomorrow. */
  CASH(false),
  /** Debt that is due in a year or later. */
  LONG_TERM_DEBT(false),
  /** Assets that become cash within a year. */
  CURRENT_ASSETS(false),
  /** Debts due within a year. */
  CURRENT_LIABILITIES(false),
  /** Shares that exist. */
  SHARES_OUTSTANDING(false);

  private final boolean flow;

  Concept(boolean flow) {
    this.flow = flow;
  }

  /**
   * Whether it is measured over a period.
   *
   * @return false for a state at the period's end
   */
  public boolean isFlow() {
    return flow;
  }
}
