package tradingagents.agents.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tradingagents.agents.TestDesk;
import tradingagents.desk.roster.Brief;
import tradingagents.desk.run.Step;

/**
 * How much of what is sent a provider has read before: the blocks that a call has in common with
 * the beginning of an earlier call of the same run to the same tier of models.
 */
class PrefixTest {
  private static final LocalDate SESSION = LocalDate.of(2018, 5, 11);

  @Test
  void seven_tenths_of_all_input_at_depth_three_repeats_the_beginning_of_an_earlier_call() {
    for (int stories : List.of(0, 12)) {
      for (long seed = 1; seed <= 20; seed++) {
        List<Brief> asked = TalkingDesk.play(seed, SESSION, 3, TestDesk.ANALYSTS, stories).asked();
        assertThat(share(asked, false)).as("seed " + seed).isGreaterThanOrEqualTo(0.70);
      }
    }
  }

  @Test
  void six_tenths_do_even_when_calls_that_go_out_together_find_nothing_of_each_other() {
    for (int stories : List.of(0, 12)) {
      for (long seed = 1; seed <= 20; seed++) {
        List<Brief> asked = TalkingDesk.play(seed, SESSION, 3, TestDesk.ANALYSTS, stories).asked();
        assertThat(share(asked, true)).as("seed " + seed).isGreaterThanOrEqualTo(0.60);
      }
    }
  }

  @Test
  void a_later_turn_begins_with_the_whole_case_file_of_an_earlier_one_of_the_same_debate() {
    List<Brief> asked = TalkingDesk.play(7, SESSION, 5, TestDesk.ANALYSTS, 3).asked();
    for (Step.Kind kind : List.of(Step.Kind.DEBATER, Step.Kind.RISK_VOICE)) {
      List<Brief> turns =
          asked.stream().filter(brief -> brief.task().step().kind() == kind).toList();
      for (int i = 1; i < turns.size(); i++) {
        String earlier = Samples.render(turns.get(i - 1)).caseFile();
        assertThat(Samples.render(turns.get(i)).caseFile()).startsWith(earlier);
      }
    }
  }

  /** Which part of all tokens lies in blocks that an earlier call of the same tier began with. */
  static double share(List<Brief> asked, boolean strict) {
    long all = 0;
    long known = 0;
    List<List<String>> sent = asked.stream().map(PrefixTest::blocks).toList();
    for (int i = 0; i < asked.size(); i++) {
      Brief brief = asked.get(i);
      List<String> blocks = sent.get(i);
      int best = 0;
      for (int j = 0; j < i; j++) {
        Brief earlier = asked.get(j);
        if (earlier.agent().tier() == brief.agent().tier()
            && !(strict && together(earlier, brief))) {
          best = Math.max(best, common(sent.get(j), blocks));
        }
      }
      all += tokens(blocks);
      known += tokens(blocks.subList(0, best));
    }
    return (double) known / all;
  }

  static List<String> blocks(Brief brief) {
    Rendered rendered = Samples.render(brief);
    List<String> blocks = new ArrayList<>(List.of(rendered.system()));
    blocks.addAll(rendered.sections());
    blocks.add(Rendered.ACKNOWLEDGEMENT);
    blocks.add(rendered.task());
    return blocks;
  }

  private static int tokens(List<String> blocks) {
    return blocks.stream().mapToInt(Tokens::of).sum();
  }

  private static int common(List<String> a, List<String> b) {
    int same = 0;
    while (same < a.size() && same < b.size() && a.get(same).equals(b.get(same))) {
      same++;
    }
    return same;
  }

  /** Whether two calls go out at the same time: analysts, and risk voices of one round. */
  private static boolean together(Brief a, Brief b) {
    Step.Kind kind = a.task().step().kind();
    return kind == b.task().step().kind()
        && (kind == Step.Kind.ANALYST
            || (kind == Step.Kind.RISK_VOICE && a.task().round() == b.task().round()));
  }
}
