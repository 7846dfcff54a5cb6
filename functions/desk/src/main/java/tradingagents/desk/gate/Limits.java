package tradingagents.desk.gate;

import tradingagents.model.money.Ratio;
import tradingagents.model.order.CommissionTerms;

/**
 * What an account allows.
 *
 * @param maxPositionWeight the largest share of equity one instrument may have after a purchase
 * @param maxOrderWeight the largest share of equity one purchase may cost
 * @param maxVolumeShare the largest share of the average daily volume one order may be
 * @param priceBuffer how much dearer than the last close the next open may be before cash runs out
 * @param maxPriceAgeSessions how many sessions old a price may be at as-of
 * @param commission what an execution is assumed to cost on top
 */
public record Limits(
    Ratio maxPositionWeight,
    Ratio maxOrderWeight,
    Ratio maxVolumeShare,
    Ratio priceBuffer,
    int maxPriceAgeSessions,
    CommissionTerms commission) {
  /** 25 % a name, 25 % an order, 1 % of the volume, 2 % buffer, a price of the very session. */
  public static final Limits DEFAULT =
      new Limits(
          Ratio.of("0.25"),
          Ratio.of("0.25"),
          Ratio.of("0.01"),
          Ratio.of("0.02"),
          0,
          CommissionTerms.USUAL);
}
