package tradingagents.agents.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tradingagents.agents.TestDesk;
import tradingagents.desk.roster.Brief;

class TokenEstimateTest {
  private static final LocalDate SESSION = LocalDate.of(2018, 5, 11);

  @Test
  void is_within_a_tenth_of_o200k_for_what_is_sent() {
    for (long seed = 1; seed <= 10; seed++) {
      TalkingDesk desk = TalkingDesk.play(seed, SESSION, 3, TestDesk.ANALYSTS, 12);
      for (Brief brief : desk.asked()) {
        Rendered rendered = Samples.render(brief);
        for (String part : new String[] {rendered.system(), rendered.caseFile(), rendered.task()}) {
          assertThat(TokenEstimate.of(part))
              .as(brief.task() + " of seed " + seed + ": " + part)
              .isCloseTo(Tokens.of(part), Percentage.withPercentage(10));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Apple shares rose after the company said that demand in China had recovered.",
        "Der Aufsichtsrat schlug vor, die Dividende um ein Viertel zu erh\u00f6hen.",
        "\u682a\u4fa1\u306f\u4e0a\u6607\u3057\u307e\u3057\u305f\u3002\u9700\u8981\u304c\u56de"
            + "\u5fa9\u3057\u305f\u305f\u3081\u3067\u3059\u3002",
        "2018-05-11,188.08,188.65,187.03,188.59,26212200,0.0,0.0"
      })
  void is_within_two_fifths_of_o200k_for_other_languages_and_tables(String text) {
    assertThat(TokenEstimate.of(text)).isCloseTo(Tokens.of(text), Percentage.withPercentage(40));
  }

  @Test
  void counts_nothing_for_nothing() {
    assertThat(TokenEstimate.of("")).isZero();
  }
}
