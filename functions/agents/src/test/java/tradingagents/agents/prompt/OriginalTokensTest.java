package tradingagents.agents.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tradingagents.agents.TestDesk;
import tradingagents.agents.prompt.OriginalShapes.Sizes;
import tradingagents.desk.roster.Brief;

/** What a decision at depth 1 reads, held against what the original sends on the same data. */
class OriginalTokensTest {
  /** What a schema of the answer may add to a call; ours are sent with every one. */
  private static final int SCHEMA = 150;

  @ParameterizedTest(name = "{0} stories")
  @ValueSource(ints = {0, 12})
  void a_decision_at_depth_one_reads_at_most_two_fifths_of_the_original(int stories) {
    long ours = 0;
    long shortest = 0;
    for (long seed = 1; seed <= 20; seed++) {
      TalkingDesk desk =
          TalkingDesk.play(seed, LocalDate.of(2018, 5, 11), 1, TestDesk.ANALYSTS, stories);
      int one = desk.asked().stream().mapToInt(OriginalTokensTest::tokens).sum();
      assertThat((double) one / OriginalShapes.tokens(desk.bars(), desk.stories(), Sizes.PUBLISHED))
          .isLessThanOrEqualTo(0.35);
      ours += one;
      shortest += OriginalShapes.tokens(desk.bars(), desk.stories(), Sizes.SHORTEST);
    }
    assertThat((double) ours / shortest).isLessThanOrEqualTo(0.40);
  }

  static int tokens(Brief brief) {
    List<String> blocks = PrefixTest.blocks(brief);
    return SCHEMA + blocks.stream().mapToInt(Tokens::of).sum() + 4 * Rendered.TokenCounts.FRAME;
  }
}
