package tradingagents.desk.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static tradingagents.desk.run.Rating.BUY;
import static tradingagents.desk.run.Rating.HOLD;
import static tradingagents.desk.run.Rating.REVIEW;
import static tradingagents.desk.run.Rating.SELL;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AgreementTest {
  @Test
  void counts_votes_and_the_chance_that_two_samples_differ() {
    Agreement agreement = Agreement.of(List.of(BUY, HOLD, BUY, BUY, SELL));
    assertThat(agreement.votes())
        .containsExactly(Map.entry(BUY, 3), Map.entry(HOLD, 1), Map.entry(SELL, 1));
    assertThat(agreement.agreement()).isEqualTo(0.6);
    // Of the 10 pairs 3 are alike.
    assertThat(agreement.flipRate()).isCloseTo(0.7, within(1e-12));
    assertThat(agreement.most()).isEqualTo(BUY);
  }

  @Test
  void a_tie_is_for_a_person() {
    assertThat(Agreement.of(List.of(BUY, SELL)).most()).isEqualTo(REVIEW);
    assertThat(Agreement.of(List.of(BUY, SELL)).flipRate()).isEqualTo(1);
  }

  @Test
  void those_who_all_say_the_same_never_flip() {
    Agreement agreement = Agreement.of(Collections.nCopies(7, HOLD));
    assertThat(agreement.agreement()).isEqualTo(1);
    assertThat(agreement.flipRate()).isZero();
    assertThat(Agreement.of(List.of(HOLD)).flipRate()).isZero();
  }
}
