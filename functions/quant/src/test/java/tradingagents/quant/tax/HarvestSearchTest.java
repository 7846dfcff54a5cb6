package tradingagents.quant.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Currency;
import tradingagents.model.money.Money;
import tradingagents.model.money.Price;
import tradingagents.model.money.Quantity;
import tradingagents.model.money.Ratio;

class HarvestSearchTest {
  private static final LocalDate DAY = LocalDate.of(2024, 6, 30);
  private static final Symbol X = new Symbol("X");
  private static final Symbol Y = new Symbol("Y");
  private static final TaxRates RATES = new TaxRates(Ratio.of("0.4"), Ratio.of("0.2"));
  private static final Map<Symbol, Price> PRICES = Map.of(X, price("6"), Y, price("20"));

  private static Price price(String text) {
    return Price.of(text, Currency.USD);
  }

  private static Money usd(String amount) {
    return Money.of(amount, Currency.USD);
  }

  private static TaxLot lot(String id, String account, String date, int units, String basis) {
    return TaxLot.bought(id, X, account, LocalDate.parse(date), Quantity.of(units), usd(basis));
  }

  private static HarvestSearch search(
      String threshold, @Nullable TaxRates rates, PlannedPurchase... planned) {
    return new HarvestSearch(
        DAY,
        usd(threshold),
        rates,
        Map.of("ira", AccountKind.RETIREMENT),
        List.of(planned),
        Set.of(X),
        Map.of(X, List.of(Y)));
  }

  private static PlannedPurchase planned(String account, String date, int units) {
    return new PlannedPurchase(X, account, LocalDate.parse(date), Quantity.of(units));
  }

  @Test
  void suggests_a_loss_with_what_it_saves() {
    HarvestPlan plan =
        search("0", RATES).over(List.of(lot("a", "main", "2024-01-02", 100, "1000")), PRICES);

    HarvestSuggestion one = plan.suggestions().getFirst();
    assertThat(one.value()).isEqualTo(usd("600"));
    assertThat(one.loss()).isEqualTo(usd("400"));
    assertThat(one.term()).isEqualTo(Term.SHORT);
    assertThat(one.taxSaved()).isEqualTo(usd("160"));
    assertThat(one.disallowed()).isEqualTo(usd("0"));
    assertThat(one.replacements()).isEmpty();
    assertThat(one.rebuyFrom()).isEqualTo("2024-07-31");
    assertThat(one.reinvested()).isTrue();
    assertThat(one.substitutes()).containsExactly(Y);
    assertThat(plan.shortLoss()).isEqualTo(usd("400"));
    assertThat(plan.longLoss()).isEqualTo(usd("0"));
    assertThat(plan.taxSaved()).isEqualTo(usd("160"));
  }

  @Test
  void a_long_loss_saves_at_the_long_rate_and_without_rates_nothing_is_said() {
    List<TaxLot> lots = List.of(lot("a", "main", "2023-01-03", 100, "1000"));

    assertThat(search("0", RATES).over(lots, PRICES).suggestions().getFirst().taxSaved())
        .isEqualTo(usd("80"));
    assertThat(search("0", RATES).over(lots, PRICES).longLoss()).isEqualTo(usd("400"));
    assertThat(search("0", null).over(lots, PRICES).suggestions().getFirst().taxSaved()).isNull();
    assertThat(search("0", null).over(lots, PRICES).taxSaved()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"399.99, 1", "400, 0", "400.01, 0"})
  void the_loss_is_above_the_threshold(String threshold, int suggestions) {
    List<TaxLot> lots = List.of(lot("a", "main", "2024-01-02", 100, "1000"));

    assertThat(search(threshold, null).over(lots, PRICES).suggestions()).hasSize(suggestions);
  }

  @Test
  void no_gain_and_nothing_in_a_retirement_account_is_suggested() {
    List<TaxLot> lots =
        List.of(
            lot("gain", "main", "2024-01-02", 100, "599"),
            lot("even", "main", "2024-01-02", 100, "600"),
            lot("ira", "ira", "2024-01-02", 100, "1000"));

    HarvestPlan plan = search("0", RATES).over(lots, PRICES);

    assertThat(plan.suggestions()).isEmpty();
    assertThat(plan.taxSaved()).isEqualTo(usd("0"));
    assertThat(search("0", RATES).over(List.of(), PRICES).suggestions()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"2024-05-30, 0", "2024-05-31, 100", "2024-06-30, 100"})
  void a_recent_purchase_in_any_account_disallows_its_part(String bought, String disallowed) {
    List<TaxLot> lots =
        List.of(lot("a", "main", "2023-01-03", 100, "1000"), lot("b", "other", bought, 25, "100"));

    HarvestSuggestion one = search("0", RATES).over(lots, PRICES).suggestions().getFirst();

    assertThat(one.lot().id()).isEqualTo("a");
    assertThat(one.disallowed()).isEqualTo(usd(disallowed));
    assertThat(one.allowed()).isEqualTo(usd("400").minus(usd(disallowed)));
    assertThat(one.taxSaved()).isEqualTo(disallowed.equals("0") ? usd("80") : usd("60"));
    assertThat(one.replaced()).isEqualTo(Quantity.of(disallowed.equals("0") ? 0 : 25));
    if (!one.replacements().isEmpty()) {
      assertThat(one.replacements().getFirst().newBasis()).isEqualTo(usd("200"));
      assertThat(one.replacements().getFirst().heldSince())
          .isEqualTo(LocalDate.parse(bought).minusDays(544));
    }
  }

  @Test
  void in_a_retirement_account_that_part_is_lost_for_good() {
    List<TaxLot> lots =
        List.of(
            lot("a", "main", "2023-01-03", 100, "1000"), lot("b", "ira", "2024-06-10", 25, "100"));

    HarvestSuggestion one = search("0", RATES).over(lots, PRICES).suggestions().getFirst();

    assertThat(one.lostForGood()).isEqualTo(usd("100"));
    assertThat(one.replacements().getFirst().newBasis()).isNull();
    assertThat(one.replacements().getFirst().heldSince()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"2024-06-30, 40", "2024-07-30, 40", "2024-07-31, 0"})
  void a_planned_purchase_inside_the_window_counts(String date, String disallowed) {
    List<TaxLot> lots = List.of(lot("a", "main", "2023-01-03", 100, "1000"));

    HarvestSuggestion one =
        search("0", RATES, planned("main", date, 10)).over(lots, PRICES).suggestions().getFirst();

    assertThat(one.disallowed()).isEqualTo(usd(disallowed));
    assertThat(one.lostForGood()).isEqualTo(usd("0"));
    if (!one.replacements().isEmpty()) {
      assertThat(one.replacements().getFirst().id()).isEqualTo("planned " + date);
      assertThat(one.replacements().getFirst().newBasis()).isNull();
    }
  }

  @Test
  void recent_and_planned_purchases_count_in_their_order_and_to_the_loss_at_most() {
    List<TaxLot> lots =
        List.of(
            lot("a", "main", "2023-01-03", 100, "1000"),
            lot("c", "main", "2024-06-20", 50, "100"),
            lot("b", "main", "2024-06-10", 30, "100"));

    HarvestSuggestion one =
        search("0", RATES, planned("ira", "2024-07-05", 90))
            .over(lots, PRICES)
            .suggestions()
            .getFirst();

    assertThat(one.replacements())
        .extracting(Replacement::id)
        .containsExactly("b", "c", "planned 2024-07-05");
    assertThat(one.replacements())
        .extracting(Replacement::disallowed)
        .containsExactly(usd("120"), usd("200"), usd("80"));
    assertThat(one.allowed()).isEqualTo(usd("0"));
    assertThat(one.lostForGood()).isEqualTo(usd("80"));
  }

  @Test
  void each_is_judged_alone_and_together_a_purchase_counts_once() {
    List<TaxLot> lots =
        List.of(
            lot("a", "main", "2023-01-03", 100, "1000"),
            lot("b", "main", "2023-02-03", 100, "900"),
            lot("c", "main", "2024-06-20", 50, "100"));

    HarvestPlan plan = search("0", RATES).over(lots, PRICES);

    assertThat(plan.suggestions()).extracting(one -> one.lot().id()).containsExactly("a", "b");
    assertThat(plan.suggestions())
        .extracting(HarvestSuggestion::disallowed)
        .containsExactly(usd("200"), usd("150"));
    assertThat(plan.disallowed()).isEqualTo(usd("200"));
    assertThat(plan.longLoss()).isEqualTo(usd("700"));
    assertThat(plan.taxSaved()).isEqualTo(usd("100"));
  }

  @Test
  void a_recent_lot_that_loses_too_replaces_alone_but_not_when_it_is_sold_as_well() {
    List<TaxLot> lots =
        List.of(
            lot("a", "main", "2023-01-03", 100, "1000"), lot("b", "main", "2024-06-20", 50, "350"));

    HarvestPlan plan = search("0", RATES).over(lots, PRICES);

    assertThat(plan.suggestions()).extracting(one -> one.lot().id()).containsExactly("a", "b");
    assertThat(plan.suggestions().getFirst().disallowed()).isEqualTo(usd("200"));
    assertThat(plan.suggestions().getLast().disallowed()).isEqualTo(usd("0"));
    assertThat(plan.disallowed()).isEqualTo(usd("0"));
    assertThat(plan.shortLoss()).isEqualTo(usd("50"));
  }

  @Test
  void units_that_stand_for_others_already_replace_nothing() {
    TaxLot fresh = lot("b", "main", "2024-06-20", 50, "100");
    List<TaxLot> lots = List.of(lot("a", "main", "2023-01-03", 100, "1000"), fresh.spent());

    assertThat(search("0", RATES).over(lots, PRICES).suggestions().getFirst().replacements())
        .isEmpty();
  }

  @Test
  void refuses_what_it_cannot_judge() {
    TaxLot lot = lot("a", "main", "2024-06-30", 100, "1000");
    assertThat(search("0", null).over(List.of(lot), PRICES).suggestions()).hasSize(1);
    assertThatThrownBy(() -> search("0", null).over(List.of(lot), Map.of()))
        .hasMessage("there is no price of X");
    assertThatThrownBy(() -> search("0", null).over(List.of(lot, lot), PRICES))
        .hasMessage("the lot a occurs twice");
    assertThatThrownBy(() ->
            search("0", null).over(List.of(lot("late", "main", "2024-07-01", 1, "1")), PRICES))
        .hasMessage("the lot late was bought on 2024-07-01, after 2024-06-30");
    assertThatThrownBy(() -> search("-1", null))
        .hasMessage("the threshold is zero or more, not -1 USD");
    assertThatThrownBy(() -> search("0", null, planned("main", "2024-06-29", 1)))
        .hasMessage(
            "the planned purchase of X on 2024-06-29 is before 2024-06-30: "
                + "what was bought is a lot");
    assertThatThrownBy(() -> planned("main", "2024-06-29", 0))
        .hasMessage("the planned purchase of X on 2024-06-29 has no units");
  }
}
