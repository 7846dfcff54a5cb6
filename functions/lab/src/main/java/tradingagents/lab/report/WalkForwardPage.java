package tradingagents.lab.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import tradingagents.lab.backtest.Overfit;
import tradingagents.lab.backtest.WalkForwardStudy;
import tradingagents.quant.backtest.search.Parameters;
import tradingagents.quant.backtest.validation.BacktestOverfitting;
import tradingagents.quant.backtest.validation.WalkForwardResult;
import tradingagents.quant.measure.Growth;
import tradingagents.quant.measure.Ratios;

/** A walk-forward as one HTML file: what each choice promised, and what it kept. */
public final class WalkForwardPage {
  private final BacktestPaper paper = new BacktestPaper();

  private WalkForwardPage() {}

  /**
   * A walk-forward.
   *
   * @param walk every leg
   * @return the whole file
   */
  public static String of(WalkForwardStudy.Answer walk) {
    WalkForwardPage page = new WalkForwardPage();
    List<LocalDate> dates = walk.request().tape().dates();
    page.paper.begin(
        "Walk-forward of " + walk.request().template().text(),
        "%s · %s to %s · %s · chosen on %d bars, traded for %d"
            .formatted(
                String.join(", ", walk.request().tape().names()),
                dates.getFirst(),
                dates.getLast(),
                walk.request().walk().anchored() ? "anchored" : "rolling",
                walk.request().walk().train(),
                walk.request().walk().test()),
        List.of());
    Overfit worth = walk.worth();
    BacktestOverfitting overfitting = worth.overfitting();
    page.paper.worth(
        worth.trials(),
        worth.deflatedSharpe(),
        overfitting == null ? Double.NaN : overfitting.probability());
    page.walk(walk);
    return page.paper.end();
  }

  private void walk(WalkForwardStudy.Answer walk) {
    int year = walk.request().setup().periodsPerYear();
    List<LocalDate> dates = walk.request().tape().dates();
    WalkForwardResult<Parameters> result = walk.result();
    paper.section(
        "Sharpe ratio before and after",
        "Of each choice: the paler bar is what it was chosen for, the stronger what came after.");
    List<BarChart.Pair> bars = new ArrayList<>();
    for (WalkForwardResult.Leg<Parameters> leg : result.legs()) {
      bars.add(
          new BarChart.Pair(
              dates.get(leg.split().outOfSample().from()).toString(),
              Ratios.sharpe(leg.inSample(), year, 0),
              Ratios.sharpe(leg.outOfSample(), year, 0)));
    }
    BarChart.draw(paper.html, "Sharpe ratios", bars);
    paper.done();
    paper.section("Out of sample", "Growth of 1 over all the stretches that were traded.");
    List<LocalDate> traded = new ArrayList<>();
    for (WalkForwardResult.Leg<Parameters> leg : result.legs()) {
      int from = leg.split().outOfSample().from();
      if (traded.isEmpty()) {
        traded.add(dates.get(from - 1));
      }
      traded.addAll(dates.subList(from, leg.split().outOfSample().to()));
    }
    LineChart.draw(
        paper.html,
        "Out of sample",
        LineChart.Axis.ofGrowth(Growth.equity(result.outOfSample())),
        traded,
        List.of(new LineChart.Line("out of sample", "own", Growth.equity(result.outOfSample()))));
    paper.done();
    legs(result, dates, year);
  }

  private void legs(WalkForwardResult<Parameters> result, List<LocalDate> dates, int year) {
    paper.html.open("section").element("h2", "Choices").line();
    paper.table(
        "Efficiency %s: return a year after the choices, by that before"
            .formatted(Figures.number(result.efficiency())),
        "Traded from",
        "to",
        "Chosen",
        "Sharpe before",
        "Sharpe after",
        "Return after");
    for (WalkForwardResult.Leg<Parameters> leg : result.legs()) {
      paper.cells(
          dates.get(leg.split().outOfSample().from()).toString(),
          dates.get(leg.split().outOfSample().to() - 1).toString(),
          leg.choice().toString(),
          Figures.number(Ratios.sharpe(leg.inSample(), year, 0)),
          Figures.number(Ratios.sharpe(leg.outOfSample(), year, 0)),
          Figures.percent(Growth.total(leg.outOfSample())));
    }
    paper.rowsDone();
  }
}
