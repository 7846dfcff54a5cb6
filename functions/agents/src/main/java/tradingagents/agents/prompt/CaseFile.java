package tradingagents.agents.prompt;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tradingagents.agents.prompt.Trimming.Rule;
import tradingagents.desk.report.SafeText;
import tradingagents.desk.roster.Agent.Sight;
import tradingagents.desk.roster.Brief;
import tradingagents.desk.roster.Brief.Said;
import tradingagents.desk.run.Argument;
import tradingagents.desk.run.Fact;
import tradingagents.desk.run.Point;
import tradingagents.desk.run.Proposal;
import tradingagents.desk.run.Report;
import tradingagents.desk.run.Ruling;
import tradingagents.desk.run.Stance;
import tradingagents.model.market.NewsItem;

/**
 * The case file of a brief in sections, in the order in which things become known: what is asked
 * about and its facts, reports, the debate turn by turn, ruling, proposal, the risk debate turn by
 * turn, stories. A later turn's file begins with an earlier one's, as far as both may see the same.
 */
final class CaseFile {
  private static final int MOST_OF_A_TEXT = 3_000;
  private static final int MOST_OF_A_POINT = 400;
  private static final int MOST_OF_A_STORY = 1_500;
  private static final int MOST_OF_A_SOURCE = 60;
  private static final int MOST_POINTS = 8;

  /** Names that say what they are: a third of the facts' tokens would be their labels. */
  private static final Pattern SAYS_ITSELF =
      Pattern.compile(
          "market\\.(close|volume|macd-(line|signal|histogram)"
              + "|(close-to-)?(sma|ema|atr|rsi|return|high|low|volatility)\\d+"
              + "|sma\\d+-to-sma\\d+|sma\\d+-slope\\d+|momentum\\d+-\\d+|(atr\\d+|macd-histogram)-ratio"
              + "|sessions)");

  private final Brief brief;
  private final Trimming trimmed;
  private final Map<String, BigDecimal> values = new HashMap<>();
  private final List<String> sections = new ArrayList<>();

  private CaseFile(Trimming trimmed) {
    this.trimmed = trimmed;
    this.brief = trimmed.brief();
    brief.facts().forEach(fact -> values.put(fact.id(), fact.value()));
  }

  static List<String> sections(Trimming trimmed) {
    return new CaseFile(trimmed).write();
  }

  private List<String> write() {
    sections.add(header() + facts());
    if (!brief.reports().isEmpty()) {
      sections.add(reports());
    }
    turns(Rule.DEBATE, "DEBATE", brief.debate());
    if (brief.ruling() != null) {
      sections.add(ruling(brief.ruling()));
    }
    if (brief.proposal() != null) {
      sections.add(proposal(brief.proposal()));
    }
    turns(Rule.RISK_DEBATE, "RISK DEBATE", brief.riskDebate());
    if (brief.agent().sees().contains(Sight.NEWS)) {
      sections.add(news());
    }
    return sections;
  }

  private String header() {
    return """
    CASE FILE
    Instrument %s, newest session %s, as of %s. Prices in %s.
    """
        .formatted(brief.symbol(), brief.session(), brief.asOf(), brief.currency());
  }

  private String facts() {
    if (!sees(Sight.PRICES) && !sees(Sight.REPORTS)) {
      return "";
    }
    StringBuilder out =
        new StringBuilder(
            "\nFACTS: id, value, meaning unless the id says it; digits count sessions, a bare"
                + " ratio is to the close\n");
    if (brief.facts().isEmpty()) {
      out.append("No data.\n");
    }
    for (Fact.Unit unit : Fact.Unit.values()) {
      List<Fact> facts = brief.facts().stream().filter(fact -> fact.unit() == unit).toList();
      if (!facts.isEmpty()) {
        out.append(heading(unit)).append(":\n");
        facts.forEach(fact -> out.append(line(fact)));
      }
    }
    return out.append(note(Rule.FACTS)).toString();
  }

  private String heading(Fact.Unit unit) {
    return switch (unit) {
      case PRICE -> "In " + brief.currency();
      case RATIO -> "Shares of one, 0.05 is 5 %";
      case INDEX -> "Plain statistics";
      case COUNT -> "Counts";
    };
  }

  private static String line(Fact fact) {
    String meaning = SAYS_ITSELF.matcher(fact.id()).matches() ? "" : " " + fact.label();
    return Fence.escaped(SafeText.line(fact.id() + " " + plain(fact.value()) + meaning)) + "\n";
  }

  private String reports() {
    StringBuilder out = new StringBuilder("\nREPORTS\n");
    for (Said<Report> said : brief.reports()) {
      Report report = said.what();
      if (report.stance() == Stance.NO_DATA) {
        out.append(said.by()).append(": NO_DATA\n");
      } else {
        out.append(
            Fence.around(
                said.by() + ": " + report.stance(),
                text(report.summary()) + points(report.points())));
      }
    }
    return out.append(note(Rule.REPORTS)).toString();
  }

  private void turns(Rule rule, String title, List<Said<Argument>> turns) {
    String heading = "\n" + title + "\n" + note(rule);
    for (Said<Argument> said : turns) {
      Argument argument = said.what();
      String appetite =
          argument.appetite() == null ? "" : ", appetite " + plain(argument.appetite().value());
      sections.add(
          heading
              + Fence.around(
                  said.by() + " round " + said.round() + appetite,
                  text(argument.speech()) + points(argument.points())));
      heading = "";
    }
  }

  private String ruling(Ruling ruling) {
    String inside =
        text(ruling.rationale())
            + side("For:", ruling.reasonsFor())
            + side("Against:", ruling.reasonsAgainst());
    return "\nRULING\n"
        + Fence.around(
            "research-manager: " + ruling.rating() + ", confidence " + ruling.confidence(), inside);
  }

  private String side(String title, List<Point> reasons) {
    return reasons.isEmpty() ? "" : "\n" + title + points(reasons);
  }

  private String proposal(Proposal proposal) {
    String entry = proposal.entry() == null ? "" : ", entry " + plain(proposal.entry().value());
    String stop = proposal.stop() == null ? "" : ", stop " + plain(proposal.stop().value());
    return "\nPROPOSAL\n"
        + Fence.around("trader: " + proposal.action() + entry + stop, text(proposal.reasoning()));
  }

  /** Each story is one line: it cannot look like the beginning of another. */
  private String news() {
    if (brief.news().isEmpty()) {
      return "\nSTORIES\nNo data.\n";
    }
    StringBuilder lines = new StringBuilder();
    int number = 0;
    for (NewsItem item : brief.news()) {
      LocalDate known = item.knownAt().atOffset(ZoneOffset.UTC).toLocalDate();
      String words = item.headline() + (item.body().isBlank() ? "" : " | " + item.body());
      lines
          .append(++number)
          .append(" | ")
          .append(known)
          .append(" | ")
          .append(SafeText.line(Fence.atMost(MOST_OF_A_SOURCE, item.source())))
          .append(" | ")
          .append(SafeText.line(Fence.atMost(MOST_OF_A_STORY, words)))
          .append('\n');
    }
    return "\nSTORIES, newest first: number, known on, source, words\n"
        + Fence.around("stories", lines.toString())
        + note(Rule.STORIES);
  }

  private static String text(String words) {
    return Fence.atMost(MOST_OF_A_TEXT, words);
  }

  private String points(List<Point> points) {
    String lines =
        points.stream()
            .limit(MOST_POINTS)
            .map(point ->
                "\n- " + SafeText.line(Fence.atMost(MOST_OF_A_POINT, point.text())) + cited(point))
            .collect(Collectors.joining());
    int more = points.size() - MOST_POINTS;
    return more > 0 ? lines + "\n(" + more + " more points are not shown)" : lines;
  }

  private String cited(Point point) {
    return point.citations().isEmpty()
        ? ""
        : point.citations().stream()
            .limit(MOST_POINTS)
            .map(this::cited)
            .collect(Collectors.joining(", ", " [", "]"));
  }

  /** The fact's name is enough where the claimed value is the fact's: its line shows the value. */
  private String cited(Point.Citation citation) {
    BigDecimal known = values.get(citation.fact());
    String said = SafeText.line(Fence.atMost(60, citation.value()));
    String name = SafeText.line(Fence.atMost(60, citation.fact()));
    if (known == null) {
      return name + ": says " + said + ", no such fact";
    }
    return isSame(known, said) ? name : name + ": says " + said + ", is " + plain(known);
  }

  private static boolean isSame(BigDecimal known, String said) {
    return said.matches("-?\\d{1,20}(\\.\\d{1,20})?") && new BigDecimal(said).compareTo(known) == 0;
  }

  private String note(Rule rule) {
    String note = trimmed.note(rule);
    return note == null ? "" : "(" + note + ")\n";
  }

  private boolean sees(Sight sight) {
    return brief.agent().sees().contains(sight);
  }

  static String plain(@Nullable BigDecimal value) {
    return value == null ? "none" : value.toPlainString();
  }
}
