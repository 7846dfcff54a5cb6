package tradingagents.quant.backtest.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people type, and what it means. */
class ParameterSpaceTest {
  private static String values(String text) {
    return String.join(
        " ", Dimension.parse(text).values().stream().map(BigDecimal::toPlainString).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "a=2..5, 2 3 4 5",
    "a=2..5:2, 2 4",
    "a=2..6:2, 2 4 6",
    "a=7, 7",
    "a=20|5|10, 5 10 20",
    "a= 1 | 2, 1 2",
    "a=-2..2:2, -2 0 2",
    "a=0.1..0.5:0.1, 0.1 0.2 0.3 0.4 0.5",
    "a=0.5..3:1, 0.5 1.5 2.5",
    "a=100|1.50, 1.5 100",
    "a=1..2:0.5, 1 1.5 2",
    "a=3..3, 3"
  })
  void reads_ranges_and_lists(String text, String expected) {
    assertThat(values(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "a, is no parameter; write fast=2..100",
    "a=, is no parameter",
    "a=x, is no parameter",
    "a=1|, is no parameter",
    "a=1..2..3, is no parameter",
    "a=1e5, is no parameter",
    "a=5..2, 'not from 5 to 2'",
    "a=1..5:0, 'above zero, not 0'",
    "a=1..5:-1, 'above zero, not -1'",
    "a=0.1..0.5, 'needs a step, as in a=0.1..0.5:0.1'",
    "a=1|1.0, a takes 1 twice",
    "1a=1, 'letters, digits and hyphens, not ''1a'''",
    "=1, 'hyphens, not '''''",
    "a=0..1000000, 'a takes 1 to 1000000 values, not 1000001'",
    "a=0..999999999:0.000000001, 'not 999999999000000001'"
  })
  void refuses_what_is_no_dimension(String text, String words) {
    assertThatThrownBy(() -> Dimension.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words);
  }

  @Test
  void a_dimension_is_data_too() {
    assertThat(Dimension.whole("a", 2, 6, 2)).isEqualTo(Dimension.parse("a=2..6:2"));
    assertThatThrownBy(() -> new Dimension("a", List.of()))
        .hasMessageContaining("a takes 1 to 1000000 values, not 0");
  }

  @Test
  void reads_a_space_with_conditions() {
    ParameterSpace space = ParameterSpace.parse("fast=2..4,slow=3..5,fast<slow");
    assertThat(space.names()).containsExactly("fast", "slow");
    assertThat(space.conditions()).containsExactly(new Condition("fast", true, "slow"));
    assertThat(space.size()).isEqualTo(9);
    assertThat(new Grid(space).points())
        .map(Parameters::toString)
        .containsExactly(
            "fast=2,slow=3",
            "fast=2,slow=4",
            "fast=2,slow=5",
            "fast=3,slow=4",
            "fast=3,slow=5",
            "fast=4,slow=5");
    assertThat(new Grid(ParameterSpace.parse("fast=2..4,slow=3..5,slow>=fast")).points())
        .hasSize(8);
  }

  @Test
  void the_sweep_has_its_known_number_of_pairs() {
    ParameterSpace space = ParameterSpace.parse("fast=2..99,slow=3..100,fast<slow");
    assertThat(new Grid(space).points()).hasSize(4851).isSorted();
  }

  @ParameterizedTest
  @CsvSource({"a<b, a<b", "a <= b, a<=b", "b>a, a<b", "b>=a, a<=b"})
  void reads_conditions(String text, String expected) {
    assertThat(Condition.parse(text)).hasToString(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '"',
      value = {
        "a=1..2,a=1 ! the parameter a is given twice",
        "fast=1,slow=2,fast<slwo ! there is no parameter 'slwo'; did you mean 'slow'?",
        "fast=1,slow=2,fats<slow ! there is no parameter 'fats'; did you mean 'fast'?",
        "a=1,a<a ! between two parameters, not a",
        "a=1,a< ! 'a<' is no condition",
        "a=1,a<b<c ! is no condition",
        "a=1, ! '' is no parameter"
      })
  void refuses_what_is_no_space(String text, String words) {
    assertThatThrownBy(() -> ParameterSpace.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words);
  }

  @Test
  void refuses_a_space_of_nothing() {
    assertThatThrownBy(() -> new ParameterSpace(List.of(), List.of()))
        .hasMessageContaining("one parameter or more");
  }

  @Test
  void parameters_are_read_by_name() {
    Parameters point = new Grid(ParameterSpace.parse("fast=5,width=2.5")).points().getFirst();
    assertThat(point.whole("fast")).isEqualTo(5);
    assertThat(point.number("width")).isEqualTo(2.5);
    assertThat(point.exact("width")).isEqualTo("2.5");
    assertThat(point).hasToString("fast=5,width=2.5");
    assertThatThrownBy(() -> point.whole("width"))
        .hasMessage("width is a whole number here, not 2.5");
    assertThatThrownBy(() -> point.number("fsat"))
        .hasMessage("there is no parameter 'fsat'; did you mean 'fast'?");
    assertThatThrownBy(() -> new Parameters(List.of("a"), List.of()))
        .hasMessageContaining("1 parameters have as many values, not 0");
  }

  @Test
  void parameters_are_ordered_by_value() {
    List<BigDecimal> one = List.of(BigDecimal.ONE, BigDecimal.TEN);
    Parameters a = new Parameters(List.of("x", "y"), one);
    Parameters b = new Parameters(List.of("x", "y"), one.reversed());
    Parameters c = new Parameters(List.of("x"), List.of(BigDecimal.ONE));
    assertThat(a.compareTo(b)).isNegative();
    assertThat(b.compareTo(a)).isPositive();
    assertThat(a.compareTo(a)).isZero();
    assertThat(c.compareTo(a)).isNegative();
  }
}
