package tradingagents.agents.prompt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tradingagents.agents.Snapshot;
import tradingagents.desk.roster.Brief;
import tradingagents.desk.roster.Brief.Said;
import tradingagents.desk.run.Argument;
import tradingagents.desk.run.Fact;
import tradingagents.desk.run.Lesson;
import tradingagents.desk.run.Point;
import tradingagents.desk.run.Report;
import tradingagents.model.market.NewsItem;

/**
 * A brief that had to become shorter, and what was left out, rule by rule. The rules apply in their
 * order, one thing at a time, until the brief fits: the oldest turns of the debates first, then the
 * weakest points of the longest reports, the oldest stories, the least relevant lessons, and last
 * the facts that nobody cites. What was cited is never taken away from those who read the citation.
 *
 * @param brief what is left
 * @param left how many things each rule left out
 */
record Trimming(Brief brief, Map<Rule, Integer> left) {
  private static final Set<String> KEPT = Set.of(Snapshot.CLOSE, Snapshot.ATR);
  private static final int LAST_TURNS = 2;
  private static final int LAST_RISK_TURNS = 3;
  private static final int LAST_POINTS = 2;

  /** What can be left out, in the order in which it is. */
  enum Rule {
    DEBATE("earlier turn of the debate is left out", "earlier turns of the debate are left out"),
    RISK_DEBATE(
        "earlier turn of the risk debate is left out",
        "earlier turns of the risk debate are left out"),
    REPORTS("point of a report is left out", "points of reports are left out"),
    STORIES("older story is left out", "older stories are left out"),
    LESSONS("lesson is left out", "lessons are left out"),
    FACTS("fact that nobody cites is left out", "facts that nobody cites are left out");

    private final String one;
    private final String many;

    Rule(String one, String many) {
      this.one = one;
      this.many = many;
    }
  }

  static Trimming none(Brief brief) {
    return new Trimming(brief, Map.of());
  }

  /** What a rule left out, in words; null when nothing. */
  @Nullable String note(Rule rule) {
    Integer count = left.get(rule);
    return count == null ? null : count + " " + (count == 1 ? rule.one : rule.many);
  }

  /** All that was left out, in words. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    for (Rule rule : Rule.values()) {
      String note = note(rule);
      if (note != null) {
        notes.add(note);
      }
    }
    return notes;
  }

  /** One thing less; null when every rule has taken what it may. */
  @Nullable Trimming next() {
    for (Rule rule : Rule.values()) {
      Brief shorter = shorter(rule);
      if (shorter != null) {
        Map<Rule, Integer> counts = new EnumMap<>(Rule.class);
        counts.putAll(left);
        counts.merge(rule, 1, Integer::sum);
        return new Trimming(shorter, counts);
      }
    }
    return null;
  }

  private @Nullable Brief shorter(Rule rule) {
    List<Said<Argument>> debate = brief.debate();
    List<Said<Argument>> risk = brief.riskDebate();
    List<NewsItem> news = brief.news();
    List<Lesson> lessons = brief.lessons();
    return switch (rule) {
      case DEBATE ->
          debate.size() > LAST_TURNS
              ? with(brief.facts(), brief.reports(), debate.subList(1, debate.size()), risk)
              : null;
      case RISK_DEBATE ->
          risk.size() > LAST_RISK_TURNS
              ? with(brief.facts(), brief.reports(), debate, risk.subList(1, risk.size()))
              : null;
      case REPORTS -> withoutPoint();
      case STORIES -> news.size() > 1 ? brief.withNews(news.subList(0, news.size() - 1)) : null;
      case LESSONS ->
          lessons.isEmpty() ? null : brief.withLessons(lessons.subList(0, lessons.size() - 1));
      case FACTS -> withoutFact();
    };
  }

  private @Nullable Brief withoutPoint() {
    Said<Report> longest =
        brief.reports().stream()
            .filter(said -> said.what().points().size() > LAST_POINTS)
            .max(Comparator.comparingInt(said -> length(said.what())))
            .orElse(null);
    if (longest == null) {
      return null;
    }
    List<Said<Report>> reports = new ArrayList<>(brief.reports());
    reports.replaceAll(said -> said.by() == longest.by() ? withoutLastPoint(said) : said);
    return with(brief.facts(), reports, brief.debate(), brief.riskDebate());
  }

  private static int length(Report report) {
    return report.summary().length()
        + report.points().stream().mapToInt(point -> point.text().length()).sum();
  }

  private static Said<Report> withoutLastPoint(Said<Report> said) {
    Report report = said.what();
    List<Point> points = report.points().subList(0, report.points().size() - 1);
    return new Said<>(
        said.by(),
        said.round(),
        new Report(report.stance(), report.summary(), points, report.facts()));
  }

  private @Nullable Brief withoutFact() {
    Set<String> cited = new HashSet<>(KEPT);
    points().flatMap(point -> point.citations().stream()).forEach(c -> cited.add(c.fact()));
    List<Fact> facts = new ArrayList<>(brief.facts());
    for (int i = facts.size() - 1; i >= 0; i--) {
      if (!cited.contains(facts.get(i).id())) {
        facts.remove(i);
        return with(facts, brief.reports(), brief.debate(), brief.riskDebate());
      }
    }
    return null;
  }

  private Stream<Point> points() {
    Stream<Point> ruled =
        brief.ruling() == null
            ? Stream.empty()
            : Stream.concat(
                brief.ruling().reasonsFor().stream(), brief.ruling().reasonsAgainst().stream());
    return Stream.of(
            brief.reports().stream().flatMap(said -> said.what().points().stream()),
            brief.debate().stream().flatMap(said -> said.what().points().stream()),
            brief.riskDebate().stream().flatMap(said -> said.what().points().stream()),
            ruled)
        .flatMap(stream -> stream);
  }

  private Brief with(
      List<Fact> facts,
      List<Said<Report>> reports,
      List<Said<Argument>> debate,
      List<Said<Argument>> riskDebate) {
    return new Brief(
        brief.agent(),
        brief.task(),
        brief.symbol(),
        brief.session(),
        brief.asOf(),
        brief.currency(),
        brief.depth(),
        facts,
        reports,
        debate,
        brief.ruling(),
        brief.proposal(),
        riskDebate,
        brief.portfolio(),
        brief.news(),
        brief.lessons());
  }
}
