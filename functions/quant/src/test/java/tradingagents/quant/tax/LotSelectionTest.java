package tradingagents.quant.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Currency;
import tradingagents.model.money.Money;
import tradingagents.model.money.Price;
import tradingagents.model.money.Quantity;
import tradingagents.model.money.Ratio;

class LotSelectionTest {
  private static final LocalDate SOLD = LocalDate.of(2024, 6, 14);
  private static final TaxRates RATES = new TaxRates(Ratio.of("0.4"), Ratio.of("0.2"));

  /** At a price of 10: long gain 4, short gain 3, long loss 2, short loss 1.5, long gain 1. */
  private static final List<TaxLot> LOTS =
      List.of(
          lot("longGain", "2020-01-02", 10, "60"),
          lot("longLoss", "2021-01-04", 10, "120"),
          lot("smallGain", "2022-01-03", 10, "90"),
          lot("shortLoss", "2024-01-02", 10, "115"),
          lot("shortGain", "2024-02-01", 10, "70"));

  private static TaxLot lot(String id, String date, int units, String basis) {
    return TaxLot.bought(
        id, new Symbol("X"), "main", LocalDate.parse(date), Quantity.of(units), usd(basis));
  }

  private static Money usd(String amount) {
    return Money.of(amount, Currency.USD);
  }

  private static LotSelection.Taken take(LotSelection selection, List<TaxLot> lots, int units) {
    return selection.take(lots, Quantity.of(units), usd(String.valueOf(10 * units)), SOLD);
  }

  private static List<String> order(LotSelection selection) {
    List<TaxLot> shuffled = new ArrayList<>(LOTS);
    Collections.shuffle(shuffled, new Random(3));
    return take(selection, shuffled, 50).sold().stream().map(TaxLot::id).toList();
  }

  @Test
  void each_selection_has_its_order() {
    assertThat(order(new LotSelection.Fifo()))
        .containsExactly("longGain", "longLoss", "smallGain", "shortLoss", "shortGain");
    assertThat(order(new LotSelection.Lifo()))
        .containsExactly("shortGain", "shortLoss", "smallGain", "longLoss", "longGain");
    assertThat(order(new LotSelection.Hifo()))
        .containsExactly("longLoss", "shortLoss", "smallGain", "shortGain", "longGain");
  }

  /** Tax on a unit: short loss -0.6, long loss -0.4, small gain 0.2, long gain 0.8, short 1.2. */
  @Test
  void tax_aware_takes_the_least_tax_first() {
    assertThat(order(new LotSelection.TaxAware(RATES)))
        .containsExactly("shortLoss", "longLoss", "smallGain", "longGain", "shortGain");
  }

  @Test
  void no_choice_of_units_is_taxed_less_than_the_tax_aware_one() {
    Money best = tax(take(new LotSelection.TaxAware(RATES), LOTS, 25));
    for (int a = 0; a <= 10; a++) {
      for (int b = 0; b <= 10; b++) {
        for (int c = 0; c <= 10; c++) {
          for (int d = 0; d <= 10; d++) {
            int e = 25 - a - b - c - d;
            if (e >= 0 && e <= 10) {
              Money other =
                  tax(
                      take(
                          new LotSelection.Specific(
                              Map.of(
                                  "longGain", Quantity.of(a),
                                  "longLoss", Quantity.of(b),
                                  "smallGain", Quantity.of(c),
                                  "shortLoss", Quantity.of(d),
                                  "shortGain", Quantity.of(e))),
                          LOTS,
                          25));
              assertThat(other).isGreaterThanOrEqualTo(best);
            }
          }
        }
      }
    }
    assertThat(best).isEqualTo(usd("-9"));
  }

  private static Money tax(LotSelection.Taken taken) {
    return taken.sold().stream()
        .map(lot -> RATES.tax(gain(lot), Term.of(lot.heldSince(), SOLD)))
        .reduce(usd("0"), Money::plus);
  }

  private static Money gain(TaxLot lot) {
    return Price.of("10", Currency.USD).times(lot.quantity()).minus(lot.basis());
  }

  @Test
  void a_part_takes_its_share_of_the_basis_and_leaves_the_rest() {
    LotSelection.Taken taken = take(new LotSelection.Fifo(), LOTS, 13);

    assertThat(taken.sold())
        .containsExactly(LOTS.getFirst(), lot("longLoss", "2021-01-04", 3, "36"));
    assertThat(taken.left()).hasSize(4).contains(lot("longLoss", "2021-01-04", 7, "84"));
  }

  @Test
  void a_third_of_a_basis_is_cut_to_eight_places_and_nothing_is_lost() {
    List<TaxLot> lots = List.of(lot("a", "2024-01-02", 3, "100"));

    LotSelection.Taken taken = take(new LotSelection.Fifo(), lots, 1);

    assertThat(taken.sold().getFirst().basis()).isEqualTo(usd("33.33333333"));
    assertThat(taken.left().getFirst().basis()).isEqualTo(usd("66.66666667"));
  }

  @Test
  void among_equals_the_older_then_the_smaller_id_goes_first() {
    List<TaxLot> equals =
        List.of(
            lot("c", "2024-01-03", 1, "5"),
            lot("b", "2024-01-02", 1, "5"),
            lot("a", "2024-01-03", 1, "5"));

    assertThat(take(new LotSelection.Hifo(), equals, 3).sold())
        .extracting(TaxLot::id)
        .containsExactly("b", "a", "c");
    assertThat(take(new LotSelection.Lifo(), equals, 3).sold())
        .extracting(TaxLot::id)
        .containsExactly("a", "c", "b");
  }

  @Test
  void specific_lots_must_sum_and_exist() {
    assertThat(take(new LotSelection.Specific(Map.of("shortGain", Quantity.of(4))), LOTS, 4).sold())
        .containsExactly(lot("shortGain", "2024-02-01", 4, "28"));
    assertThatThrownBy(
            () -> take(new LotSelection.Specific(Map.of("longGain", Quantity.of(3))), LOTS, 4))
        .hasMessage("the named lots sum to 3 units, but 4 are sold");
    assertThatThrownBy(
            () -> take(new LotSelection.Specific(Map.of("nothing", Quantity.of(4))), LOTS, 4))
        .hasMessage("the lot nothing lacks 4 of the units named");
    assertThatThrownBy(
            () -> take(new LotSelection.Specific(Map.of("longGain", Quantity.of(11))), LOTS, 11))
        .hasMessage("the lot longGain lacks 1 of the units named");
  }

  @Test
  void never_sells_more_than_is_held() {
    assertThat(take(new LotSelection.Fifo(), LOTS, 50).left()).isEmpty();
    assertThatThrownBy(() -> take(new LotSelection.Fifo(), LOTS, 51))
        .hasMessage("cannot sell 51 on 2024-06-14: only 50 held");
  }

  @ParameterizedTest
  @CsvSource({
    "2023-01-05, 2024-01-05, SHORT",
    "2023-01-05, 2024-01-06, LONG",
    "2023-01-05, 2023-01-05, SHORT",
    "2023-02-28, 2024-02-28, SHORT",
    "2023-02-28, 2024-02-29, SHORT",
    "2023-02-28, 2024-03-01, LONG",
    "2024-02-28, 2025-02-28, SHORT",
    "2024-02-28, 2025-03-01, LONG",
    "2024-02-29, 2025-02-28, SHORT",
    "2024-02-29, 2025-03-01, LONG",
    "2023-03-01, 2024-03-01, SHORT",
    "2023-03-01, 2024-03-02, LONG",
    "2023-12-31, 2024-12-31, SHORT",
    "2023-12-31, 2025-01-01, LONG",
    "2012-09-19, 2013-09-19, SHORT",
    "2012-09-19, 2013-09-20, LONG",
  })
  void long_begins_the_day_after_the_anniversary(LocalDate bought, LocalDate sold, Term term) {
    assertThat(Term.of(bought, sold)).isEqualTo(term);
  }

  @Test
  void refuses_lots_and_rates_that_cannot_be() {
    assertThatThrownBy(() -> Term.of(SOLD, SOLD.minusDays(1)))
        .hasMessage("sold on 2024-06-13, before it was held: 2024-06-14");
    assertThatThrownBy(() -> lot("a", "2024-01-02", 0, "5")).hasMessage("the lot a holds no units");
    assertThatThrownBy(() -> lot("a", "2024-01-02", 1, "-5"))
        .hasMessage("the basis of the lot a is zero or more, not -5 USD");
    assertThat(lot("a", "2024-01-02", 1, "0").basis()).isEqualTo(usd("0"));
    TaxLot lot = LOTS.getFirst();
    assertThatThrownBy(() ->
            new TaxLot(
                "a",
                lot.symbol(),
                "main",
                lot.acquired(),
                lot.acquired().plusDays(1),
                lot.quantity(),
                lot.basis(),
                false))
        .hasMessage("the lot a is held since 2020-01-03, after its purchase on 2020-01-02");
    assertThatThrownBy(() -> new TaxRates(Ratio.of("1.01"), Ratio.ZERO))
        .hasMessage("the short-term rate is from 0 to 1, not 1.01");
    assertThatThrownBy(() -> new TaxRates(Ratio.ONE, Ratio.of("-0.1")))
        .hasMessage("the long-term rate is from 0 to 1, not -0.1");
    assertThat(RATES.tax(usd("0.0125"), Term.SHORT)).isEqualTo(usd("0.01"));
    assertThat(RATES.tax(usd("0.075"), Term.LONG)).isEqualTo(usd("0.02"));
  }
}
