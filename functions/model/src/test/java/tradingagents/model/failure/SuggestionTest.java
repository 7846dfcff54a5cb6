package tradingagents.model.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
  private static final List<String> KNOWN = List.of("sma", "ema", "rsi", "stochastic", "donchian");

  @ParameterizedTest
  @CsvSource({
    "stochastik, stochastic",
    "Stochastic, stochastic",
    "donchain, donchian",
    "ris, rsi",
    "rsi2, rsi",
    "xma, sma",
    "emaa, ema",
  })
  void names_what_was_probably_meant(String typed, String meant) {
    assertThat(Suggestion.of(typed, KNOWN)).contains(meant);
    assertThat(Suggestion.ending(typed, KNOWN)).isEqualTo("; did you mean '" + meant + "'?");
  }

  @Test
  void lists_everything_when_nothing_is_near() {
    assertThat(Suggestion.of("bollinger", KNOWN)).isEmpty();
    assertThat(Suggestion.of("", KNOWN)).isEmpty();
    assertThat(Suggestion.of("xyz", List.of())).isEmpty();
    assertThat(Suggestion.ending("bollinger", List.of("sma", "ema")))
        .isEqualTo("; known are sma, ema");
  }
}
