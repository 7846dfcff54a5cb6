package tradingagents.agents.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tradingagents.agents.answer.Fingerprint;
import tradingagents.desk.roster.Agent;
import tradingagents.desk.roster.Agent.Sight;
import tradingagents.desk.roster.Brief;
import tradingagents.desk.roster.Briefs;
import tradingagents.desk.roster.Roster;
import tradingagents.desk.run.Fact;
import tradingagents.desk.run.Lesson;
import tradingagents.desk.run.Rating;
import tradingagents.desk.run.Report;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.model.market.NewsItem;
import tradingagents.model.market.Symbol;
import tradingagents.model.money.Currency;
import tradingagents.testkit.SampleRuns;

class RenderingTest {
  private static final Run RUN = SampleRuns.complete();
  private static final Instant AS_OF = SampleRuns.AS_OF;

  static List<Agent> agents() {
    return Roster.agents();
  }

  /** The newest turn of each agent in a finished run of two rounds. */
  static Brief brief(Step step) {
    boolean speaks = Placeholders.isSpeaker(step);
    List<Fact> facts = RUN.outcome(Report.class).map(Report::facts).orElseThrow();
    Brief brief = Briefs.of(RUN, new Task(step, speaks ? 2 : 1), facts, Currency.USD);
    if (brief.agent().sees().contains(Sight.NEWS)) {
      brief = brief.withNews(List.of(story(1), story(2)));
    }
    return brief.agent().sees().contains(Sight.LESSONS)
        ? brief.withLessons(List.of(lesson()))
        : brief;
  }

  private static NewsItem story(int number) {
    return new NewsItem(
        "s" + number,
        new Symbol("AAPL"),
        number == 1 ? "Suppliers report fuller order books" : "Buyback of 100 billion announced",
        number == 1 ? "Two suppliers raised their outlook.\nNeither named a customer." : "",
        "Example Wire",
        AS_OF.minusSeconds(90_000L * number),
        AS_OF.minusSeconds(86_400L * number));
  }

  private static Lesson lesson() {
    return new Lesson(
        "run-0000",
        new Symbol("AAPL"),
        LocalDate.of(2018, 1, 5),
        Rating.OVERWEIGHT,
        21,
        new BigDecimal("-0.0312"),
        new BigDecimal("-0.0451"),
        "SPY",
        "The trend was read rightly and the market's turn was not. A stop would have halved it.",
        AS_OF.minusSeconds(864_000));
  }

  static Map<String, String> sent() {
    Map<String, String> sent = new TreeMap<>();
    for (Agent agent : Roster.agents()) {
      Rendered rendered = Samples.render(brief(agent.step()));
      sent.put(
          agent.step().wireName(), rendered.caseFile() + "\n===== task\n" + rendered.task() + "\n");
      sent.put("desk", rendered.system() + "\n");
    }
    return sent;
  }

  @ParameterizedTest
  @MethodSource("agents")
  void what_is_sent_is_pinned_byte_for_byte(Agent agent) throws IOException {
    String name = agent.step().wireName();
    assertThat(sent().get(name)).isEqualTo(Golden.read(name + ".txt"));
    assertThat(sent().get("desk")).isEqualTo(Golden.read("desk.txt"));
  }

  @ParameterizedTest
  @MethodSource("agents")
  void the_same_brief_gives_the_same_hashes_and_another_gives_others(Agent agent) {
    Brief brief = brief(agent.step());
    Rendered rendered = Samples.render(brief);
    Rendered again = Samples.render(brief(agent.step()));

    assertThat(again).isEqualTo(rendered);
    assertThat(again.contentHash()).isEqualTo(rendered.contentHash()).hasSize(64);
    assertThat(rendered.promptHash())
        .isEqualTo(
            Fingerprint.of(
                Samples.BOOK.latest(PromptBook.DESK).hash()
                    + Samples.BOOK.latest(agent.step()).hash()));
    assertThat(rendered.trims()).isEmpty();
    assertThat(rendered.fits()).isTrue();
    Brief tomorrow = copy(brief, brief.facts(), brief.session().plusDays(1));
    assertThat(Samples.render(tomorrow).contentHash()).isNotEqualTo(rendered.contentHash());
    assertThat(Samples.render(tomorrow).promptHash()).isEqualTo(rendered.promptHash());
  }

  @Test
  void the_canary_stands_in_the_system_text_and_nowhere_else() {
    for (Agent agent : Roster.agents()) {
      Rendered rendered = Samples.render(brief(agent.step()));
      assertThat(rendered.system()).containsOnlyOnce(PromptBook.canary());
      assertThat(rendered.caseFile() + rendered.task()).doesNotContain(PromptBook.canary());
    }
  }

  @Test
  void every_fact_of_a_brief_stands_there_with_its_exact_value() {
    Brief brief = brief(Step.BULL_RESEARCHER);
    assertThat(brief.facts()).hasSize(8);
    for (Fact fact : brief.facts()) {
      assertThat(Samples.render(brief).caseFile().lines())
          .anyMatch(line ->
              (line + " ").startsWith(fact.id() + " " + fact.value().toPlainString() + " "));
    }
  }

  @Test
  void nobody_is_asked_to_answer_somebody_who_has_not_spoken() {
    Brief opening =
        Briefs.of(SampleRuns.running(), Task.of(Step.BULL_RESEARCHER), List.of(), Currency.USD);
    assertThat(opening.debate()).isEmpty();
    assertThat(Samples.render(opening).task()).contains("there is nothing to answer");
    assertThat(Samples.render(brief(Step.BEAR_RESEARCHER)).task())
        .contains("Answer what the bull-researcher said in round 2.");
    assertThat(Samples.render(brief(Step.NEUTRAL_RISK)).task())
        .contains("Answer what the other two said in round 1.");
  }

  @Test
  void what_became_known_later_is_never_rendered() {
    Instant later = AS_OF.plusMillis(1);
    Brief market = brief(Step.MARKET_ANALYST);
    Fact fact = market.facts().getFirst();
    Fact leak = new Fact(fact.id(), fact.label(), fact.value(), fact.unit(), fact.source(), later);
    NewsItem told = story(1);
    NewsItem late = new NewsItem("late", told.symbol(), "x", "", "y", told.publishedAt(), later);
    Lesson known = lesson();
    Lesson unknown =
        new Lesson(
            known.runId(),
            known.symbol(),
            known.session(),
            known.rating(),
            known.horizonSessions(),
            known.rawReturn(),
            known.excessReturn(),
            known.benchmark(),
            known.reflection(),
            later);
    List<Brief> leaking =
        List.of(
            copy(market, List.of(leak), market.session()),
            brief(Step.NEWS_ANALYST).withNews(List.of(told, late)),
            brief(Step.PORTFOLIO_MANAGER).withLessons(List.of(unknown)));
    for (Brief brief : leaking) {
      assertThatThrownBy(() -> Samples.render(brief))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(later.toString());
    }
  }

  @Test
  void another_agents_prompt_is_refused() {
    Prompt desk = Samples.BOOK.latest(PromptBook.DESK);
    Prompt bear = Samples.BOOK.latest(Step.BEAR_RESEARCHER);
    Brief bull = brief(Step.BULL_RESEARCHER);
    assertThatThrownBy(() -> Rendering.of(bull, desk, bear, 9_000))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bull-researcher#2");
    assertThatThrownBy(() -> Rendering.of(bull, bear, bear, 9_000))
        .isInstanceOf(IllegalArgumentException.class);
  }

  static Brief copy(Brief brief, List<Fact> facts, LocalDate session) {
    return new Brief(
        brief.agent(),
        brief.task(),
        brief.symbol(),
        session,
        brief.asOf(),
        brief.currency(),
        brief.depth(),
        new ArrayList<>(facts),
        brief.reports(),
        brief.debate(),
        brief.ruling(),
        brief.proposal(),
        brief.riskDebate(),
        brief.portfolio(),
        brief.news(),
        brief.lessons());
  }
}
