package tradingagents.feeds.vendor.alphavantage;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tradingagents.chain.vendor.VendorFault;
import tradingagents.feeds.vendor.Payload;
import tradingagents.feeds.vendor.ReportLag;
import tradingagents.feeds.vendor.VendorException;
import tradingagents.model.market.CompanyProfile;
import tradingagents.model.market.Concept;
import tradingagents.model.market.DataFlag;
import tradingagents.model.market.FundamentalFact;
import tradingagents.model.market.Fundamentals;
import tradingagents.model.market.Stamp;
import tradingagents.model.market.Symbol;

/** Overview and the three statements; their filing dates are not said, so a rule dates them. */
final class AlphaVantageAccounts {
  private static final Map<String, Map<String, Concept>> LINES = lines();

  private AlphaVantageAccounts() {}

  private static Map<String, Map<String, Concept>> lines() {
    Map<String, Map<String, Concept>> lines = new LinkedHashMap<>();
    lines.put(
        "INCOME_STATEMENT",
        Map.of(
            "totalRevenue", Concept.REVENUE,
            "grossProfit", Concept.GROSS_PROFIT,
            "operatingIncome", Concept.OPERATING_INCOME,
            "netIncome", Concept.NET_INCOME));
    lines.put(
        "BALANCE_SHEET",
        Map.of(
            "totalAssets", Concept.TOTAL_ASSETS,
            "totalLiabilities", Concept.TOTAL_LIABILITIES,
            "totalShareholderEquity", Concept.EQUITY,
            "cashAndCashEquivalentsAtCarryingValue", Concept.CASH,
            "longTermDebt", Concept.LONG_TERM_DEBT,
            "totalCurrentAssets", Concept.CURRENT_ASSETS,
            "totalCurrentLiabilities", Concept.CURRENT_LIABILITIES,
            "commonStockSharesOutstanding", Concept.SHARES_OUTSTANDING));
    lines.put(
        "CASH_FLOW",
        Map.of(
            "operatingCashflow", Concept.OPERATING_CASH_FLOW,
            "capitalExpenditures", Concept.CAPITAL_EXPENDITURE,
            "dividendPayout", Concept.DIVIDENDS_PAID));
    return lines;
  }

  static Fundamentals of(Symbol symbol, Function<String, Payload> get, Instant now) {
    CompanyProfile profile = profile(get.apply("OVERVIEW"));
    if (profile == null) {
      throw new VendorException(VendorFault.UNKNOWN_SYMBOL, "no such company");
    }
    List<FundamentalFact> facts = new ArrayList<>();
    LINES.forEach((function, concepts) -> {
      Payload statement = get.apply(function);
      rows(facts, statement.at("annualReports"), concepts, true);
      rows(facts, statement.at("quarterlyReports"), concepts, false);
    });
    return new Fundamentals(
        symbol,
        profile,
        facts,
        new Stamp(AlphaVantage.NAME, "", now, now, Set.of(DataFlag.KNOWN_BY_RULE)));
  }

  private static @Nullable CompanyProfile profile(Payload overview) {
    String name = overview.at("Name").text();
    return name.isEmpty()
        ? null
        : new CompanyProfile(
            name,
            overview.at("Sector").text(),
            overview.at("Industry").text(),
            overview.at("Country").text(),
            overview.at("Exchange").text(),
            overview.at("Currency").text());
  }

  private static void rows(
      List<FundamentalFact> facts, Payload reports, Map<String, Concept> concepts, boolean annual) {
    if (!reports.isThere()) {
      return;
    }
    for (Payload row : reports.list()) {
      LocalDate to = LocalDate.parse(row.at("fiscalDateEnding").text());
      String currency = row.at("reportedCurrency").text();
      concepts.forEach((name, concept) ->
          row.at(name)
              .decimal()
              .ifPresent(value ->
                  facts.add(
                      new FundamentalFact(
                          concept,
                          value,
                          concept == Concept.SHARES_OUTSTANDING ? "shares" : currency,
                          concept.isFlow() ? ReportLag.from(to, annual) : null,
                          to,
                          "",
                          ReportLag.knownAt(to, annual)))));
    }
  }
}
