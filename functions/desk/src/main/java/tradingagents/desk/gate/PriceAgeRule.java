package tradingagents.desk.gate;

import java.util.Map;
import java.util.Optional;
import tradingagents.desk.run.RiskVerdict.Check;
import tradingagents.model.market.Symbol;

/**
 * No price that values the account or the order is older than allowed, counted in sessions at
 * as-of.
 */
record PriceAgeRule() implements RiskRule {
  @Override
  public String name() {
    return "price-age";
  }

  @Override
  public Check evaluate(Situation situation, Limits limits) {
    String limit = "at most " + limits.maxPriceAgeSessions() + " sessions old";
    if (!situation.quotes().keySet().containsAll(situation.instruments())) {
      return refused("unknown, a price is missing", limit);
    }
    // A price from after as-of would be negative: it is as wrong as an old one.
    Optional<Map.Entry<Symbol, Quote>> early =
        situation.quotes().entrySet().stream()
            .filter(e -> e.getValue().ageSessions() < 0)
            .min(Map.Entry.comparingByKey());
    if (early.isPresent()) {
      Quote quote = early.get().getValue();
      return refused(early.get().getKey() + " is of " + quote.session() + ", after as-of", limit);
    }
    return situation.quotes().entrySet().stream()
        .max(PriceAgeRule::older)
        .map(oldest -> judged(oldest, limits, limit))
        .orElseGet(() -> refused("no price", limit));
  }

  private Check judged(Map.Entry<Symbol, Quote> oldest, Limits limits, String limit) {
    int age = oldest.getValue().ageSessions();
    String value =
        oldest.getKey() + " of " + oldest.getValue().session() + " is " + age + " sessions old";
    return judged(age <= limits.maxPriceAgeSessions(), value, limit);
  }

  private static int older(Map.Entry<Symbol, Quote> a, Map.Entry<Symbol, Quote> b) {
    int byAge = Integer.compare(a.getValue().ageSessions(), b.getValue().ageSessions());
    return byAge != 0 ? byAge : b.getKey().compareTo(a.getKey());
  }
}
