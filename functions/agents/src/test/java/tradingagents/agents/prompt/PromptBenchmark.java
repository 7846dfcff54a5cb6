package tradingagents.agents.prompt;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import tradingagents.agents.TestDesk;
import tradingagents.agents.prompt.OriginalShapes.Sizes;
import tradingagents.desk.roster.Brief;

/**
 * Prints the numbers of docs/models/prompts.md: how long it takes to render a brief and estimate
 * its tokens, what a decision reads against the original, and how much of it repeats. Not a test.
 */
final class PromptBenchmark {
  private static final LocalDate SESSION = LocalDate.of(2018, 5, 11);
  private static final int ROUNDS = 200;

  private PromptBenchmark() {}

  public static void main(String[] args) {
    List<Brief> briefs = TalkingDesk.play(1, SESSION, 5, TestDesk.ANALYSTS, 12).asked();
    times(briefs, Integer.MAX_VALUE);
    times(briefs, 1_500);
    for (int stories : List.of(0, 12)) {
      counts(stories);
    }
  }

  private static void times(List<Brief> briefs, int budgetTokens) {
    // Processor time: what else the machine does must not count.
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long[] nanos = new long[ROUNDS * briefs.size()];
    int n = 0;
    for (int i = 0; i < ROUNDS; i++) {
      for (Brief brief : briefs) {
        long start = threads.getCurrentThreadCpuTime();
        Samples.render(brief, budgetTokens);
        nanos[n++] = threads.getCurrentThreadCpuTime() - start;
      }
    }
    Arrays.sort(nanos);
    System.out.printf(
        "render and estimate, budget %d: p50 %.3f ms, p95 %.3f ms, p99 %.3f ms%n",
        budgetTokens, nanos[n / 2] / 1e6, nanos[n * 95 / 100] / 1e6, nanos[n * 99 / 100] / 1e6);
  }

  private static void counts(int stories) {
    double[] shares = new double[4];
    int runs = 20;
    long ours = 0;
    long original = 0;
    long shortest = 0;
    for (long seed = 1; seed <= runs; seed++) {
      TalkingDesk desk = TalkingDesk.play(seed, SESSION, 1, TestDesk.ANALYSTS, stories);
      ours += desk.asked().stream().mapToInt(OriginalTokensTest::tokens).sum();
      original += OriginalShapes.tokens(desk.bars(), desk.stories(), Sizes.PUBLISHED);
      shortest += OriginalShapes.tokens(desk.bars(), desk.stories(), Sizes.SHORTEST);
      List<Brief> deep = TalkingDesk.play(seed, SESSION, 3, TestDesk.ANALYSTS, stories).asked();
      shares[0] += PrefixTest.share(deep, false) / runs;
      shares[1] += PrefixTest.share(deep, true) / runs;
    }
    System.out.printf(
        "%d stories, depth 1: ours %d tokens, the original %d (%.3f), at its shortest %d (%.3f)%n",
        stories,
        ours / runs,
        original / runs,
        (double) ours / original,
        shortest / runs,
        (double) ours / shortest);
    System.out.printf(
        "%d stories, depth 3: repeated %.3f, %.3f where calls at the same time do not count%n",
        stories, shares[0], shares[1]);
  }
}
