package tradingagents.desk.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tradingagents.model.failure.FailureException;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Ratio;

class LimitsTextTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "  ", ";", " ; \n"})
  void nothing_leaves_the_usual_limits(String text) {
    assertThat(LimitsText.parse(text)).isEqualTo(Limits.DEFAULT);
  }

  @Test
  void what_is_named_changes_and_nothing_else() {
    Limits limits =
        LimitsText.parse(
            "max-position-weight = 0.10; max-order-value=25000.50\nrestricted=gme,AMC");

    assertThat(limits.maxPositionWeight()).isEqualTo(Ratio.of("0.10"));
    assertThat(limits.orderValue().orElseThrow()).isEqualByComparingTo("25000.50");
    assertThat(limits.restricted()).containsExactly(new Symbol("AMC"), new Symbol("GME"));
    assertThat(limits.maxOrderWeight()).isEqualTo(Limits.DEFAULT.maxOrderWeight());
    assertThat(limits.maxPriceAgeSessions()).isEqualTo(Limits.DEFAULT.maxPriceAgeSessions());
  }

  @Test
  void what_is_shown_can_be_written_again() {
    Limits limits =
        LimitsText.parse(
            "max-position-weight=0;max-order-weight=1;max-volume-share=0.5;price-buffer=0.5;"
                + "max-price-age-sessions=5;max-order-value=0.01;restricted=BRK.B");

    String shown =
        Stream.of(LimitsText.Name.values())
            .map(name -> name.text() + "=" + name.of(limits))
            .collect(Collectors.joining(";"));

    assertThat(LimitsText.parse(shown)).isEqualTo(limits);
    String usual =
        Stream.of(LimitsText.Name.values())
            .map(name -> name.text() + "=" + name.of(Limits.DEFAULT))
            .collect(Collectors.joining(";"));
    assertThat(LimitsText.parse(usual)).isEqualTo(Limits.DEFAULT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "max-weight=0.1                           | there is no limit 'max-weight'",
        "MAX-ORDER-WEIGHT=0.1                     | there is no limit 'MAX-ORDER-WEIGHT'",
        "max-order-weight                         | allowed: 0 to 1",
        "max-order-weight=                        | allowed: 0 to 1",
        "max-order-weight=1.0001                  | is '1.0001'; allowed: 0 to 1",
        "max-order-weight=-0.1                    | is '-0.1'; allowed: 0 to 1",
        "max-order-weight=25 %                    | is '25 %'; allowed: 0 to 1",
        "max-order-weight=NaN                     | is 'NaN'; allowed: 0 to 1",
        "price-buffer=0.6                         | allowed: 0 to 0.5",
        "max-price-age-sessions=6                 | allowed: 0 to 5",
        "max-price-age-sessions=1.5               | allowed: 0 to 5",
        "max-order-value=0                        | allowed: above 0, or none",
        "max-order-value=1e9                      | allowed: above 0, or none",
        "max-order-value=-5                       | allowed: above 0, or none",
        "restricted=../x                          | is '../x'",
        "max-order-weight=0.1;max-order-weight=1  | max-order-weight stands twice",
      })
  void what_could_be_meant_otherwise_is_refused(String text, String complaint) {
    assertThatThrownBy(() -> LimitsText.parse(text))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining(complaint);
  }
}
