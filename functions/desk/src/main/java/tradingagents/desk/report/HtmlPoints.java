package tradingagents.desk.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tradingagents.desk.run.Fact;
import tradingagents.desk.run.Point;
import tradingagents.desk.run.Rating;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Stance;

/** Sentences with the numbers they rest on, each linked to its row among the verified facts. */
final class HtmlPoints {
  private final Html html;
  private final Map<String, Fact> facts;
  private final List<String> order;

  HtmlPoints(Html html, Run run) {
    this.html = html;
    this.facts = RunWords.facts(run);
    this.order = new ArrayList<>(facts.keySet());
  }

  /** The name of a fact's row: made from its place, never from its words. */
  String anchor(String factId) {
    return "fact-" + (order.indexOf(factId) + 1);
  }

  Map<String, Fact> facts() {
    return facts;
  }

  void write(List<Point> points, String list) {
    if (points.isEmpty()) {
      return;
    }
    html.open(list, "class", "points");
    for (Point point : points) {
      html.open("li").write(point.text());
      if (!point.citations().isEmpty()) {
        html.open("br");
        point.citations().forEach(this::cite);
      }
      html.close();
    }
    html.close().line();
  }

  private void cite(Point.Citation citation) {
    Fact fact = facts.get(citation.fact());
    String shown = Wording.claim(citation, fact);
    if (fact == null) {
      html.element("span", shown, "class", "cite");
    } else {
      html.element("a", shown, "class", "cite", "href", "#" + anchor(citation.fact()));
    }
  }

  static String tone(Rating rating) {
    return switch (rating) {
      case BUY, OVERWEIGHT -> "up";
      case HOLD, REVIEW -> "even";
      case UNDERWEIGHT, SELL -> "down";
    };
  }

  static String tone(Stance stance) {
    return switch (stance) {
      case BULLISH -> "up";
      case MIXED, NO_DATA -> "even";
      case BEARISH -> "down";
    };
  }
}
