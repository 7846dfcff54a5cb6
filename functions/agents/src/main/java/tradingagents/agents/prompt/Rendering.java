package tradingagents.agents.prompt;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import tradingagents.agents.answer.Fingerprint;
import tradingagents.agents.prompt.Rendered.TokenCounts;
import tradingagents.desk.roster.Agent;
import tradingagents.desk.roster.Agent.Tier;
import tradingagents.desk.roster.Brief;
import tradingagents.desk.run.Fact;
import tradingagents.desk.run.Lesson;
import tradingagents.model.market.NewsItem;

/**
 * Puts a brief and an agent's prompt into the messages of one call. The same brief and prompts
 * always give the same bytes.
 */
public final class Rendering {
  private static final int QUICK_TOKENS = 12_000;
  private static final int DEEP_TOKENS = 20_000;

  private Rendering() {}

  /**
   * How many input tokens an agent's call may have where nothing else is said.
   *
   * @param agent who
   * @return 12,000 for the quick tier, 20,000 for the deep one
   */
  public static int usualBudgetTokens(Agent agent) {
    return agent.tier() == Tier.QUICK ? QUICK_TOKENS : DEEP_TOKENS;
  }

  /**
   * The messages of a turn.
   *
   * @param brief what the agent may see
   * @param desk the text that all agents share, a version of {@link PromptBook#DESK}
   * @param prompt the agent's own
   * @param budgetTokens what is left out by rule until it is kept, as far as the rules go
   * @return complete
   * @throws IllegalArgumentException when the prompt is another agent's, or when something in the
   *     brief was known only after its as-of instant
   */
  public static Rendered of(Brief brief, Prompt desk, Prompt prompt, int budgetTokens) {
    if (!desk.name().equals(PromptBook.DESK)
        || !prompt.name().equals(brief.task().step().wireName())) {
      throw new IllegalArgumentException(
          brief.task() + " cannot be told " + desk.name() + " and " + prompt.name());
    }
    nothingLater(brief);
    String system = desk.fill(Map.of(Placeholders.CANARY, PromptBook.canary()));
    String hash = Fingerprint.of(desk.hash() + prompt.hash());
    Rendered whole = rendered(system, Trimming.none(brief), prompt, hash, budgetTokens);
    return whole.fits()
        ? whole
        : trimmed(brief, step -> rendered(system, step, prompt, hash, budgetTokens));
  }

  /** The first step of trimming that fits, or the last there is; each step is shorter. */
  private static Rendered trimmed(Brief brief, Function<Trimming, Rendered> render) {
    List<Trimming> steps = new ArrayList<>();
    for (Trimming next = Trimming.none(brief); next != null; next = next.next()) {
      steps.add(next);
    }
    int from = 0;
    int to = steps.size() - 1;
    while (from < to) {
      int middle = (from + to) / 2;
      if (render.apply(steps.get(middle)).fits()) {
        to = middle;
      } else {
        from = middle + 1;
      }
    }
    return render.apply(steps.get(to));
  }

  private static Rendered rendered(
      String system, Trimming trimmed, Prompt prompt, String hash, int budgetTokens) {
    List<String> sections = CaseFile.sections(trimmed);
    String task = TaskText.of(trimmed, prompt);
    TokenCounts tokens = TokenCounts.of(system, sections, task);
    return new Rendered(system, sections, task, hash, trimmed.notes(), tokens, budgetTokens);
  }

  private static void nothingLater(Brief brief) {
    Instant asOf = brief.asOf();
    Stream.of(
            brief.facts().stream().map(Fact::knownAt),
            brief.news().stream().map(NewsItem::knownAt),
            brief.lessons().stream().map(Lesson::knownAt))
        .flatMap(known -> known)
        .filter(known -> known.isAfter(asOf))
        .findFirst()
        .ifPresent(known -> {
          throw new IllegalArgumentException(
              "something known at " + known + " is in a brief as of " + asOf);
        });
  }
}
