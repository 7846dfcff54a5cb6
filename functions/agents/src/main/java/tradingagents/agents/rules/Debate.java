package tradingagents.agents.rules;

import java.util.List;
import java.util.Set;
import tradingagents.agents.rules.Findings.Finding;
import tradingagents.agents.rules.Signal.Side;
import tradingagents.desk.roster.Brief;
import tradingagents.desk.roster.Brief.Said;
import tradingagents.desk.run.Argument;
import tradingagents.desk.run.Point;
import tradingagents.desk.run.Step;

/**
 * Bull and bear. Each brings the heaviest findings of its side that it has not brought yet; who has
 * none left concedes. An answer names a turn that was really spoken; the first speaker answers
 * nobody.
 */
final class Debate {
  private Debate() {}

  static Argument speech(Brief brief, Findings findings) {
    boolean bull = brief.task().step() == Step.BULL_RESEARCHER;
    Side side = bull ? Side.FOR : Side.AGAINST;
    List<Said<Argument>> own = spoken(brief, true);
    Set<String> used = Findings.cited(points(own));
    List<Point> fresh =
        findings.on(side).stream()
            .filter(finding -> !used.contains(finding.fact().id()))
            .limit(RuleBook.POINTS_PER_SPEECH)
            .map(Finding::point)
            .toList();
    StringBuilder speech = new StringBuilder();
    String subject = (bull ? "for" : "against") + " owning " + brief.symbol();
    if (fresh.isEmpty()) {
      speech
          .append(own.isEmpty() ? "I find no evidence " : "I have no further evidence ")
          .append(subject)
          .append(" to bring in round ")
          .append(brief.task().round())
          .append('.');
    } else {
      speech.append(own.isEmpty() ? "The evidence " : "Further evidence ").append(subject);
      speech.append(':');
      fresh.forEach(point -> speech.append(' ').append(point.text()));
    }
    speech.append(answer(spoken(brief, false), brief.task().round(), fresh.isEmpty()));
    return new Argument(speech.toString(), fresh, null);
  }

  /** What is said to the other side; nothing when it has not spoken. */
  private static String answer(List<Said<Argument>> others, int round, boolean concedes) {
    if (others.isEmpty()) {
      return "";
    }
    Said<Argument> last = others.getLast();
    String turn = " The " + speaker(last.by()) + " in round " + last.round();
    if (!concedes) {
      List<String> names = names(last.what().points());
      return names.isEmpty()
          ? turn + " brought no number against this."
          : turn + " leaned on " + names.getFirst() + "; that does not remove the points above.";
    }
    List<String> names = names(points(others));
    return names.isEmpty()
        ? turn + " brought no number either."
        : " I concede the point on " + names.get((round - 1) % names.size()) + ".";
  }

  private static List<Said<Argument>> spoken(Brief brief, boolean own) {
    Step me = brief.task().step();
    return brief.debate().stream().filter(said -> (said.by() == me) == own).toList();
  }

  private static List<Point> points(List<Said<Argument>> spoken) {
    return spoken.stream().flatMap(said -> said.what().points().stream()).toList();
  }

  private static List<String> names(List<Point> points) {
    Set<String> cited = Findings.cited(points);
    return RuleBook.signals()
        .filter(signal -> cited.contains(signal.fact()))
        .map(Signal::name)
        .toList();
  }

  private static String speaker(Step step) {
    return step == Step.BULL_RESEARCHER ? "bull" : "bear";
  }
}
