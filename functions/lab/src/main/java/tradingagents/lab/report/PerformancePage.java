package tradingagents.lab.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tradingagents.desk.report.Html;
import tradingagents.lab.analytics.MetricsStudy;
import tradingagents.lab.analytics.ReturnSeries;
import tradingagents.quant.measure.Drawdown;
import tradingagents.quant.measure.Drawdowns;
import tradingagents.quant.measure.Growth;
import tradingagents.quant.measure.Measure;
import tradingagents.quant.measure.Rolling;
import tradingagents.quant.measure.Terms;

/**
 * The performance of a return series as one HTML file that stands alone: it loads nothing, runs
 * nothing and sends nothing, and its policy says so to the browser. Names from outside pass through
 * one escaping function. The file is also well-formed XML, and prints on paper.
 */
public final class PerformancePage {
  private static final int WORST = 10;

  /** From this factor between the lowest and the highest wealth on, equity has a log axis. */
  private static final Pattern NAMES = Pattern.compile("sharpe|burke|jensen|cornish fisher");

  private static final Measure[] KEYS = {
    Measure.TOTAL_RETURN,
    Measure.ANNUAL_RETURN,
    Measure.VOLATILITY,
    Measure.SHARPE,
    Measure.MAX_DRAWDOWN,
    Measure.SORTINO,
    Measure.CALMAR,
    Measure.PROBABILISTIC_SHARPE
  };

  private final Html html = Html.document();
  private final MetricsStudy.Answer answer;
  private final ReturnSeries series;
  private final Terms terms;
  private final List<LocalDate> days;
  private final OptionalInt window;

  private PerformancePage(MetricsStudy.Answer answer, OptionalInt window) {
    this.answer = answer;
    this.series = answer.request().series();
    this.terms = answer.request().terms();
    this.days = days(series);
    this.window = window;
    checkWindow();
  }

  /**
   * The page.
   *
   * @param answer the measures and what they were measured on
   * @param window of the rolling charts, in periods; empty for a year, or a quarter of what there
   *     is
   * @return the whole file
   */
  public static String of(MetricsStudy.Answer answer, OptionalInt window) {
    return new PerformancePage(answer, window).write();
  }

  private void checkWindow() {
    int most = series.returns().length - 1;
    if (window.isPresent() && (window.getAsInt() < 2 || window.getAsInt() > most)) {
      throw new IllegalArgumentException(
          "the window of the rolling charts is between 2 and %d periods, not %d"
              .formatted(most, window.getAsInt()));
    }
  }

  /** A day for each point of a curve, which begins before the first return. */
  private static List<LocalDate> days(ReturnSeries series) {
    List<LocalDate> days = new ArrayList<>(series.dates());
    if (!days.isEmpty()) {
      days.addFirst(series.start() == null ? days.getFirst() : series.start());
    }
    return days;
  }

  private String write() {
    html.open("html", "lang", "en").line();
    head();
    html.open("body").line().open("header").element("h1", series.name());
    html.element("p", subtitle(), "class", "soft").close().line().open("main").line();
    keys();
    equity();
    drawdowns();
    months();
    rolling();
    measures();
    worst();
    html.close().line();
    footer();
    html.close().line().close().line();
    return html.done();
  }

  private void head() {
    html.open("head").line().open("meta", "charset", "utf-8").line();
    html.open("meta", "http-equiv", "Content-Security-Policy", "content", PageStyle.policy());
    html.line();
    html.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1").line();
    html.open("meta", "name", "referrer", "content", "no-referrer").line();
    html.element("title", "Performance of " + series.name()).line();
    html.style(PageStyle.CSS).line().close().line();
  }

  private String subtitle() {
    List<LocalDate> dates = series.dates();
    return (series.benchmarkName() == null ? "" : "beside " + series.benchmarkName() + " · ")
        + (dates.isEmpty() ? "" : dates.getFirst() + " to " + dates.getLast() + " · ")
        + "%d returns, %d a year".formatted(series.returns().length, terms.periodsPerYear());
  }

  private void keys() {
    html.open("section", "class", "card").open("dl", "class", "keys");
    for (Measure measure : KEYS) {
      html.open("div").element("dt", words(measure.id()));
      String figure = Figures.of(measure, value(measure)).replace(" a year", "");
      html.element("dd", figure, "class", "figure").close();
    }
    html.close().close().line();
  }

  private double value(Measure measure) {
    return answer.performance().value(measure);
  }

  private void equity() {
    chart(
        "Equity",
        "Growth of 1",
        "What one unit of wealth became, returns compounded"
            + (equityAxis() == LineChart.Axis.LOG ? "; equal factors are equally high." : "."),
        equityAxis(),
        Growth::equity,
        "own");
  }

  private LineChart.Axis equityAxis() {
    double[] benchmark = series.benchmark();
    return LineChart.Axis.ofGrowth(
        Growth.equity(series.returns()),
        benchmark == null ? new double[0] : Growth.equity(benchmark));
  }

  private void drawdowns() {
    chart(
        "Drawdowns",
        "Fall below the last high",
        "How far wealth stood below its last high, the start included.",
        LineChart.Axis.PERCENT,
        returns -> {
          double[] falls = Drawdowns.depths(returns);
          Arrays.setAll(falls, i -> 0 - falls[i]);
          return withStart(falls, 0);
        },
        "under");
  }

  private void chart(
      String title,
      String told,
      String caption,
      LineChart.Axis axis,
      UnaryOperator<double[]> curve,
      String style) {
    html.open("section").element("h2", title).open("figure", "class", "card").line();
    List<LineChart.Line> lines = new ArrayList<>();
    double[] benchmark = series.benchmark();
    if (benchmark != null) {
      lines.add(new LineChart.Line(benchmarkName(), "other", curve.apply(benchmark)));
    }
    lines.add(new LineChart.Line(series.name(), style, curve.apply(series.returns())));
    LineChart.draw(html, told + " of " + series.name(), axis, days, lines);
    html.element("figcaption", caption).close().close().line();
  }

  private String benchmarkName() {
    return Objects.requireNonNullElse(series.benchmarkName(), "benchmark");
  }

  private static double[] withStart(double[] values, double start) {
    double[] all = new double[values.length + 1];
    all[0] = start;
    System.arraycopy(values, 0, all, 1, values.length);
    return all;
  }

  private void months() {
    html.open("section").element("h2", "Months").line();
    if (series.dates().isEmpty()) {
      html.element("p", "The returns have no dates, so there are no months.", "class", "soft");
    } else {
      MonthTable.write(html, series.dates(), series.returns());
    }
    html.close().line();
  }

  /** A year when there are two of them to show, else a quarter of what there is. */
  private int window() {
    if (window.isPresent()) {
      return window.getAsInt();
    }
    int year = terms.periodsPerYear();
    int n = series.returns().length;
    return Math.max(2, n >= 2 * year ? year : n / 4);
  }

  private void rolling() {
    int window = window();
    double[] own = series.returns();
    double[] other = series.benchmark();
    int year = terms.periodsPerYear();
    html.open("section").element("h2", "Rolling windows of " + window + " periods").line();
    if (window >= own.length) {
      html.element("p", "There are too few returns to roll a window over.", "class", "soft");
    } else {
      rolling(
          "Volatility, a year",
          true,
          Rolling.volatility(own, window, year),
          other == null ? null : Rolling.volatility(other, window, year));
      rolling(
          "Sharpe ratio",
          false,
          Rolling.sharpe(own, window, year, terms.riskFree()),
          other == null ? null : Rolling.sharpe(other, window, year, terms.riskFree()));
      if (other != null) {
        rolling("Beta to " + benchmarkName(), false, Rolling.beta(own, other, window), null);
      }
    }
    html.close().line();
  }

  private void rolling(String title, boolean percent, double[] own, double @Nullable [] other) {
    html.open("figure", "class", "card").element("h3", title).line();
    List<LineChart.Line> lines = new ArrayList<>();
    if (other != null) {
      lines.add(new LineChart.Line(benchmarkName(), "other", withStart(other, Double.NaN)));
    }
    lines.add(new LineChart.Line(series.name(), "own", withStart(own, Double.NaN)));
    LineChart.Axis axis = percent ? LineChart.Axis.PERCENT : LineChart.Axis.PLAIN;
    LineChart.draw(html, title + " of " + series.name(), axis, days, lines);
    html.close().line();
  }

  private void measures() {
    html.open("section").element("h2", "Measures").open("div", "class", "tables").line();
    for (Measure.Group group : Measure.Group.values()) {
      if (group != Measure.Group.BENCHMARK || series.benchmark() != null) {
        String caption =
            switch (group) {
              case RETURN -> "What was earned";
              case RISK -> "What could be lost";
              case RATIO -> "Return per unit of risk";
              case BENCHMARK -> "Beside " + benchmarkName();
              case CONFIDENCE -> "How sure the Sharpe ratio is";
            };
        table(caption, "Measure", "Value");
        for (Measure measure : Measure.values()) {
          if (measure.group() == group) {
            html.open("tr").element("th", words(measure.id()), "scope", "row");
            html.element("td", Figures.of(measure, value(measure)), "class", "num").close();
          }
        }
        html.close().close().close().line();
      }
    }
    html.close().close().line();
  }

  private void worst() {
    List<Drawdown> deepest = answer.performance().drawdowns().deepest(WORST);
    html.open("section").element("h2", "Worst drawdowns").line();
    if (deepest.isEmpty()) {
      html.element("p", "There was none.", "class", "soft").close().line();
      return;
    }
    table("The deepest first", "Depth", "Peak", "Trough", "Recovery", "Periods");
    for (Drawdown one : deepest) {
      html.open("tr").element("td", Figures.percent(one.depth()), "class", "num");
      html.element("td", label(one.peak()), "class", "num");
      html.element("td", label(one.trough()), "class", "num");
      String recovery = one.recovery().isPresent() ? label(one.recovery().getAsInt()) : "not yet";
      html.element("td", recovery, "class", "num");
      html.element("td", String.valueOf(one.length()), "class", "num").close().line();
    }
    html.close().close().close().close().line();
  }

  private String label(int period) {
    return Objects.requireNonNullElse(series.label(period), "start").toString();
  }

  private void table(String caption, String... columns) {
    html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", caption);
    html.open("table").element("caption", caption).open("thead").open("tr");
    for (int i = 0; i < columns.length; i++) {
      boolean number = i > 0 || columns.length > 2;
      html.element("th", columns[i], "scope", "col", "class", number ? "num" : "word");
    }
    html.close().close().open("tbody").line();
  }

  private void footer() {
    html.open("footer");
    html.element(
        "p",
        ("Returns are simple and compounded; a year has %d periods; risk-free return %s and minimum"
             + " acceptable return %s per period; confidence %s. Sharpe, Sortino, Calmar, Martin,"
             + " Burke, Treynor and information ratios and tracking error are annualised; omega,"
             + " downside deviation, alpha and value at risk are per period. Value at risk is a"
             + " return, a loss is negative; drawdowns are positive. Skewness and kurtosis are of"
             + " population moments. A dash is a number that does not exist.")
            .formatted(
                terms.periodsPerYear(),
                Figures.percent(terms.riskFree(), 3),
                Figures.percent(terms.mar(), 3),
                Figures.percent(terms.level(), 1)));
    html.element(
        "p",
        "The deflated Sharpe ratio takes this series as the best of %d tried. Made by software for"
                .formatted(terms.trials())
            + " study; it is no investment advice, and the past promises nothing.");
    html.close().line();
  }

  /** A name such as valueAtRisk.cornishFisher in words. */
  private static String words(String id) {
    String spaced = id.replaceAll("([a-z])([A-Z])", "$1 $2").replace(".", ", ");
    String words = NAMES.matcher(spaced.toLowerCase(Locale.ROOT)).replaceAll(PerformancePage::name);
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  private static String name(MatchResult found) {
    return found.group().equals("cornish fisher")
        ? "Cornish-Fisher"
        : Character.toUpperCase(found.group().charAt(0)) + found.group().substring(1);
  }
}
