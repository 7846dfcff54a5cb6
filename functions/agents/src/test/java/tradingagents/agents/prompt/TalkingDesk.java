package tradingagents.agents.prompt;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import tradingagents.agents.Snapshot;
import tradingagents.agents.TestDesk;
import tradingagents.desk.roster.Brief;
import tradingagents.desk.roster.Briefs;
import tradingagents.desk.run.Argument;
import tradingagents.desk.run.Decision;
import tradingagents.desk.run.Fact;
import tradingagents.desk.run.Outcome;
import tradingagents.desk.run.Point;
import tradingagents.desk.run.Proposal;
import tradingagents.desk.run.Rating;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.Report;
import tradingagents.desk.run.Ruling;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Stance;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.desk.run.Usage;
import tradingagents.desk.run.Workflow;
import tradingagents.model.market.BarSeries;
import tradingagents.model.market.NewsItem;
import tradingagents.model.money.Currency;
import tradingagents.model.money.Price;
import tradingagents.model.money.Ratio;

/**
 * A run whose agents say random English of the lengths that their prompts allow, over real prices:
 * who is asked what, in which order, with everything that a model would read.
 */
final class TalkingDesk {
  private static final List<String> WORDS =
      Arrays.stream(
              PromptBook.shipped().names().stream()
                  .map(name -> PromptBook.shipped().latest(name).text())
                  .collect(Collectors.joining(" "))
                  .toLowerCase(Locale.ROOT)
                  .split("[^a-z]+"))
          .filter(word -> word.length() > 1)
          .toList();

  private final Random random;
  private final List<Brief> asked = new ArrayList<>();
  private final List<Fact> facts;
  private final BarSeries bars;
  private final List<NewsItem> stories;

  private TalkingDesk(long seed, LocalDate session, int stories) {
    this.random = new Random(seed);
    this.bars = TestDesk.aapl().upTo(TestDesk.close(session));
    this.facts = Snapshot.of(bars);
    this.stories = new ArrayList<>();
    for (int i = 0; i < stories; i++) {
      Instant known = TestDesk.close(session).minusSeconds(3_600L * (i + 1));
      this.stories.add(
          new NewsItem(
              "s" + i, TestDesk.AAPL, words(9, 12), words(60, 90), words(2, 2), known, known));
    }
  }

  /** Plays a run and answers every brief, in the order of the asking. */
  static TalkingDesk play(long seed, LocalDate session, int depth, List<Step> analysts, int news) {
    TalkingDesk desk = new TalkingDesk(seed, session, news);
    Run run = Run.start("r1", TestDesk.mandate(session, depth, analysts, null));
    while (true) {
      List<Task> due = Workflow.due(run).stream().filter(t -> t.step().isAgent()).toList();
      if (due.isEmpty()) {
        return desk;
      }
      Run seen = run;
      for (Task task : due) {
        Outcome said = desk.turn(seen, task);
        run = run.with(new Recorded(task, said, Usage.NONE, Instant.EPOCH, Instant.EPOCH));
      }
    }
  }

  /** Who has no source is not asked: code says "no data". */
  private Outcome turn(Run run, Task task) {
    boolean reads = task.step() == Step.NEWS_ANALYST || task.step() == Step.SENTIMENT_ANALYST;
    if (task.step() == Step.FUNDAMENTALS_ANALYST || (reads && stories.isEmpty())) {
      return Report.noData("There is no source.");
    }
    Brief brief = Briefs.of(run, task, facts, Currency.USD);
    asked.add(reads ? brief.withNews(stories) : brief);
    return answer(asked.getLast());
  }

  List<Brief> asked() {
    return asked;
  }

  BarSeries bars() {
    return bars;
  }

  List<NewsItem> stories() {
    return stories;
  }

  private Outcome answer(Brief brief) {
    return switch (brief.task().step().kind()) {
      case ANALYST ->
          new Report(
              Stance.MIXED,
              words(22, 30),
              points(2, 3),
              brief.task().step() == Step.MARKET_ANALYST ? facts : List.of());
      case DEBATER -> new Argument(words(45, 65), points(2, 3), null);
      case RISK_VOICE -> new Argument(words(34, 45), points(1, 2), Ratio.of("0.5"));
      default -> decided(brief);
    };
  }

  private Outcome decided(Brief brief) {
    return switch (brief.task().step()) {
      case RESEARCH_MANAGER ->
          new Ruling(Rating.OVERWEIGHT, 0.61, words(38, 50), points(1, 2), points(1, 2));
      case TRADER ->
          new Proposal(
              Proposal.Action.BUY,
              words(38, 50),
              Price.of("187.36", Currency.USD),
              Price.of("171.25", Currency.USD));
      default ->
          new Decision(
              Rating.BUY,
              null,
              0.6,
              words(30, 50),
              words(80, 110),
              null,
              null,
              points(2, 3),
              points(2, 3));
    };
  }

  private List<Point> points(int least, int most) {
    List<Point> points = new ArrayList<>();
    for (int i = between(least, most); i > 0; i--) {
      Fact fact = facts.get(random.nextInt(facts.size()));
      BigDecimal value = fact.value();
      points.add(
          new Point(
              words(10, 16) + " " + value.toPlainString() + ".",
              List.of(new Point.Citation(fact.id(), value.toPlainString()))));
    }
    return points;
  }

  private String words(int least, int most) {
    StringBuilder out = new StringBuilder();
    for (int i = between(least, most); i > 0; i--) {
      out.append(WORDS.get(random.nextInt(WORDS.size())));
      out.append(i == 1 ? "." : random.nextInt(12) == 0 ? ", " : " ");
    }
    return out.toString();
  }

  private int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }
}
