package tradingagents.feeds.vendor.edgar;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tradingagents.model.market.Concept;

/** Which names companies use for a line; the standard changed them over the years. */
final class EdgarConcepts {
  private static final Map<Concept, List<String>> NAMES = make();

  private EdgarConcepts() {}

  static Map<Concept, List<String>> names() {
    return NAMES;
  }

  private static Map<Concept, List<String>> make() {
    Map<Concept, List<String>> names = new EnumMap<>(Concept.class);
    names.put(
        Concept.REVENUE,
        List.of(
            "RevenueFromContractWithCustomerExcludingAssessedTax", "Revenues", "SalesRevenueNet"));
    names.put(Concept.GROSS_PROFIT, List.of("GrossProfit"));
    names.put(Concept.OPERATING_INCOME, List.of("OperatingIncomeLoss"));
    names.put(Concept.NET_INCOME, List.of("NetIncomeLoss"));
    names.put(Concept.EPS_DILUTED, List.of("EarningsPerShareDiluted"));
    names.put(Concept.OPERATING_CASH_FLOW, List.of("NetCashProvidedByUsedInOperatingActivities"));
    names.put(Concept.CAPITAL_EXPENDITURE, List.of("PaymentsToAcquirePropertyPlantAndEquipment"));
    names.put(Concept.DIVIDENDS_PAID, List.of("PaymentsOfDividends"));
    names.put(Concept.TOTAL_ASSETS, List.of("Assets"));
    names.put(Concept.TOTAL_LIABILITIES, List.of("Liabilities"));
    names.put(Concept.EQUITY, List.of("StockholdersEquity"));
    names.put(Concept.CASH, List.of("CashAndCashEquivalentsAtCarryingValue"));
    names.put(Concept.LONG_TERM_DEBT, List.of("LongTermDebtNoncurrent"));
    names.put(Concept.CURRENT_ASSETS, List.of("AssetsCurrent"));
    names.put(Concept.CURRENT_LIABILITIES, List.of("LiabilitiesCurrent"));
    names.put(Concept.SHARES_OUTSTANDING, List.of("EntityCommonStockSharesOutstanding"));
    return names;
  }
}
