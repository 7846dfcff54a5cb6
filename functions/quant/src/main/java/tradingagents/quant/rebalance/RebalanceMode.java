package tradingagents.quant.rebalance;

import java.time.LocalDate;
import tradingagents.quant.tax.TaxRates;

/** How holdings are brought back. */
public sealed interface RebalanceMode {
  /** Every holding to its target, to the nearest unit that the cash allows. */
  record Targets() implements RebalanceMode {}

  /**
   * Only what is outside its band is traded, nothing else: when the cash does not reach, purchases
   * are cut in proportion.
   *
   * @param band around each target
   * @param toEdge to the nearest edge of the band, else to the target
   */
  record Bands(Band band, boolean toEdge) implements RebalanceMode {}

  /**
   * The least total traded value that brings every weight into its band with cash left at zero or
   * more. What is outside must move to its edge; when that needs more cash than there is, exactly
   * the shortage is sold of what has room above its lower edge, the most overweight first. Each of
   * the two parts is a lower bound by itself, so that the sum is the minimum, to the last unit.
   *
   * @param band around each target
   */
  record Turnover(Band band) implements RebalanceMode {}

  /**
   * Like {@link Turnover}, but sales take the lots with the least tax, and a shortage is raised
   * where tax and trading cost per amount raised are least. The objective is the tax on realised
   * gains (at the rates, a loss counts as saved tax) plus trading costs. Nothing inside its band is
   * sold only to take a loss, and wash sales are not looked at: that is what the harvest search is
   * for. Tax is not paid out of the cash.
   *
   * @param band around each target
   * @param rates on short-term and long-term gains
   * @param date of the trades
   */
  record Tax(Band band, TaxRates rates, LocalDate date) implements RebalanceMode {}
}
