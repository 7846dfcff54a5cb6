package tradingagents.agents.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tradingagents.desk.run.Fact;
import tradingagents.model.market.Concept;
import tradingagents.model.market.FundamentalFact;
import tradingagents.model.market.Fundamentals;
import tradingagents.model.market.Stamp;
import tradingagents.model.market.Symbol;

class CompanySnapshotTest {
  private static final LocalDate TODAY = LocalDate.of(2018, 5, 11);
  private static final LocalDate YEAR_END = LocalDate.of(2017, 9, 30);
  private static final Instant FILED = Instant.parse("2017-11-03T20:00:00Z");

  private final List<FundamentalFact> facts = new ArrayList<>();

  private void reported(
      Concept concept, String value, @Nullable LocalDate from, LocalDate to, Instant known) {
    String unit = concept == Concept.EPS_DILUTED ? "USD/shares" : "USD";
    facts.add(new FundamentalFact(concept, new BigDecimal(value), unit, from, to, "10-K", known));
  }

  private void year(Concept concept, String before, String now) {
    LocalDate earlier = LocalDate.of(2016, 9, 24);
    reported(
        concept, before, LocalDate.of(2015, 9, 27), earlier, Instant.parse("2016-10-26T20:00:00Z"));
    reported(concept, now, earlier.plusDays(1), YEAR_END, FILED);
  }

  private Map<String, String> snapshot(Instant asOf) {
    Fundamentals accounts =
        new Fundamentals(
            new Symbol("AAPL"),
            null,
            facts,
            Stamp.of("edgar", "", Instant.parse("2018-06-01T00:00:00Z")));
    return CompanySnapshot.of(accounts.asKnown(asOf), TODAY).stream()
        .collect(Collectors.toMap(Fact::id, fact -> fact.value().toPlainString()));
  }

  /** Apple's 10-K of 2017, in millions: 229,234 after 215,639; 48,351; 63,598 - 12,451. */
  @Test
  void growth_and_margins_are_of_the_newest_full_year() {
    year(Concept.REVENUE, "215639", "229234");
    year(Concept.NET_INCOME, "45687", "48351");
    year(Concept.EPS_DILUTED, "8.31", "9.21");
    year(Concept.OPERATING_CASH_FLOW, "65824", "63598");
    year(Concept.CAPITAL_EXPENDITURE, "12734", "12451");
    assertThat(snapshot(FILED))
        .containsOnly(
            Map.entry("company.revenue-growth", "0.063045"),
            Map.entry("company.eps-growth", "0.108303"),
            Map.entry("company.net-margin", "0.210924"),
            Map.entry("company.free-cash-margin", "0.223121"),
            Map.entry("company.eps", "9.21"));
  }

  @Test
  void a_filing_of_tomorrow_says_nothing_today() {
    year(Concept.REVENUE, "215639", "229234");
    assertThat(snapshot(FILED.minusNanos(1))).isEmpty();
    assertThat(snapshot(FILED)).containsKey("company.revenue-growth");
  }

  @Test
  void a_restatement_counts_from_when_it_was_known() {
    year(Concept.REVENUE, "200", "220");
    Instant later = FILED.plusSeconds(86_400);
    reported(Concept.REVENUE, "230", LocalDate.of(2016, 9, 25), YEAR_END, later);
    assertThat(snapshot(later.minusNanos(1))).containsEntry("company.revenue-growth", "0.1");
    assertThat(snapshot(later)).containsEntry("company.revenue-growth", "0.15");
  }

  @Test
  void periods_and_units_that_differ_are_never_set_against_each_other() {
    reported(Concept.REVENUE, "100", LocalDate.of(2017, 7, 2), YEAR_END, FILED);
    reported(Concept.NET_INCOME, "20", LocalDate.of(2016, 9, 25), YEAR_END, FILED);
    reported(Concept.EQUITY, "50", null, YEAR_END, FILED);
    reported(Concept.LONG_TERM_DEBT, "25", null, YEAR_END.minusDays(91), FILED);
    assertThat(snapshot(FILED)).isEmpty();
  }

  @Test
  void growth_out_of_a_loss_is_no_number() {
    year(Concept.EPS_DILUTED, "-1.20", "0.40");
    assertThat(snapshot(FILED)).containsOnly(Map.entry("company.eps", "0.4"));
  }

  @Test
  void accounts_of_years_ago_are_left_out() {
    reported(Concept.NET_INCOME, "1", LocalDate.of(2014, 1, 1), LocalDate.of(2014, 12, 31), FILED);
    reported(Concept.REVENUE, "2", LocalDate.of(2014, 1, 1), LocalDate.of(2014, 12, 31), FILED);
    assertThat(snapshot(FILED)).isEmpty();
  }
}
