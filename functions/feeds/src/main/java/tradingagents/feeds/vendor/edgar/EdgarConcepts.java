package tradingagents.feeds.vendor.edgar;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tradingagents.model.market.Concept;

/**
 * Which names companies use for a line, the nearest in meaning first: US GAAP's, which changed over
 * the years, and those of IFRS, by which most companies from abroad report. A name is written with
 * its taxonomy. Earnings per share have no name of IFRS: what trades in New York of such a company
 * is most often a receipt for several shares or a part of one.
 */
final class EdgarConcepts {
  private static final Map<Concept, List<String>> NAMES = make();

  private EdgarConcepts() {}

  static Map<Concept, List<String>> names() {
    return NAMES;
  }

  private static Map<Concept, List<String>> make() {
    Map<Concept, List<String>> names = new EnumMap<>(Concept.class);
    flows(names);
    balances(names);
    return names;
  }

  private static void flows(Map<Concept, List<String>> names) {
    names.put(
        Concept.REVENUE,
        List.of(
            "us-gaap:RevenueFromContractWithCustomerExcludingAssessedTax",
            "us-gaap:Revenues",
            "us-gaap:RevenuesNetOfInterestExpense",
            "us-gaap:SalesRevenueNet",
            "us-gaap:RevenueFromContractWithCustomerIncludingAssessedTax",
            "ifrs-full:Revenue",
            "ifrs-full:RevenueFromContractsWithCustomers"));
    names.put(Concept.GROSS_PROFIT, List.of("us-gaap:GrossProfit", "ifrs-full:GrossProfit"));
    names.put(
        Concept.OPERATING_INCOME,
        List.of("us-gaap:OperatingIncomeLoss", "ifrs-full:ProfitLossFromOperatingActivities"));
    names.put(
        Concept.NET_INCOME,
        List.of(
            "us-gaap:NetIncomeLoss",
            "ifrs-full:ProfitLossAttributableToOwnersOfParent",
            "ifrs-full:ProfitLoss"));
    names.put(Concept.EPS_DILUTED, List.of("us-gaap:EarningsPerShareDiluted"));
    names.put(
        Concept.OPERATING_CASH_FLOW,
        List.of(
            "us-gaap:NetCashProvidedByUsedInOperatingActivities",
            "us-gaap:NetCashProvidedByUsedInOperatingActivitiesContinuingOperations",
            "ifrs-full:CashFlowsFromUsedInOperatingActivities"));
    names.put(
        Concept.CAPITAL_EXPENDITURE,
        List.of(
            "us-gaap:PaymentsToAcquirePropertyPlantAndEquipment",
            "us-gaap:PaymentsToAcquireProductiveAssets",
            "ifrs-full:PurchaseOfPropertyPlantAndEquipmentClassifiedAsInvestingActivities"));
    names.put(
        Concept.DIVIDENDS_PAID,
        List.of(
            "us-gaap:PaymentsOfDividends",
            "us-gaap:PaymentsOfDividendsCommonStock",
            "ifrs-full:DividendsPaidClassifiedAsFinancingActivities"));
  }

  private static void balances(Map<Concept, List<String>> names) {
    names.put(Concept.TOTAL_ASSETS, List.of("us-gaap:Assets", "ifrs-full:Assets"));
    names.put(Concept.TOTAL_LIABILITIES, List.of("us-gaap:Liabilities", "ifrs-full:Liabilities"));
    names.put(
        Concept.EQUITY,
        List.of(
            "us-gaap:StockholdersEquity",
            "us-gaap:StockholdersEquityIncludingPortionAttributableToNoncontrollingInterest",
            "ifrs-full:EquityAttributableToOwnersOfParent",
            "ifrs-full:Equity"));
    names.put(
        Concept.CASH,
        List.of(
            "us-gaap:CashAndCashEquivalentsAtCarryingValue", "ifrs-full:CashAndCashEquivalents"));
    names.put(
        Concept.LONG_TERM_DEBT,
        List.of(
            "us-gaap:LongTermDebtNoncurrent", "us-gaap:LongTermDebtAndCapitalLeaseObligations"));
    names.put(Concept.CURRENT_ASSETS, List.of("us-gaap:AssetsCurrent", "ifrs-full:CurrentAssets"));
    names.put(
        Concept.CURRENT_LIABILITIES,
        List.of("us-gaap:LiabilitiesCurrent", "ifrs-full:CurrentLiabilities"));
    names.put(Concept.SHARES_OUTSTANDING, List.of("dei:EntityCommonStockSharesOutstanding"));
  }
}
