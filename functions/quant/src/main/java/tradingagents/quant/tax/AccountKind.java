package tradingagents.quant.tax;

/** How an account of the taxpayer is taxed. */
public enum AccountKind {
  /** Gains and losses count in the year of the sale. */
  TAXABLE,
  /**
   * An individual retirement account: its own sales are not taxed, but a purchase in it replaces
   * shares sold at a loss elsewhere, and that loss is lost for good: no basis carries it on (Rev.
   * Rul. 2008-5).
   */
  RETIREMENT
}
