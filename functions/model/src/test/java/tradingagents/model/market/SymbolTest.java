package tradingagents.model.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SymbolTest {
  @ParameterizedTest
  @CsvSource({"AAPL, AAPL", "aapl, AAPL", "brk.b, BRK.B", "7203, 7203", "BF-B, BF-B", "x, X"})
  void reads_what_a_person_types(String typed, String canonical) {
    assertThat(Symbol.parse(typed)).isEqualTo(new Symbol(canonical)).hasToString(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "AAPL ",
        "../etc/passwd",
        "A..B",
        ".A",
        "-A",
        "A/B",
        "A\\B",
        "A#B",
        "A\u0000",
        "A\nB",
        "ＡＡＰＬ",
        "ААРL",
        "aapıl",
        "<img src=x onerror=alert(1)>",
        "ABCDEFGHIJKLMNOP"
      })
  void refuses_everything_else(String typed) {
    assertThatThrownBy(() -> Symbol.parse(typed)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_refusal_is_short_and_shows_no_control_characters() {
    String typed = "\u001b[31m" + "A".repeat(10_000);

    assertThatThrownBy(() -> Symbol.parse(typed))
        .hasMessageContaining("a symbol is 1 to 15")
        .satisfies(e -> assertThat(String.valueOf(e.getMessage())).hasSizeLessThan(200))
        .satisfies(e -> assertThat(String.valueOf(e.getMessage())).doesNotContain("\u001b"));
  }
}
