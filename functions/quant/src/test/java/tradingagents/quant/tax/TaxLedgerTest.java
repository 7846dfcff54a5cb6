package tradingagents.quant.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Currency;
import tradingagents.model.money.Money;
import tradingagents.model.money.Quantity;

class TaxLedgerTest {
  private static final Symbol X = new Symbol("X");
  private static final Map<String, AccountKind> ACCOUNTS = Map.of("ira", AccountKind.RETIREMENT);

  private static Money usd(String amount) {
    return Money.of(amount, Currency.USD);
  }

  private static TaxTrade buy(String id, String account, String date, int units, String cost) {
    return new TaxTrade.Purchase(
        id, X, account, LocalDate.parse(date), Quantity.of(units), usd(cost));
  }

  private static TaxTrade sell(String account, String date, int units, String proceeds) {
    return new TaxTrade.Sale(
        X,
        account,
        LocalDate.parse(date),
        Quantity.of(units),
        usd(proceeds),
        new LotSelection.Fifo());
  }

  private static TaxHistory replay(TaxTrade... trades) {
    return TaxLedger.replay(List.of(trades), ACCOUNTS);
  }

  /** IRS Publication 550: bought for 1,000, sold for 750, bought again for 800. */
  @Test
  void the_loss_of_publication_550_moves_into_the_new_basis() {
    TaxHistory history =
        replay(
            buy("a", "main", "2024-01-10", 100, "1000"),
            sell("main", "2024-03-11", 100, "750"),
            buy("b", "main", "2024-03-20", 100, "800"));

    RealisedGain sale = history.realised().getFirst();
    assertThat(sale.gain()).isEqualTo(usd("-250"));
    assertThat(sale.disallowed()).isEqualTo(usd("250"));
    assertThat(sale.recognised()).isEqualTo(usd("0"));
    TaxLot lot = history.open().getFirst();
    assertThat(lot.basis()).isEqualTo(usd("1050"));
    assertThat(lot.acquired()).isEqualTo("2024-03-20");
    assertThat(lot.heldSince()).isEqualTo("2024-01-19");
    assertThat(lot.replacement()).isTrue();
    assertThat(sale.replacements())
        .containsExactly(
            new Replacement(
                "b",
                "main",
                LocalDate.parse("2024-03-20"),
                Quantity.of(100),
                usd("250"),
                false,
                usd("1050"),
                LocalDate.parse("2024-01-19")));
  }

  /** 26 CFR 1.1091-2, examples 1 and 2. */
  @ParameterizedTest
  @CsvSource({"90, 110", "70, 90"})
  void the_new_basis_of_the_regulation(String paid, String basis) {
    TaxHistory history =
        replay(
            buy("a", "main", "1935-01-02", 1, "100"),
            sell("main", "1955-01-15", 1, "80"),
            buy("b", "main", "1955-02-01", 1, paid));

    assertThat(history.open().getFirst().basis()).isEqualTo(usd(basis));
    assertThat(history.realised().getFirst().recognised()).isEqualTo(usd("0"));
  }

  /** 26 CFR 1.1091-1(h), example 1: 75 of 100 units are replaced by two earlier purchases. */
  @Test
  void the_partial_replacement_of_the_regulation() {
    TaxHistory history =
        replay(
            buy("a", "main", "1954-09-21", 100, "5000"),
            buy("b", "main", "1954-12-21", 50, "2750"),
            buy("c", "main", "1954-12-27", 25, "1125"),
            sell("main", "1955-01-03", 100, "4000"));

    RealisedGain sale = history.realised().getFirst();
    assertThat(sale.gain()).isEqualTo(usd("-1000"));
    assertThat(sale.disallowed()).isEqualTo(usd("750"));
    assertThat(sale.recognised()).isEqualTo(usd("-250"));
    assertThat(history.open()).extracting(TaxLot::basis).containsExactly(usd("3250"), usd("1375"));
    assertThat(history.recognised(Term.SHORT, Currency.USD)).isEqualTo(usd("-250"));
    assertThat(history.recognised(Term.LONG, Currency.USD)).isEqualTo(usd("0"));
  }

  /**
   * A published exercise: 300 of 500 new units take over a loss of 1,500: basis 4,920 and 2,280.
   */
  @Test
  void a_larger_purchase_takes_over_with_as_many_units_as_were_sold() {
    TaxHistory history =
        replay(
            buy("a", "main", "2023-05-02", 300, "6000"),
            sell("main", "2024-02-01", 300, "4500"),
            buy("b", "main", "2024-02-19", 500, "5700"));

    assertThat(history.realised().getFirst().disallowed()).isEqualTo(usd("1500"));
    assertThat(history.open()).extracting(TaxLot::basis).containsExactly(usd("4920"), usd("2280"));
    assertThat(history.open()).extracting(TaxLot::replacement).containsExactly(true, false);
    assertThat(history.open().stream().map(TaxLot::basis).reduce(Money::plus))
        .contains(usd("7200"));
  }

  @ParameterizedTest
  @CsvSource({
    "2024-05-30, false",
    "2024-05-31, true",
    "2024-06-29, true",
    "2024-06-30, true",
    "2024-07-01, true",
    "2024-07-30, true",
    "2024-07-31, false",
  })
  void day_thirty_counts_and_day_thirty_one_does_not(String bought, boolean washed) {
    TaxTrade first = buy("a", "main", "2024-01-02", 10, "100");
    TaxTrade sale = sell("main", "2024-06-30", 10, "60");
    TaxTrade again = buy("b", "main", bought, 10, "65");
    boolean before = again.date().isBefore(sale.date());

    TaxHistory history = before ? replay(first, again, sale) : replay(first, sale, again);

    assertThat(history.realised().getFirst().disallowed()).isEqualTo(usd(washed ? "40" : "0"));
    assertThat(history.open().getFirst().basis()).isEqualTo(usd(washed ? "105" : "65"));
  }

  @Test
  void a_purchase_in_another_account_replaces_too() {
    TaxHistory history =
        replay(
            buy("a", "main", "2024-01-02", 100, "1000"),
            sell("main", "2024-06-03", 100, "600"),
            buy("b", "spouse", "2024-06-20", 30, "200"));

    assertThat(history.realised().getFirst().disallowed()).isEqualTo(usd("120"));
    assertThat(history.open().getFirst().basis()).isEqualTo(usd("320"));
  }

  @Test
  void in_a_retirement_account_the_loss_is_lost_for_good() {
    TaxHistory history =
        replay(
            buy("a", "main", "2024-01-02", 100, "1000"),
            sell("main", "2024-06-03", 100, "600"),
            buy("b", "ira", "2024-06-20", 100, "650"));

    RealisedGain sale = history.realised().getFirst();
    assertThat(sale.recognised()).isEqualTo(usd("0"));
    assertThat(sale.replacements().getFirst().lostForGood()).isTrue();
    assertThat(sale.replacements().getFirst().newBasis()).isNull();
    assertThat(sale.replacements().getFirst().heldSince()).isNull();
    TaxLot lot = history.open().getFirst();
    assertThat(lot.basis()).isEqualTo(usd("650"));
    assertThat(lot.heldSince()).isEqualTo(lot.acquired());
    assertThat(lot.replacement()).isTrue();
  }

  @Test
  void a_sale_in_a_retirement_account_counts_for_nothing() {
    TaxHistory history =
        replay(
            buy("a", "ira", "2024-01-02", 10, "100"),
            sell("ira", "2024-06-03", 10, "60"),
            buy("b", "main", "2024-06-04", 10, "65"));

    assertThat(history.realised().getFirst().taxable()).isFalse();
    assertThat(history.realised().getFirst().recognised()).isEqualTo(usd("0"));
    assertThat(history.open().getFirst().basis()).isEqualTo(usd("65"));
  }

  @Test
  void several_purchases_replace_in_the_order_of_acquisition() {
    TaxHistory history =
        replay(
            buy("a", "main", "2024-01-02", 100, "1000"),
            buy("b", "other", "2024-05-20", 20, "140"),
            sell("main", "2024-06-03", 100, "700"),
            buy("c", "main", "2024-06-10", 50, "350"),
            buy("d", "main", "2024-06-20", 50, "360"));

    RealisedGain sale = history.realised().getFirst();
    assertThat(sale.replacements()).extracting(Replacement::id).containsExactly("b", "c", "d");
    assertThat(sale.replacements())
        .extracting(Replacement::quantity)
        .containsExactly(Quantity.of(20), Quantity.of(50), Quantity.of(30));
    assertThat(sale.disallowed()).isEqualTo(usd("300"));
    assertThat(history.open())
        .extracting(TaxLot::basis)
        .containsExactly(usd("200"), usd("500"), usd("306"), usd("144"));
  }

  @Test
  void a_unit_replaces_only_once() {
    TaxHistory history =
        replay(
            buy("a", "main", "2024-01-02", 10, "100"),
            buy("b", "main", "2024-01-03", 10, "100"),
            sell("main", "2024-06-03", 10, "60"),
            sell("main", "2024-06-04", 10, "60"),
            buy("c", "main", "2024-06-10", 10, "65"));

    assertThat(history.realised())
        .extracting(RealisedGain::disallowed)
        .containsExactly(usd("40"), usd("0"));
  }

  @Test
  void the_loss_comes_back_when_the_replacement_is_sold() {
    TaxHistory history =
        replay(
            buy("a", "main", "2023-01-10", 100, "1000"),
            sell("main", "2023-12-20", 100, "750"),
            buy("b", "main", "2023-12-27", 100, "800"),
            sell("main", "2024-02-15", 100, "900"));

    assertThat(history.realised())
        .extracting(RealisedGain::recognised)
        .containsExactly(usd("0"), usd("-150"));
    assertThat(history.realised())
        .extracting(RealisedGain::term)
        .containsExactly(Term.SHORT, Term.LONG);
    assertThat(history.recognised(Term.LONG, Currency.USD)).isEqualTo(usd("-150"));
  }

  @Test
  void the_rest_of_the_same_lot_replaces_nothing() {
    TaxHistory history =
        replay(buy("a", "main", "2024-06-01", 10, "100"), sell("main", "2024-06-10", 4, "20"));

    assertThat(history.realised().getFirst().recognised()).isEqualTo(usd("-20"));
    assertThat(history.open().getFirst().basis()).isEqualTo(usd("60"));
  }

  @Test
  void another_symbol_replaces_nothing() {
    TaxTrade other =
        new TaxTrade.Purchase(
            "b",
            new Symbol("Y"),
            "main",
            LocalDate.parse("2024-06-11"),
            Quantity.of(10),
            usd("50"));

    TaxHistory history =
        replay(
            buy("a", "main", "2024-06-01", 10, "100"), sell("main", "2024-06-10", 10, "60"), other);

    assertThat(history.realised().getFirst().disallowed()).isEqualTo(usd("0"));
    assertThat(history.open().getFirst().replacement()).isFalse();
  }

  @Test
  void a_gain_is_never_washed() {
    TaxHistory history =
        replay(
            buy("a", "main", "2024-01-02", 10, "100"),
            sell("main", "2024-06-10", 10, "160"),
            buy("b", "main", "2024-06-11", 10, "165"));

    assertThat(history.realised().getFirst().recognised()).isEqualTo(usd("60"));
    assertThat(history.open().getFirst().basis()).isEqualTo(usd("165"));
  }

  @Test
  void refuses_what_cannot_have_happened() {
    assertThatThrownBy(() ->
            replay(
                buy("a", "main", "2024-01-02", 10, "100"),
                buy("b", "other", "2024-01-02", 10, "100"),
                sell("main", "2024-06-10", 11, "60")))
        .hasMessage("X in main: cannot sell 11 on 2024-06-10: only 10 held");
    assertThatThrownBy(() ->
            replay(
                buy("a", "main", "2024-01-02", 10, "100"),
                buy("b", "main", "2024-01-01", 10, "100")))
        .hasMessage("trades ascend by date: 2024-01-01 follows 2024-01-02");
    assertThatThrownBy(() ->
            replay(
                buy("a", "main", "2024-01-02", 10, "100"),
                buy("a", "main", "2024-01-02", 10, "100")))
        .hasMessage("the lot a occurs twice");
    assertThatThrownBy(() -> buy("a", "main", "2024-01-02", 0, "100"))
        .hasMessage("the purchase of X on 2024-01-02 has no units");
    assertThatThrownBy(() -> sell("main", "2024-01-02", 0, "100"))
        .hasMessage("the sale of X on 2024-01-02 has no units");
  }

  /** Money in = money out: nothing is lost or made when losses move. */
  @Test
  void basis_left_and_gains_recognised_sum_to_what_was_paid_and_received() {
    RandomGenerator chance = RandomGeneratorFactory.of("L64X128MixRandom").create(11);
    int washed = 0;
    for (int turn = 0; turn < 300; turn++) {
      List<TaxTrade> trades = new ArrayList<>();
      Money paid = usd("0");
      Money received = usd("0");
      int held = 0;
      LocalDate date = LocalDate.of(2023, 1, 2);
      for (int i = 0; i < 25; i++) {
        date = date.plusDays(chance.nextInt(20));
        int units = 1 + chance.nextInt(30);
        Money amount = usd(String.valueOf(units * (50 + chance.nextInt(50))));
        if (held < units || chance.nextBoolean()) {
          trades.add(buy("l" + i, "main", date.toString(), units, amount.plain()));
          paid = paid.plus(amount);
          held += units;
        } else {
          trades.add(sell("main", date.toString(), units, amount.plain()));
          received = received.plus(amount);
          held -= units;
        }
      }

      TaxHistory history = TaxLedger.replay(trades, Map.of());

      Money basis = history.open().stream().map(TaxLot::basis).reduce(usd("0"), Money::plus);
      Money gains =
          history.realised().stream().map(RealisedGain::recognised).reduce(usd("0"), Money::plus);
      assertThat(basis).isEqualTo(paid.minus(received).plus(gains));
      Quantity left =
          history.open().stream().map(TaxLot::quantity).reduce(Quantity.ZERO, Quantity::plus);
      assertThat(left).isEqualTo(Quantity.of(held));
      for (RealisedGain gain : history.realised()) {
        assertThat(gain.disallowed().isNegative()).isFalse();
        assertThat(gain.disallowed())
            .isLessThanOrEqualTo(gain.gain().isNegative() ? gain.gain().negated() : usd("0"));
        washed += gain.replacements().size();
      }
    }
    assertThat(washed).isGreaterThan(300);
  }
}
