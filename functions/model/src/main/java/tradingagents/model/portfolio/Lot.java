package tradingagents.model.portfolio;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tradingagents.model.money.Price;
import tradingagents.model.money.Quantity;

/**
 * Units bought together.
 *
 * @param quantity how many are left, above zero
 * @param cost paid per unit, without commission
 * @param acquired the session of the purchase, or null when the owner did not say
 */
public record Lot(Quantity quantity, Price cost, @Nullable LocalDate acquired) {}
