package tradingagents.feeds.vendor.yahoo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tradingagents.feeds.vendor.Payload;
import tradingagents.model.market.Concept;
import tradingagents.model.market.FundamentalFact;
import tradingagents.model.market.TradingCalendar;

/**
 * Yahoo's time series of statements. Yahoo does not say when a statement was filed, so each counts
 * as known long after most companies file: 75 days after a quarter, 120 after a year. Zero is not a
 * value: Yahoo fills gaps with it.
 */
final class YahooAccounts {
  private static final int QUARTER_DAYS = 75;
  private static final int YEAR_DAYS = 120;
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
    LocalDate from = (annual ? to.minusYears(1) : to.minusMonths(3)).plusDays(1);
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
                    concept.isFlow() ? from : null,
                    to,
                    "",
                    knownAt(to, annual))));
  }

  private static Instant knownAt(LocalDate to, boolean annual) {
    return to.plusDays(annual ? YEAR_DAYS : QUARTER_DAYS)
        .atStartOfDay(TradingCalendar.ZONE)
        .toInstant();
  }
}
