package tradingagents.agents.prompt;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tradingagents.agents.prompt.Trimming.Rule;
import tradingagents.desk.roster.Agent.Sight;
import tradingagents.desk.roster.Brief;
import tradingagents.desk.roster.Brief.Said;
import tradingagents.desk.run.Argument;
import tradingagents.desk.run.Lesson;
import tradingagents.desk.run.Step;
import tradingagents.model.portfolio.Portfolio;
import tradingagents.model.portfolio.Position;

/** The end of what is sent: what only this agent sees, its role and what it is asked now. */
final class TaskText {
  private static final int MOST_OF_A_REFLECTION = 700;

  private TaskText() {}

  static String of(Trimming trimmed, Prompt prompt) {
    Brief brief = trimmed.brief();
    StringBuilder out = new StringBuilder();
    if (brief.agent().sees().contains(Sight.PORTFOLIO)) {
      out.append(portfolio(brief.portfolio())).append('\n');
    }
    String note = trimmed.note(Rule.LESSONS);
    if (!brief.lessons().isEmpty() || note != null) {
      out.append("LESSONS of earlier decisions, the most relevant first\n");
      brief.lessons().forEach(lesson -> out.append(lesson(lesson)));
      out.append(note == null ? "" : "(" + note + ")\n").append('\n');
    }
    return out.append(prompt.fill(values(brief))).toString();
  }

  private static Map<String, String> values(Brief brief) {
    Map<String, String> values = new HashMap<>();
    values.put(Placeholders.SYMBOL, brief.symbol().toString());
    values.put(Placeholders.SESSION, brief.session().toString());
    values.put(Placeholders.CURRENCY, brief.currency().toString());
    values.put(Placeholders.ROUND, Integer.toString(brief.task().round()));
    values.put(Placeholders.ROUNDS, Integer.toString(brief.depth()));
    values.put(Placeholders.TURN, turn(brief));
    return values;
  }

  /** Whom to answer: somebody who really spoke, or nobody. */
  private static String turn(Brief brief) {
    Step me = brief.task().step();
    boolean voice = me.kind() == Step.Kind.RISK_VOICE;
    List<Said<Argument>> heard = voice ? brief.riskDebate() : brief.debate();
    List<Said<Argument>> others = heard.stream().filter(said -> said.by() != me).toList();
    if (others.isEmpty()) {
      return voice
          ? "The three voices speak at once: nobody has spoken before you."
          : "Nobody of the other side has spoken before you: there is nothing to answer.";
    }
    int round = others.getLast().round();
    return voice
        ? "Answer what the other two said in round " + round + "."
        : "Answer what the " + others.getLast().by() + " said in round " + round + ".";
  }

  private static String portfolio(@Nullable Portfolio portfolio) {
    if (portfolio == null) {
      return "PORTFOLIO: none was given; what is held is unknown, not nothing.\n";
    }
    StringBuilder out =
        new StringBuilder("PORTFOLIO: cash ")
            .append(CaseFile.plain(portfolio.cash().amount()))
            .append(' ')
            .append(portfolio.currency());
    for (Position position : portfolio.positions().values()) {
      out.append("; ")
          .append(CaseFile.plain(position.quantity().value()))
          .append(' ')
          .append(position.symbol());
    }
    return out.append(portfolio.positions().isEmpty() ? "; nothing held.\n" : ".\n").toString();
  }

  private static String lesson(Lesson lesson) {
    String benchmark = lesson.benchmark();
    String compared =
        benchmark == null || lesson.excessReturn() == null
            ? "compared with nothing"
            : "against " + Fence.escaped(benchmark) + " " + CaseFile.plain(lesson.excessReturn());
    String label =
        "%s %s %s, after %d sessions %s, %s"
            .formatted(
                lesson.symbol(),
                lesson.session(),
                lesson.rating(),
                lesson.horizonSessions(),
                CaseFile.plain(lesson.rawReturn()),
                compared);
    return Fence.around(label, Fence.atMost(MOST_OF_A_REFLECTION, lesson.reflection()));
  }
}
