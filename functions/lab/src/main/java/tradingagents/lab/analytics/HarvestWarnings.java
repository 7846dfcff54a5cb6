package tradingagents.lab.analytics;

import java.util.ArrayList;
import java.util.List;
import tradingagents.quant.tax.HarvestSuggestion;
import tradingagents.quant.tax.Replacement;

/** What to look after when a loss is taken, one sentence each. */
final class HarvestWarnings {
  private HarvestWarnings() {}

  static List<String> of(HarvestSuggestion one) {
    List<String> warnings = new ArrayList<>();
    for (Replacement by : one.replacements()) {
      String where = by.quantity() + " in " + by.account() + " on " + by.acquired();
      String lost = by.lostForGood() ? ", and never will: it is a retirement account" : "";
      warnings.add(
          "buying "
              + where
              + " makes it a wash sale: "
              + by.disallowed().plain()
              + " of the loss does not count now"
              + lost);
    }
    if (one.reinvested()) {
      warnings.add(
          "a dividend of "
              + one.lot().symbol()
              + " reinvested before "
              + one.rebuyFrom()
              + ", or in the 30 days before the sale, makes it a wash sale");
    }
    return warnings;
  }
}
