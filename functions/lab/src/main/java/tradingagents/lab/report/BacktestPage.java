package tradingagents.lab.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import tradingagents.lab.backtest.BacktestStudy;
import tradingagents.lab.backtest.MonteCarloStudy;
import tradingagents.quant.backtest.Backtest;
import tradingagents.quant.backtest.Trade;
import tradingagents.quant.backtest.validation.Fan;
import tradingagents.quant.backtest.validation.RegimeResult;
import tradingagents.quant.measure.Drawdowns;
import tradingagents.quant.measure.Growth;
import tradingagents.quant.measure.Measure;

/**
 * A backtest as one HTML file that stands alone, like {@link PerformancePage}: it loads nothing,
 * runs nothing, prints on paper.
 */
public final class BacktestPage {
  private static final int MOST_TRADES = 500;
  private static final Measure[] KEYS = {
    Measure.TOTAL_RETURN,
    Measure.ANNUAL_RETURN,
    Measure.VOLATILITY,
    Measure.SHARPE,
    Measure.SORTINO,
    Measure.MAX_DRAWDOWN
  };

  private final BacktestPaper paper;

  BacktestPage(BacktestPaper paper) {
    this.paper = paper;
  }

  /**
   * A run.
   *
   * @param answer the run
   * @param drawn histories drawn from it; null to leave them out
   * @return the whole file
   */
  public static String of(BacktestStudy.Answer answer, MonteCarloStudy.@Nullable Answer drawn) {
    BacktestPaper paper = new BacktestPaper();
    paper.begin(answer.run().strategy(), about(answer), answer.warnings());
    new BacktestPage(paper).run(answer, drawn);
    return paper.end();
  }

  private static String about(BacktestStudy.Answer answer) {
    List<LocalDate> dates = answer.request().tape().dates();
    return "%s · %s to %s · %d bars · filled at %s"
        .formatted(
            String.join(", ", answer.request().tape().names()),
            dates.getFirst(),
            dates.getLast(),
            dates.size(),
            answer.request().setup().timing().word());
  }

  /** The sections of a run. */
  void run(BacktestStudy.Answer answer, MonteCarloStudy.@Nullable Answer drawn) {
    keys(answer);
    List<LocalDate> dates = answer.request().tape().dates();
    double[] own = answer.run().returns();
    double[] held = answer.benchmark().returns();
    paper.section("Equity", "Growth of 1, beside buying and holding at no costs.");
    LineChart.draw(
        paper.html,
        "Equity",
        LineChart.Axis.ofGrowth(Growth.equity(own), Growth.equity(held)),
        dates,
        List.of(
            new LineChart.Line("buy-and-hold", "other", Growth.equity(held)),
            new LineChart.Line(answer.run().strategy(), "own", Growth.equity(own))));
    paper.done();
    paper.section("Drawdowns", "How far wealth stood below its last high.");
    LineChart.draw(
        paper.html,
        "Drawdowns",
        LineChart.Axis.PERCENT,
        dates,
        List.of(
            new LineChart.Line("buy-and-hold", "other", falls(held)),
            new LineChart.Line(answer.run().strategy(), "under", falls(own))));
    paper.done();
    paper.html.open("section").element("h2", "Months").line();
    MonthTable.write(paper.html, dates.subList(1, dates.size()), own);
    paper.html.close().line();
    if (drawn != null) {
      fan(drawn, dates);
    }
    regimes(answer);
    trades(answer);
  }

  private static double[] falls(double[] returns) {
    double[] depths = Drawdowns.depths(returns);
    double[] falls = new double[depths.length + 1];
    for (int i = 0; i < depths.length; i++) {
      falls[i + 1] = 0 - depths[i];
    }
    return falls;
  }

  private void keys(BacktestStudy.Answer answer) {
    Backtest run = answer.run();
    paper.html.open("section", "class", "card").open("dl", "class", "keys");
    for (Measure measure : KEYS) {
      String figure = Figures.of(measure, answer.performance().value(measure));
      paper.key(words(measure), figure.replace(" a year", ""));
    }
    paper.key("Exposure", Figures.percent(run.exposure()));
    paper.key("Turnover a year", Figures.number(run.turnover()));
    paper.key("Trades", String.valueOf(run.trades().size()));
    paper.key("Costs", BacktestPaper.money(run.commission() + run.slippage() + run.borrowing()));
    paper.key(
        "Deflated Sharpe", Figures.percent(answer.performance().value(Measure.DEFLATED_SHARPE), 1));
    paper.key("Final equity", BacktestPaper.money(run.finalEquity()));
    paper.done();
  }

  private static String words(Measure measure) {
    String spaced = measure.id().replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    return Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
  }

  private void fan(MonteCarloStudy.Answer drawn, List<LocalDate> dates) {
    List<Fan.Point> points = drawn.simulation().fan().points();
    paper.section(
        "What else could have come",
        ("%d histories drawn from this one in blocks (seed %d): wealth that 5, 25, 50, 75 and 95 %%"
                + " of them stay below. A loss in %s of them.")
            .formatted(
                drawn.request().paths().paths(),
                drawn.request().paths().seed(),
                Figures.percent(drawn.simulation().probabilityOfLoss(), 1)));
    List<LineChart.Line> lines = new ArrayList<>();
    lines.add(line(points, "5 %", "fan", point -> point.p5()));
    lines.add(line(points, "25 %", "fan", point -> point.p25()));
    lines.add(line(points, "50 %", "own", point -> point.p50()));
    lines.add(line(points, "75 %", "fan", point -> point.p75()));
    lines.add(line(points, "95 %", "fan", point -> point.p95()));
    LineChart.draw(
        paper.html,
        "Histories drawn",
        LineChart.Axis.ofGrowth(lines.getFirst().values(), lines.getLast().values()),
        points.stream().map(point -> dates.get(point.period())).toList(),
        lines);
    paper.done();
  }

  private static LineChart.Line line(
      List<Fan.Point> points, String name, String style, ToDoubleFunction<Fan.Point> height) {
    return new LineChart.Line(name, style, points.stream().mapToDouble(height).toArray());
  }

  private void regimes(BacktestStudy.Answer answer) {
    paper.html.open("section").element("h2", "By the state of the market").line();
    paper.table(
        "Regimes of buying and holding, known before each bar",
        "Regime",
        "Bars",
        "Share",
        "Return a year",
        "Volatility",
        "Sharpe",
        "Max drawdown",
        "Bars up");
    for (Map.Entry<String, List<RegimeResult>> kind : answer.regimes().entrySet()) {
      for (RegimeResult one : kind.getValue()) {
        paper.cells(
            kind.getKey() + ": " + one.regime().name().toLowerCase(Locale.ROOT),
            String.valueOf(one.count()),
            Figures.percent(one.share(), 1),
            Figures.percent(one.annualReturn()),
            Figures.percent(one.volatility()),
            Figures.number(one.sharpe()),
            Figures.percent(one.maxDrawdown()),
            Figures.percent(one.hitRate(), 1));
      }
    }
    paper.rowsDone();
  }

  private void trades(BacktestStudy.Answer answer) {
    List<Trade> trades = answer.run().trades();
    List<LocalDate> dates = answer.request().tape().dates();
    paper.html.open("section").element("h2", "Trades").line();
    String caption =
        trades.size() > MOST_TRADES
            ? "The first %d of %d".formatted(MOST_TRADES, trades.size())
            : "All %d".formatted(trades.size());
    paper.table(
        caption, "Instrument", "From", "To", "Units", "In at", "Out at", "Profit", "Return");
    for (Trade trade : trades.subList(0, Math.min(MOST_TRADES, trades.size()))) {
      paper.cells(
          answer.request().tape().names().get(trade.instrument()),
          dates.get(trade.entered()).toString(),
          trade.open() ? "open" : dates.get(trade.left()).toString(),
          Figures.number(trade.units()),
          Figures.number(trade.entryPrice()),
          Figures.number(trade.exitPrice()),
          BacktestPaper.money(trade.profit()),
          Figures.percent(trade.profitRate()));
    }
    paper.rowsDone();
  }
}
