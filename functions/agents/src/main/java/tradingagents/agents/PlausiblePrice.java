package tradingagents.agents;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.roster.Brief;
import tradingagents.desk.run.Fact;
import tradingagents.model.money.Price;

/**
 * Keeps a price that a reasoner named only when it is in the brief's currency and between a fifth
 * and five times the verified close; a percentage given as a price, or a price of another
 * instrument, is dropped. Without a verified close no price is plausible.
 */
final class PlausiblePrice {
  private static final BigDecimal LOWEST = new BigDecimal("0.2");
  private static final BigDecimal HIGHEST = new BigDecimal("5");

  private final Brief brief;
  private final @Nullable BigDecimal close;

  PlausiblePrice(Brief brief) {
    this.brief = brief;
    this.close =
        brief.facts().stream()
            .filter(fact -> fact.id().equals(Snapshot.CLOSE))
            .map(Fact::value)
            .findFirst()
            .orElse(null);
  }

  @Nullable Price orNull(@Nullable Price price) {
    if (price == null || close == null || !price.currency().equals(brief.currency())) {
      return null;
    }
    boolean within =
        price.value().compareTo(close.multiply(LOWEST)) >= 0
            && price.value().compareTo(close.multiply(HIGHEST)) <= 0;
    return within ? price : null;
  }
}
