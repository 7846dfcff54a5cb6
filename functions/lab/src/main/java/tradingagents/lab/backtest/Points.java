package tradingagents.lab.backtest;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import tradingagents.quant.backtest.search.Parameters;

/** Parameters, as a document tells them. */
final class Points {
  private Points() {}

  static Map<String, BigDecimal> document(Parameters parameters) {
    Map<String, BigDecimal> told = new LinkedHashMap<>();
    for (int i = 0; i < parameters.names().size(); i++) {
      told.put(parameters.names().get(i), parameters.values().get(i));
    }
    return told;
  }
}
