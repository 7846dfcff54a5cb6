package tradingagents.feeds.vendor.yahoo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tradingagents.feeds.vendor.Payload;
import tradingagents.feeds.vendor.ReportLag;
import tradingagents.model.market.Concept;
import tradingagents.model.market.FundamentalFact;

/**
 * Yahoo's time series of statements. Yahoo does not say when a statement was filed, so {@link
 * ReportLag} dates it. Zero is not a value: Yahoo fills gaps with it.
 */
final class YahooAccounts {
  private static final Map<String, Concept> NAMES = names();

  private YahooAccounts() {}

  private static Map<String, Concept> names() {
    Map<String, Concept> names = new LinkedHashMap<>();
    names.put("TotalRevenue", Concept.REVENUE);
    names.put("GrossProfit", Concept.GROSS_PROFIT);
    names.put("OperatingIncome", Concept.OPERATING_INCOME);
    names.put("NetIncome", Concept.NET_INCOME);
    names.put("DilutedEPS", Concept.EPS_DILUTED);
    names.put("OperatingCashFlow", Concept.OPERATING_CASH_FLOW);
    names.put("CapitalExpenditure", Concept.CAPITAL_EXPENDITURE);
    names.put("TotalAssets", Concept.TOTAL_ASSETS);
    names.put("TotalLiabilitiesNetMinorityInterest", Concept.TOTAL_LIABILITIES);
    names.put("StockholdersEquity", Concept.EQUITY);
    names.put("CashAndCashEquivalents", Concept.CASH);
    names.put("LongTermDebt", Concept.LONG_TERM_DEBT);
    names.put("CurrentAssets", Concept.CURRENT_ASSETS);
    names.put("CurrentLiabilities", Concept.CURRENT_LIABILITIES);
    return names;
  }

  static String types() {
    return NAMES.keySet().stream()
        .flatMap(name -> Stream.of("annual" + name, "quarterly" + name))
        .collect(Collectors.joining(","));
  }

  static List<FundamentalFact> facts(Payload result) {
    List<FundamentalFact> facts = new ArrayList<>();
    for (Payload series : result.list()) {
      String type = series.at("meta").at("type").at(0).text();
      boolean annual = type.startsWith("annual");
      Concept concept = NAMES.get(type.replaceFirst("^(annual|quarterly)", ""));
      if (concept != null && series.at(type).isList()) {
        for (Payload row : series.at(type).list()) {
          add(facts, concept, annual, row);
        }
      }
    }
    return facts;
  }

  private static void add(
      List<FundamentalFact> facts, Concept concept, boolean annual, Payload row) {
    if (!row.isThere()) {
      return;
    }
    LocalDate to = LocalDate.parse(row.at("asOfDate").text());
    String currency = row.at("currencyCode").text();
    row.at("reportedValue")
        .at("raw")
        .decimal()
        .filter(value -> value.signum() != 0)
        .ifPresent(value ->
            facts.add(
                new FundamentalFact(
                    concept,
                    concept == Concept.CAPITAL_EXPENDITURE ? value.abs() : value,
                    concept == Concept.EPS_DILUTED ? currency + "/shares" : currency,
                    concept.isFlow() ? ReportLag.from(to, annual) : null,
                    to,
                    "",
                    ReportLag.knownAt(to, annual))));
  }
}
