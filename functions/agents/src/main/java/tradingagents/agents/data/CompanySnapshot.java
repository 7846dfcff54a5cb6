package tradingagents.agents.data;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.run.Fact;
import tradingagents.desk.run.Fact.Unit;
import tradingagents.model.market.Concept;
import tradingagents.model.market.FundamentalFact;
import tradingagents.model.market.Fundamentals;

/**
 * The accounts in numbers that do not depend on a company's size: growth, margins, and what it owes
 * against what it owns. Flows are of the newest full year, balances of the newest statement; two
 * numbers are only set against each other when they are of the same period and unit. What was not
 * reported is left out: it is never zero.
 */
final class CompanySnapshot {
  private static final int LEAST_YEAR = 350;
  private static final int MOST_YEAR = 380;
  private static final int LEAST_QUARTER = 80;
  private static final int MOST_QUARTER = 100;
  private static final int MOST_STALE_DAYS = 550;

  private final Fundamentals accounts;
  private final LocalDate today;
  private final Ratios facts = new Ratios();

  private CompanySnapshot(Fundamentals accounts, LocalDate today) {
    this.accounts = accounts;
    this.today = today;
  }

  /**
   * The facts of accounts.
   *
   * @param accounts cut to what was known
   * @param today the session of the run; what ended more than 550 days before is left out
   * @return in a fixed order; possibly none
   */
  static List<Fact> of(Fundamentals accounts, LocalDate today) {
    return new CompanySnapshot(accounts, today).compute();
  }

  private List<Fact> compute() {
    growth("company.revenue-growth", "Growth of revenue over the year before", Concept.REVENUE);
    growth("company.eps-growth", "Growth of diluted earnings per share", Concept.EPS_DILUTED);
    quarter("company.revenue-growth-quarter", "Growth of the quarter's revenue over a year");
    margin("company.gross-margin", "Gross profit as a share of revenue", Concept.GROSS_PROFIT);
    margin(
        "company.operating-margin",
        "Operating income as a share of revenue",
        Concept.OPERATING_INCOME);
    margin("company.net-margin", "Net income as a share of revenue", Concept.NET_INCOME);
    freeCash();
    balance(
        "company.debt-to-equity",
        "Long-term debt as a share of equity",
        Concept.LONG_TERM_DEBT,
        Concept.EQUITY);
    balance(
        "company.current-ratio",
        "Current assets as a share of current liabilities",
        Concept.CURRENT_ASSETS,
        Concept.CURRENT_LIABILITIES);
    balance(
        "company.liabilities-to-assets",
        "Liabilities as a share of assets",
        Concept.TOTAL_LIABILITIES,
        Concept.TOTAL_ASSETS);
    year(Concept.EPS_DILUTED)
        .ifPresent(eps ->
            facts.exact(
                "company.eps",
                "Diluted earnings per share of the year",
                eps.value(),
                Unit.PRICE,
                source(eps),
                eps.knownAt()));
    return facts.facts();
  }

  private void growth(String id, String label, Concept concept) {
    year(concept)
        .ifPresent(now ->
            before(concept, now, CompanySnapshot::isYear)
                .ifPresent(before ->
                    facts.growth(
                        id,
                        label,
                        now.value(),
                        before.value(),
                        source(now) + " against " + before.to(),
                        later(now, before))));
  }

  private void quarter(String id, String label) {
    newest(Concept.REVENUE, CompanySnapshot::isQuarter)
        .ifPresent(now ->
            before(Concept.REVENUE, now, CompanySnapshot::isQuarter)
                .ifPresent(before ->
                    facts.growth(
                        id,
                        label,
                        now.value(),
                        before.value(),
                        source(now) + " against " + before.to(),
                        later(now, before))));
  }

  private void margin(String id, String label, Concept part) {
    year(part)
        .ifPresent(share ->
            same(Concept.REVENUE, share)
                .ifPresent(revenue ->
                    facts.share(
                        id,
                        label,
                        share.value(),
                        revenue.value(),
                        source(share),
                        later(share, revenue))));
  }

  private void freeCash() {
    FundamentalFact cash = year(Concept.OPERATING_CASH_FLOW).orElse(null);
    if (cash == null) {
      return;
    }
    FundamentalFact spent = same(Concept.CAPITAL_EXPENDITURE, cash).orElse(null);
    FundamentalFact revenue = same(Concept.REVENUE, cash).orElse(null);
    if (spent != null && revenue != null) {
      BigDecimal free = cash.value().subtract(spent.value());
      facts.share(
          "company.free-cash-margin",
          "Free cash flow as a share of revenue",
          free,
          revenue.value(),
          source(cash),
          later(later(cash, spent), revenue.knownAt()));
    }
  }

  private void balance(String id, String label, Concept part, Concept whole) {
    newest(part, fact -> true)
        .ifPresent(share ->
            same(whole, share)
                .ifPresent(of ->
                    facts.share(
                        id, label, share.value(), of.value(), source(share), later(share, of))));
  }

  private Optional<FundamentalFact> year(Concept concept) {
    return newest(concept, CompanySnapshot::isYear);
  }

  private Optional<FundamentalFact> newest(Concept concept, Predicate<FundamentalFact> kind) {
    List<FundamentalFact> history =
        accounts.history(concept).stream().filter(kind).filter(this::isFresh).toList();
    return history.isEmpty() ? Optional.empty() : Optional.of(history.getLast());
  }

  private boolean isFresh(FundamentalFact fact) {
    return fact.to().plusDays(MOST_STALE_DAYS).isAfter(today);
  }

  /** The same kind of period one year earlier, give or take a week. */
  private Optional<FundamentalFact> before(
      Concept concept, FundamentalFact now, Predicate<FundamentalFact> kind) {
    return accounts.history(concept).stream()
        .filter(kind)
        .filter(fact -> fact.unit().equals(now.unit()))
        .filter(fact -> {
          long days = ChronoUnit.DAYS.between(fact.to(), now.to());
          return days >= LEAST_YEAR && days <= MOST_YEAR;
        })
        .reduce((first, second) -> second);
  }

  private Optional<FundamentalFact> same(Concept concept, FundamentalFact as) {
    return accounts.history(concept).stream()
        .filter(fact -> fact.to().equals(as.to()) && sameStart(fact.from(), as.from()))
        .filter(fact -> fact.unit().equals(as.unit()))
        .findFirst();
  }

  private static boolean sameStart(@Nullable LocalDate one, @Nullable LocalDate other) {
    return one == null ? other == null : one.equals(other);
  }

  private static boolean isYear(FundamentalFact fact) {
    return lasts(fact, LEAST_YEAR, MOST_YEAR);
  }

  private static boolean isQuarter(FundamentalFact fact) {
    return lasts(fact, LEAST_QUARTER, MOST_QUARTER);
  }

  private static boolean lasts(FundamentalFact fact, int least, int most) {
    if (fact.from() == null) {
      return false;
    }
    long days = ChronoUnit.DAYS.between(fact.from(), fact.to()) + 1;
    return days >= least && days <= most;
  }

  private static Instant later(FundamentalFact one, FundamentalFact other) {
    return later(one.knownAt(), other.knownAt());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private String source(FundamentalFact fact) {
    String form = fact.form().isEmpty() ? "" : " " + fact.form();
    return accounts.symbol() + form + " to " + fact.to() + ", " + accounts.stamp().vendor();
  }
}
