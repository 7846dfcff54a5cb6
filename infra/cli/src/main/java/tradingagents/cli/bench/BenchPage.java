package tradingagents.cli.bench;

import java.util.List;
import tradingagents.desk.report.Html;
import tradingagents.desk.report.ReportStyle;

/** A bench as one HTML file that stands alone: nothing is loaded, nothing runs. */
final class BenchPage {
  private static final String CSS =
      ReportStyle.CSS
          + """
          main,header,footer{max-width:96rem}
          thead th{vertical-align:bottom}
          thead th.group{text-align:left;border-left:1px solid var(--line)}
          tbody th{white-space:nowrap}td.num{font-variant-numeric:tabular-nums}
          .warning{border-left:4px solid var(--down);background:var(--downbg);border-radius:8px;\
          padding:.6rem .9rem}
          dl.meanings{display:grid;grid-template-columns:max-content 1fr;gap:.35rem 1rem;margin:0}
          dl.meanings dt{font-weight:600}dl.meanings dd{margin:0;color:var(--soft)}
          @media print{@page{size:landscape;margin:12mm}table{font-size:7pt}th,td{padding:2pt 3pt}}
          """;

  private final Html html = Html.document();

  private BenchPage() {}

  /** The whole file. */
  static String of(BenchReport report) {
    BenchPage page = new BenchPage();
    page.begin(report);
    page.models(report.models());
    page.scores(report.models());
    page.failures(report.models());
    page.meanings();
    return page.end();
  }

  private void begin(BenchReport report) {
    String title = "Models compared";
    html.open("html", "lang", "en").line().open("head").line();
    html.open("meta", "charset", "utf-8").line();
    html.open("meta", "http-equiv", "Content-Security-Policy", "content", ReportStyle.policy(CSS));
    html.line().open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.line().open("meta", "name", "referrer", "content", "no-referrer").line();
    html.element("title", title).line().style(CSS).line().close().line();
    html.open("body").line().open("header").element("h1", title);
    html.element("p", report.about(), "class", "soft").close().line().open("main").line();
    html.element("p", BenchReport.WARNING, "class", "warning").line();
  }

  private void models(List<ModelRow> rows) {
    List<Column> columns = Column.all();
    table("What each model did, one row a model");
    html.open("thead").open("tr");
    html.element("th", "Model", "scope", "col", "rowspan", "2");
    html.element("th", "Trained until", "scope", "col", "rowspan", "2", "class", "num");
    for (Column.Group group : Column.Group.values()) {
      long width = columns.stream().filter(column -> column.group() == group).count();
      html.element(
          "th",
          group.title(),
          "scope",
          "colgroup",
          "colspan",
          String.valueOf(width),
          "class",
          "group");
    }
    html.close().line().open("tr");
    columns.forEach(column -> html.element("th", column.name(), "scope", "col", "class", "num"));
    html.close().close().line().open("tbody").line();
    for (ModelRow row : rows) {
      html.open("tr").element("th", row.model(), "scope", "row");
      number(String.valueOf(row.trainedUntil() == null ? Column.NONE : row.trainedUntil()));
      columns.forEach(column -> number(column.cell().apply(row)));
      html.close().line();
    }
    tableDone();
  }

  private void scores(List<ModelRow> rows) {
    html.element("h2", "What became of the decisions").line();
    if (rows.stream().allMatch(row -> row.scores().isEmpty())) {
      html.element("p", "No decision's horizon has traded in the data.", "class", "soft").line();
      return;
    }
    table("Scores by rating, before and after the end of each model's training");
    html.open("thead").open("tr").element("th", "Model", "scope", "col");
    List<String> heads = BenchReport.SCORE_HEADS;
    for (int i = 0; i < heads.size(); i++) {
      html.element("th", heads.get(i), "scope", "col", "class", i < 2 ? "word" : "num");
    }
    html.close().close().line().open("tbody").line();
    for (ModelRow row : rows) {
      for (ModelRow.ScoreLine line : row.scores()) {
        html.open("tr").element("th", row.model(), "scope", "row");
        List<String> cells = BenchReport.cells(line);
        for (int i = 0; i < cells.size(); i++) {
          html.element("td", cells.get(i), "class", i < 2 ? "word" : "num");
        }
        html.close().line();
      }
    }
    tableDone();
  }

  private void failures(List<ModelRow> rows) {
    if (rows.stream().allMatch(row -> row.turns().firstFailure() == null)) {
      return;
    }
    html.element("h2", "First failure of each model").line();
    html.open("dl", "class", "card meanings").line();
    for (ModelRow row : rows) {
      String why = row.turns().firstFailure();
      if (why != null) {
        meaning(row.model(), why);
      }
    }
    html.close().line();
  }

  private void meanings() {
    html.element("h2", "What the columns mean").line();
    html.open("dl", "class", "card meanings").line();
    meaning(
        "Trained until",
        "The last day that a model's training may know; - for rules and where nobody says.");
    Column.all().forEach(column -> meaning(column.name(), column.meaning()));
    html.close().line().element("h2", "What the scores mean").line();
    html.open("dl", "class", "card meanings").line();
    for (int i = 0; i < BenchReport.SCORE_HEADS.size(); i++) {
      meaning(BenchReport.SCORE_HEADS.get(i), BenchReport.SCORE_MEANINGS.get(i));
    }
    html.close().line();
  }

  private String end() {
    html.close().line().open("footer");
    html.element(
        "p",
        "A dash is what is not known. Only the agents played: nothing was checked for risk or"
            + " ordered. Made by software for study; it is no investment advice, and the past"
            + " promises nothing.");
    html.close().line().close().line().close().line();
    return html.done();
  }

  private void table(String caption) {
    html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", caption);
    html.open("table").element("caption", caption);
  }

  private void tableDone() {
    html.close().close().close().line();
  }

  private void number(String cell) {
    html.element("td", cell, "class", "num");
  }

  private void meaning(String name, String text) {
    html.element("dt", name).element("dd", text).line();
  }
}
