package tradingagents.lab.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tradingagents.desk.report.Html;

/** What all backtest pages are written with. */
final class BacktestPaper {
  final Html html = Html.document();

  void begin(String title, String about, List<String> warnings) {
    html.open("html", "lang", "en").line().open("head").line();
    html.open("meta", "charset", "utf-8").line();
    html.open("meta", "http-equiv", "Content-Security-Policy", "content", BacktestStyle.policy());
    html.line().open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.line().open("meta", "name", "referrer", "content", "no-referrer").line();
    html.element("title", title).line().style(BacktestStyle.CSS).line().close().line();
    html.open("body").line().open("header").element("h1", title);
    html.element("p", about, "class", "soft").close().line().open("main").line();
    for (String warning : warnings) {
      html.element("p", warning, "class", "warning").line();
    }
  }

  String end() {
    html.close().line().open("footer");
    html.element(
        "p",
        "The return of a bar goes from the close before to its close, with its trades and costs."
            + " Ratios are annualised; drawdowns are positive. Made by software for study; it is no"
            + " investment advice, and the past promises nothing.");
    html.close().line().close().line().close().line();
    return html.done();
  }

  /** Ends a section with a figure. */
  void done() {
    html.close().close().line();
  }

  void section(String title, String caption) {
    html.open("section").element("h2", title).open("figure", "class", "card").line();
    html.element("figcaption", caption).line();
  }

  void key(String name, String figure) {
    html.open("div").element("dt", name).element("dd", figure, "class", "figure").close();
  }

  static String money(double amount) {
    return String.format(Locale.ROOT, "%,.2f", amount);
  }

  void worth(int trials, double deflated, double overfitting) {
    html.open("section", "class", "card").open("dl", "class", "keys");
    key("Tried", String.valueOf(trials));
    key("Deflated Sharpe", Figures.percent(deflated, 1));
    key("Probability of overfitting", Figures.percent(overfitting, 1));
    html.close();
    html.element(
        "p",
        "The deflated Sharpe ratio is the probability that the true one is above zero although the"
            + " best of so many was taken. The probability of overfitting is how often the best of"
            + " one half of the bars is below the median in the other half.",
        "class",
        "soft");
    html.close().line();
  }

  /** Opens a table; its rows are {@link #cells}, {@link #rowsDone} ends it. */
  void table(String caption, String... columns) {
    html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", caption);
    html.open("table").element("caption", caption).open("thead").open("tr");
    for (int i = 0; i < columns.length; i++) {
      html.element("th", columns[i], "scope", "col", "class", i > 0 ? "num" : "word");
    }
    html.close().close().open("tbody").line();
  }

  void rowsDone() {
    html.close().close().close().close().line();
  }

  void cells(String first, String... rest) {
    html.open("tr").element("th", first, "scope", "row");
    Arrays.stream(rest).forEach(cell -> html.element("td", cell, "class", "num"));
    html.close().line();
  }
}
