package tradingagents.desk.gate;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tradingagents.model.market.Symbol;
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
 * @param maxOrderValue the most one purchase may cost, in the account's currency; null when only
 *     its share of equity counts
 * @param restricted instruments that no order may be about, in either direction
 * @param commission what an execution is assumed to cost on top
 */
public record Limits(
    Ratio maxPositionWeight,
    Ratio maxOrderWeight,
    Ratio maxVolumeShare,
    Ratio priceBuffer,
    int maxPriceAgeSessions,
    @Nullable BigDecimal maxOrderValue,
    SortedSet<Symbol> restricted,
    CommissionTerms commission) {
  /** 25 % a name, 25 % an order, 1 % of the volume, 2 % buffer, a price of the very session. */
  public static final Limits DEFAULT =
      new Limits(
          Ratio.of("0.25"),
          Ratio.of("0.25"),
          Ratio.of("0.01"),
          Ratio.of("0.02"),
          0,
          null,
          new TreeSet<>(),
          CommissionTerms.USUAL);

  /** Copies the set. */
  public Limits {
    restricted = Collections.unmodifiableSortedSet(new TreeSet<>(restricted));
  }

  /** The most one purchase may cost, if that is limited. */
  Optional<BigDecimal> orderValue() {
    return Optional.ofNullable(maxOrderValue);
  }
}
