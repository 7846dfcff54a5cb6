package tradingagents.desk.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.run.Decision;
import tradingagents.desk.run.Point;
import tradingagents.desk.run.RiskVerdict;
import tradingagents.desk.run.Run;
import tradingagents.model.money.Price;
import tradingagents.model.money.Ratio;
import tradingagents.model.order.Fill;
import tradingagents.model.order.Order;

/** The answer first: decision, reasons, the gate's checks and the order. */
final class HtmlCard {
  private static final int REASONS = 3;

  private final Html html;
  private final Run run;
  private final RunView view;
  private final HtmlPoints points;

  HtmlCard(Html html, Run run, RunView view, HtmlPoints points) {
    this.html = html;
    this.run = run;
    this.view = view;
    this.points = points;
  }

  void write() {
    html.open("section", "aria-labelledby", "decision").line();
    Optional<Decision> decision = run.outcome(Decision.class);
    badges(decision);
    notes();
    decision.ifPresent(d -> html.element("p", d.summary(), "class", "lead speech").line());
    figures(decision);
    decision.ifPresent(this::reasons);
    run.outcome(RiskVerdict.class).ifPresent(this::verdict);
    RunWords.order(run).ifPresent(this::order);
    html.close().line();
  }

  private void badges(Optional<Decision> decision) {
    html.open("div", "class", "top");
    html.element("h2", "Decision", "id", "decision", "class", "soft small");
    if (decision.isPresent()) {
      String words =
          Wording.mark(decision.get().rating()) + " " + Wording.words(decision.get().rating());
      String tone = HtmlPoints.tone(decision.get().rating());
      html.element("span", words.toUpperCase(Locale.ROOT), "class", "badge big " + tone);
    } else {
      html.element("span", "No decision", "class", "badge big even");
    }
    html.element("span", "run " + Wording.status(view.status()), "class", "tag even");
    html.close().line();
  }

  private void notes() {
    if (view.notes().isEmpty()) {
      return;
    }
    html.open("ul", "class", "notes");
    view.notes().forEach(note -> html.element("li", note));
    html.close().line();
  }

  private void figures(Optional<Decision> decision) {
    html.open("div", "class", "card").open("dl", "class", "keys").line();
    decision.ifPresent(this::decided);
    key("Newest close", view.session().toString(), "word");
    key("Data age", RunWords.dataAge(run), "");
    key("Speaks", RunWords.models(run), "");
    key("Cost", "$" + view.cost().usd(), "");
    html.close().close().line();
  }

  private void decided(Decision decision) {
    Ratio weight = decision.targetWeight();
    key("Target weight", weight == null ? "no change" : Wording.percent(weight.value()), "figure");
    html.open("div").element("dt", "Confidence").open("dd", "class", "figure");
    html.write(Wording.percent(decision.confidence()));
    meter(decision.confidence());
    html.close().close().line();
    Price target = decision.priceTarget();
    key("Price target", target == null ? "none" : Wording.price(target.value()), "figure");
    String horizon = decision.timeHorizon();
    key("Horizon", horizon == null ? "not said" : horizon, "");
    RunWords.agreement(decision).ifPresent(words -> key("Samples", words, "word"));
  }

  private void meter(double share) {
    double amount = Double.isFinite(share) ? Math.clamp(share, 0, 1) * 100 : 0;
    html.open("svg", "class", "meter", "viewBox", "0 0 100 6", "preserveAspectRatio", "none");
    html.open("rect", "class", "rail", "width", "100", "height", "6", "rx", "3").close();
    html.open("rect", "class", "amount", "width", ChartScale.px(amount), "height", "6", "rx", "3");
    html.close().close();
  }

  private void key(String name, String value, String style) {
    html.open("div").element("dt", name);
    if (style.isEmpty()) {
      html.element("dd", value);
    } else {
      html.element("dd", value, "class", style);
    }
    html.close().line();
  }

  private void reasons(Decision decision) {
    html.open("div", "class", "two").line();
    side("▲ For", "up", decision.reasonsFor());
    side("▼ Against", "down", decision.reasonsAgainst());
    html.close().line();
    if (!decision.thesis().equals(decision.summary())) {
      html.element("h2", "Thesis");
      html.element("p", decision.thesis(), "class", "speech").line();
    }
  }

  private void side(String title, String tone, List<Point> reasons) {
    html.open("div", "class", "card").element("h3", title, "class", tone);
    if (reasons.isEmpty()) {
      html.element("p", "Nothing was named.", "class", "soft");
    }
    points.write(reasons.stream().limit(REASONS).toList(), "ol");
    html.close().line();
  }

  private void verdict(RiskVerdict verdict) {
    html.open("div", "class", "top").element("h2", "Risk check");
    String word = verdict.approved() ? "✔ APPROVED" : "✖ REFUSED";
    html.element("span", word, "class", "badge " + (verdict.approved() ? "up" : "down"));
    html.close().element("p", verdict.note(), "class", "speech").line();
    HtmlTable table =
        new HtmlTable(html, "Every rule with the value it saw", "Rule", "Value", "Limit", "Result");
    for (RiskVerdict.Check check : verdict.checks()) {
      table.row();
      table.head(check.rule()).cell(check.value(), "").cell(check.limit(), "");
      table.tag(check.passed() ? "✔ passed" : "✖ refused", check.passed() ? "up" : "down");
      table.end();
    }
    table.done();
  }

  private void order(Order order) {
    html.open("div", "class", "top").element("h2", "Order");
    html.element(
        "span", Wording.words(order.status()).toUpperCase(Locale.ROOT), "class", "badge even");
    html.close().line();
    html.open("p").element("strong", sentence(order));
    html.write(" · order " + order.clientOrderId()).close().line();
    note(order.note());
    if (order.fills().isEmpty()) {
      html.element("p", "Nothing was executed.", "class", "soft").line();
      return;
    }
    HtmlTable table =
        new HtmlTable(
            html, "Executions", "Session", "Quantity", "Price", "Commission", "At", "Execution");
    for (Fill fill : order.fills()) {
      table.row().head(fill.session().toString()).cell(fill.quantity().toString(), "num");
      table.cell(Wording.price(fill.price().value()), "num");
      table.cell(Wording.price(fill.commission().amount()), "num");
      table.cell(Wording.minute(fill.at()), "word").cell(fill.executionId(), "").end();
    }
    table.done();
  }

  private static String sentence(Order order) {
    return "%s %s %s".formatted(order.side(), order.quantity(), order.symbol());
  }

  private void note(@Nullable String note) {
    if (note != null) {
      html.element("p", note, "class", "speech").line();
    }
  }
}
