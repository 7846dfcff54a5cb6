package tradingagents.broker;

import java.math.BigDecimal;
import tradingagents.model.money.Ratio;
import tradingagents.model.order.CommissionTerms;

/**
 * What the paper exchange charges.
 *
 * @param slippage the share of the open by which a fill is worse than it
 * @param tick the smallest price step; a fill is rounded against us to it
 * @param commission on top
 */
public record PaperTerms(Ratio slippage, BigDecimal tick, CommissionTerms commission) {
  /** Five basis points, one cent, the usual commission. */
  public static final PaperTerms USUAL =
      new PaperTerms(Ratio.ofBasisPoints(5), new BigDecimal("0.01"), CommissionTerms.USUAL);
}
