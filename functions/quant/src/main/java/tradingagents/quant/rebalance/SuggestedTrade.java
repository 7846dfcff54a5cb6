package tradingagents.quant.rebalance;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Money;
import tradingagents.model.money.Price;
import tradingagents.model.money.Quantity;
import tradingagents.model.order.Side;
import tradingagents.quant.tax.TaxLot;

/**
 * One trade that would help.
 *
 * @param symbol what
 * @param side which way
 * @param quantity above zero, a multiple of the smallest unit (or all that is held)
 * @param price of one unit
 * @param value price times quantity
 * @param cost on top of the value
 * @param lots what a sale takes, in that order; empty without tax
 * @param gain of a sale, before cost; null without tax
 * @param tax on the gain, negative when a loss saves tax; null without tax
 */
public record SuggestedTrade(
    Symbol symbol,
    Side side,
    Quantity quantity,
    Price price,
    Money value,
    Money cost,
    List<TaxLot> lots,
    @Nullable Money gain,
    @Nullable Money tax) {
  /** Copies the lots. */
  public SuggestedTrade {
    lots = List.copyOf(lots);
  }
}
