package tradingagents.quant.tax;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Money;
import tradingagents.model.money.Price;
import tradingagents.model.money.Quantity;

/**
 * An open lot whose loss is worth taking, judged as if it were sold alone and whole at the price.
 *
 * @param lot what would be sold
 * @param price of one unit
 * @param value what the sale would bring
 * @param loss basis less value, above zero
 * @param term short or long on that day
 * @param replacements purchases of the last 30 days and planned ones of the next 30, in any
 *     account, that make it a wash sale as far as they reach
 * @param disallowed the part of the loss that would not count now
 * @param lostForGood the part of disallowed that never would
 * @param taxSaved on what counts now, at the rate of the term; null without rates
 * @param rebuyFrom the first day on which buying it back leaves the loss alone
 * @param reinvested whether dividends of it are reinvested, which may buy within the window
 * @param substitutes what may be held meanwhile, as the owner listed
 */
public record HarvestSuggestion(
    TaxLot lot,
    Price price,
    Money value,
    Money loss,
    Term term,
    List<Replacement> replacements,
    Money disallowed,
    Money lostForGood,
    @Nullable Money taxSaved,
    LocalDate rebuyFrom,
    boolean reinvested,
    List<Symbol> substitutes) {
  /** Copies the lists. */
  public HarvestSuggestion {
    replacements = List.copyOf(replacements);
    substitutes = List.copyOf(substitutes);
  }

  /**
   * The part of the loss that counts now.
   *
   * @return loss less disallowed
   */
  public Money allowed() {
    return loss.minus(disallowed);
  }

  /**
   * How many units are replaced.
   *
   * @return zero when it is no wash sale
   */
  public Quantity replaced() {
    return replacements.stream().map(Replacement::quantity).reduce(Quantity.ZERO, Quantity::plus);
  }
}
