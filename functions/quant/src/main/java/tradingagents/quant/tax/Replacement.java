package tradingagents.quant.tax;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tradingagents.model.money.Money;
import tradingagents.model.money.Quantity;

/**
 * A purchase that stands for units sold at a loss, and what becomes of that part of the loss.
 *
 * @param id of the lot, or of the planned purchase
 * @param account where it was bought
 * @param acquired when
 * @param quantity how many units it replaces
 * @param disallowed the part of the loss that does not count now
 * @param lostForGood whether it never will: the purchase is in a retirement account
 * @param newBasis of these units with the loss added; null when the loss is lost or the price not
 *     known yet
 * @param heldSince since when these units count as held; null when the loss is lost
 */
public record Replacement(
    String id,
    String account,
    LocalDate acquired,
    Quantity quantity,
    Money disallowed,
    boolean lostForGood,
    @Nullable Money newBasis,
    @Nullable LocalDate heldSince) {}
