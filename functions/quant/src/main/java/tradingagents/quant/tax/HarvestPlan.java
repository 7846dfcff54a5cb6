package tradingagents.quant.tax;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tradingagents.model.money.Money;

/**
 * Losses worth taking, and what all of them together would do: then each purchase replaces only
 * once, and a lot that is itself sold replaces nothing (what it took over would come back at once).
 *
 * @param suggestions the largest loss that counts first; each judged alone
 * @param shortLoss of all together, before wash sales
 * @param longLoss of all together, before wash sales
 * @param disallowed of all together
 * @param taxSaved of all together; null without rates
 */
public record HarvestPlan(
    List<HarvestSuggestion> suggestions,
    Money shortLoss,
    Money longLoss,
    Money disallowed,
    @Nullable Money taxSaved) {
  /** Copies the list. */
  public HarvestPlan {
    suggestions = List.copyOf(suggestions);
  }
}
