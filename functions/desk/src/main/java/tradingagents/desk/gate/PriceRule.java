package tradingagents.desk.gate;

import java.util.List;
import java.util.stream.Collectors;
import tradingagents.desk.run.RiskVerdict.Check;
import tradingagents.model.market.Symbol;

/** Every instrument that is held or to be ordered has a price, or the account cannot be valued. */
record PriceRule() implements RiskRule {
  @Override
  public String name() {
    return "price";
  }

  @Override
  public Check evaluate(Situation situation, Limits limits) {
    String limit = "a price for the instrument and for all that is held";
    List<Symbol> missing =
        situation.instruments().stream().filter(s -> !situation.quotes().containsKey(s)).toList();
    if (missing.isEmpty()) {
      return passed("prices of " + names(List.copyOf(situation.instruments())), limit);
    }
    return refused("no price for " + names(missing), limit);
  }

  private static String names(List<Symbol> symbols) {
    return symbols.stream().map(Symbol::value).collect(Collectors.joining(", "));
  }
}
