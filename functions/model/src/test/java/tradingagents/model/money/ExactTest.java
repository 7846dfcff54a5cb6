package tradingagents.model.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExactTest {
  private static final Currency USD = Currency.USD;

  @ParameterizedTest
  @CsvSource({
    "100, 0.333, DOWN, 33.3",
    "0.05, 0.5, HALF_EVEN, 0.02",
    "0.05, 0.5, UP, 0.03",
    "-0.05, 0.5, DOWN, -0.02"
  })
  void a_share_of_money_is_rounded_as_asked(
      String amount, String share, RoundingMode rounding, String result) {
    assertThat(usd(amount).times(Ratio.of(share), rounding)).isEqualTo(usd(result));
  }

  @ParameterizedTest
  @CsvSource({
    "1000, 99.99, 1, 10",
    "1000, 100.01, 1, 9",
    "1000, 30, 10, 30",
    "0, 1, 1, 0",
    "-5, 1, 1, 0"
  })
  void money_buys_whole_lots_and_never_more_than_it_pays_for(
      String amount, String price, String lot, String result) {
    assertThat(usd(amount).buys(Price.of(price, USD), Quantity.of(lot)))
        .isEqualTo(Quantity.of(result));
  }

  /** An amount that any rounded quotient would lift to the next unit. */
  @Test
  void money_that_is_a_hair_too_little_buys_one_less() {
    Money hair = new Money(new BigDecimal("9." + "9".repeat(33)), USD);

    assertThat(hair.buys(Price.of("2.5", USD), Quantity.ONE)).isEqualTo(Quantity.of(3));
  }

  @ParameterizedTest
  @CsvSource({
    "100, 0.001, 0.01, UP, 100.1",
    "100, -0.00015, 0.01, DOWN, 99.98",
    "0.01, -0.9, 0.01, DOWN, 0.01"
  })
  void a_price_moves_in_ticks_and_stays_above_zero(
      String price, String share, String tick, RoundingMode rounding, String result) {
    assertThat(Price.of(price, USD).moved(Ratio.of(share), Price.of(tick, USD), rounding))
        .isEqualTo(Price.of(result, USD));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1e3", "+1", ".5", "1.", "0x1", "NaN", "1,000", " 1"})
  void refuses_what_is_no_plain_number(String text) {
    assertThatThrownBy(() -> Money.of(text, USD))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("plain decimal number");
  }

  @Test
  void refuses_a_number_that_is_too_long_and_shows_its_beginning() {
    assertThatThrownBy(() -> Quantity.of("9".repeat(50))).hasMessageEndingWith("...'");
    assertThatThrownBy(() -> Quantity.of("9".repeat(35))).hasMessageContaining("34 digits");
  }

  @Test
  void currencies_do_not_mix() {
    Currency other = Currency.of("EUR");
    assertThatThrownBy(() -> usd("1").plus(Money.of("1", other)))
        .hasMessageContaining("do not mix");
    assertThatThrownBy(() -> Price.of("1", USD).compareTo(Price.of("1", other)))
        .hasMessageContaining("do not mix");
  }

  @Test
  void nothing_negative_is_a_quantity_or_a_price() {
    assertThatThrownBy(() -> Quantity.ONE.minus(Quantity.of(2))).hasMessageContaining("negative");
    assertThatThrownBy(() -> Price.of("0", USD)).hasMessageContaining("above zero");
  }

  @Test
  void one_amount_has_one_form_however_it_is_written() {
    assertThat(usd("1.50")).isEqualTo(usd("1.5")).hasToString("1.5 USD");
    assertThat(new Money(new BigDecimal("1E+2"), USD).plain()).isEqualTo("100");
    assertThat(Ratio.ofBasisPoints(25)).isEqualTo(Ratio.of("0.0025")).hasToString("0.0025");
  }

  @Test
  void sums_are_exact_for_any_amounts() {
    Random random = new Random(20180511);
    for (int i = 0; i < 1000; i++) {
      Money a = new Money(BigDecimal.valueOf(random.nextLong(-1_000_000, 1_000_000), 4), USD);
      Money b = new Money(BigDecimal.valueOf(random.nextLong(-1_000_000, 1_000_000), 2), USD);

      assertThat(a.plus(b).minus(b)).isEqualTo(a);
      assertThat(a.plus(b)).isEqualTo(b.plus(a));
      assertThat(a.minus(b)).isEqualTo(b.minus(a).negated());
      assertThat(a.compareTo(b))
          .isEqualTo(Boolean.compare(b.minus(a).isNegative(), a.minus(b).isNegative()));
    }
  }

  @Test
  void the_smaller_the_larger_and_the_whole() {
    Ratio half = Ratio.of("0.5");
    assertThat(half.min(Ratio.ONE)).isEqualTo(half);
    assertThat(half.max(Ratio.ONE)).isEqualTo(Ratio.ONE);
    assertThat(half.plus(half).minus(Ratio.ONE)).isEqualTo(Ratio.ZERO);
    assertThat(usd("1").over(usd("3"), RoundingMode.DOWN)).isEqualTo(Ratio.of("0.33333333"));
    assertThat(Quantity.of(2).min(Quantity.ONE)).isEqualTo(Quantity.ONE);
  }

  @Test
  void the_largest_number_has_thirty_four_digits_before_or_after_the_point() {
    assertThat(Quantity.of("9".repeat(34))).hasToString("9".repeat(34));
    assertThat(Ratio.of("0." + "0".repeat(33) + "1")).hasToString("0." + "0".repeat(33) + "1");
    assertThatThrownBy(() -> Ratio.of("0." + "0".repeat(34) + "1"))
        .hasMessageContaining("34 digits");
    assertThat(Ratio.of("0." + "0".repeat(38))).isEqualTo(Ratio.ZERO);
    assertThatThrownBy(() -> Ratio.of("0." + "0".repeat(39))).hasMessageEndingWith("0...'");
    assertThatThrownBy(() -> Ratio.of("x".repeat(40))).hasMessageEndingWith("x'");
  }

  @Test
  void ratios_multiply_to_eight_places_as_asked() {
    Ratio third = Ratio.of("0.33333333");

    assertThat(third.times(third, RoundingMode.DOWN)).isEqualTo(Ratio.of("0.1111111"));
    assertThat(third.times(third, RoundingMode.UP)).isEqualTo(Ratio.of("0.11111111"));
    assertThat(third.negated()).isEqualTo(Ratio.of("-0.33333333"));
    assertThat(Ratio.of("-2").max(Ratio.of("-3"))).isEqualTo(Ratio.of("-2"));
  }

  @Test
  void prices_compare_and_read_as_they_were_written() {
    assertThat(Price.of("10", USD)).isLessThan(Price.of("10.01", USD));
    assertThat(Price.of("10", USD)).isEqualByComparingTo(Price.of("10.00", USD));
    assertThat(Price.of("10.50", USD)).hasToString("10.5 USD");
    assertThat(Price.of("10.50", USD).plain()).isEqualTo("10.5");
    assertThat(Price.of("0.333", USD).times(Quantity.of(3))).isEqualTo(usd("0.999"));
  }

  @ParameterizedTest
  @CsvSource({"USD, 10.56", "JPY, 11", "KRW, 11", "KWD, 10.556", "EUR, 10.56"})
  void amounts_round_to_the_smallest_unit_of_their_currency(String code, String rounded) {
    Currency currency = Currency.of(code);

    assertThat(Money.of("10.5555", currency).rounded(RoundingMode.UP))
        .isEqualTo(Money.of(rounded, currency));
    assertThat(currency).hasToString(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"usd", "US", "USDX", "U5D", ""})
  void a_currency_is_three_capital_letters(String code) {
    assertThatThrownBy(() -> Currency.of(code)).hasMessageContaining("three capital letters");
  }

  private static Money usd(String amount) {
    return Money.of(amount, USD);
  }
}
