package tradingagents.desk.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.report.PriceLevels.Level;
import tradingagents.desk.run.Decision;
import tradingagents.desk.run.Fact;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.Run;
import tradingagents.model.market.BarSeries;
import tradingagents.model.market.Provenance;

/**
 * A run as one HTML file that stands alone: it loads nothing, runs nothing and sends nothing, and
 * its policy says so to the browser. Every text of the run passes through one escaping function.
 * The file is also well-formed XML.
 */
public final class HtmlReport {
  private final Html html = Html.document();
  private final Run run;
  private final RunView view;
  private final HtmlPoints points;

  private HtmlReport(Run run, RunView view) {
    this.run = run;
    this.view = view;
    this.points = new HtmlPoints(html, run);
  }

  /**
   * The report.
   *
   * @param run as it stands
   * @param view of the same run
   * @param series the prices that the agents saw; later ones than as-of are left out; null for none
   * @return the whole file
   */
  public static String of(Run run, RunView view, @Nullable BarSeries series) {
    return new HtmlReport(run, view).write(series);
  }

  /**
   * What a browser may do with the file.
   *
   * @return a Content-Security-Policy, the same that the file itself states
   */
  public static String policy() {
    return ReportStyle.policy();
  }

  private String write(@Nullable BarSeries series) {
    html.open("html", "lang", "en").line();
    head();
    html.open("body").line().open("header");
    html.element("h1", view.symbol());
    String asked = "as of " + view.asOf() + " · newest session " + view.session();
    html.element("p", asked, "class", "soft").close().line();
    html.open("main").line();
    new HtmlCard(html, run, view, points).write();
    chart(series);
    new HtmlTalk(html, run, points).write();
    facts();
    evidence();
    outcomes();
    html.close().line();
    footer(series);
    html.close().line().close().line();
    return html.done();
  }

  private void head() {
    html.open("head").line();
    html.open("meta", "charset", "utf-8").line();
    html.open("meta", "http-equiv", "Content-Security-Policy", "content", ReportStyle.policy())
        .line();
    html.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1").line();
    html.open("meta", "name", "referrer", "content", "no-referrer").line();
    String rating =
        run.outcome(Decision.class)
            .map(decision -> Wording.words(decision.rating()).toUpperCase(Locale.ROOT))
            .orElse("no decision");
    html.element("title", "%s %s: %s".formatted(view.symbol(), view.session(), rating)).line();
    html.style().line().close().line();
  }

  private void chart(@Nullable BarSeries series) {
    html.open("section").element("h2", "Price and the levels that were named").line();
    if (series == null || series.upTo(run.mandate().asOf()).bars().isEmpty()) {
      html.element("p", "No prices were known.", "class", "soft").close().line();
      return;
    }
    html.open("figure", "class", "card").line();
    SvgPriceChart.draw(html, SvgPriceChart.Size.WIDE, run, series);
    SvgPriceChart.draw(html, SvgPriceChart.Size.NARROW, run, series);
    html.element(
        "figcaption",
        "Closing prices in "
            + series.provenance().currency()
            + " of up to 252 sessions, with their moving means of 50 and 200 sessions. Nothing"
            + " after as-of is drawn but the order's fill.");
    html.close().line();
    levels();
    html.close().line();
  }

  private void levels() {
    List<Level> levels = PriceLevels.of(run);
    if (levels.isEmpty()) {
      return;
    }
    HtmlTable table = new HtmlTable(html, "Levels", "Level", "Price", "Named by");
    for (Level level : levels) {
      String by = level.by().stream().map(Wording::name).collect(Collectors.joining(", "));
      table.row().head(level.label()).cell(Wording.price(level.value()), "num");
      table.cell(by, "wide").end();
    }
    table.done();
  }

  private void facts() {
    if (points.facts().isEmpty()) {
      return;
    }
    html.open("section").element("h2", "Verified snapshot").line();
    HtmlTable table =
        new HtmlTable(
            html,
            "Exact numbers, computed by code from stored data before anybody spoke",
            "Fact",
            "Value",
            "Computed from",
            "Known at");
    for (Fact fact : points.facts().values()) {
      table.row(points.anchor(fact.id())).head(fact.label()).cell(Wording.value(fact), "num");
      table.cell(fact.source(), "wide").cell(Wording.minute(fact.knownAt()), "word").end();
    }
    table.done();
    html.close().line();
  }

  private void evidence() {
    if (view.evidence().isEmpty()) {
      return;
    }
    html.open("section").element("h2", "Evidence").line();
    String counts = EvidenceLine.counts(view.evidence());
    html.element("p", counts + ". Contradicted sentences are struck before others read them.");
    HtmlTable table =
        new HtmlTable(
            html,
            "Numbers that were claimed, held against the verified snapshot",
            "Claim",
            "Claimed",
            "Compared with",
            "Finding");
    for (EvidenceLine line : view.evidence()) {
      table.row().cell(line.claim(), "wide");
      table.cell(line.shown(), "num").cell(line.source(), "");
      switch (line.status()) {
        case VERIFIED -> table.tag("✔ verified", "up");
        case CONTRADICTED -> table.tag("✖ contradicted", "down");
        case UNSUPPORTED -> table.tag("? unsupported", "even");
      }
      table.end();
    }
    table.done();
    html.close().line();
  }

  private void outcomes() {
    if (run.outcomes().isEmpty()) {
      return;
    }
    Instant begin =
        run.outcomes().stream().map(Recorded::startedAt).min(Instant::compareTo).orElseThrow();
    Instant end =
        run.outcomes().stream().map(Recorded::finishedAt).max(Instant::compareTo).orElseThrow();
    double whole = Math.max(1, Duration.between(begin, end).toMillis());
    html.open("section").element("h2", "Who did what, and when").line();
    HtmlTable table =
        new HtmlTable(
            html,
            "Turns in the order of recording; "
                + Wording.duration(Duration.between(begin, end))
                + " in all",
            "Step",
            "Said",
            "Model",
            "Tokens",
            "Cost",
            "Took",
            "When");
    for (Recorded recorded : run.outcomes()) {
      turn(table, recorded, begin, whole);
    }
    table.done();
    html.close().line();
  }

  private void turn(HtmlTable table, Recorded recorded, Instant begin, double whole) {
    int round = recorded.task().round();
    Duration took = Duration.between(recorded.startedAt(), recorded.finishedAt());
    String model = recorded.usage().model();
    long tokens = recorded.usage().tokensIn() + recorded.usage().tokensOut();
    table.row();
    table.head(Wording.name(recorded.task().step()) + (round > 1 ? ", round " + round : ""));
    table.cell(RunWords.gist(recorded.outcome()), "");
    table.cell(model == null ? "none" : model, "").cell(String.valueOf(tokens), "num");
    table.cell("$" + recorded.usage().costUsd().toPlainString(), "num");
    table.cell(Wording.duration(took), "num");
    double from = Duration.between(begin, recorded.startedAt()).toMillis() / whole * 176;
    double width = Math.max(2, took.toMillis() / whole * 176);
    html.open("td");
    html.open("svg", "class", "time", "viewBox", "0 0 178 14", "aria-hidden", "true");
    html.open("rect", "class", "rail", "y", "6", "width", "178", "height", "2").close();
    String x = ChartScale.px(from);
    String w = ChartScale.px(width);
    html.open("rect", "class", "amount", "x", x, "y", "3", "width", w, "height", "8");
    html.close().close().close();
    table.end();
  }

  private void footer(@Nullable BarSeries series) {
    html.open("footer");
    if (series != null) {
      Provenance from = series.provenance();
      html.element(
          "p",
          ("Prices: %s, data set %s, adjustment %s."
                  + " They are excluded from the licence of the software.")
              .formatted(from.vendor(), from.dataset(), Wording.words(from.adjustment())));
    }
    html.element(
        "p",
        "Run %s. Made by software for study; it is no investment advice. The model named rules is a"
                .formatted(view.runId())
            + " fixed set of rules, not a language model.");
    html.close().line();
  }
}
