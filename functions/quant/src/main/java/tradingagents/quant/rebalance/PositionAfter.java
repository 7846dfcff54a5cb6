package tradingagents.quant.rebalance;

import tradingagents.model.market.Symbol;
import tradingagents.model.money.Money;
import tradingagents.model.money.Quantity;
import tradingagents.model.money.Ratio;

/**
 * One holding after the trades.
 *
 * @param symbol what
 * @param quantity how many units
 * @param value what they are worth
 * @param weightBefore of the value before, to eight places, half up
 * @param weight of the value after costs, to eight places, half up
 * @param target the weight that was asked for
 * @param lower the lowest weight allowed; the target itself when there are no bands
 * @param upper the highest weight allowed
 * @param within whether the exact weight is inside, edges included; without bands, whether the
 *     value is less than one unit from its target
 */
public record PositionAfter(
    Symbol symbol,
    Quantity quantity,
    Money value,
    Ratio weightBefore,
    Ratio weight,
    Ratio target,
    Ratio lower,
    Ratio upper,
    boolean within) {}
