package tradingagents.lab.report;

import org.jspecify.annotations.Nullable;
import tradingagents.lab.backtest.BacktestStudy;
import tradingagents.lab.backtest.MonteCarloStudy;
import tradingagents.lab.backtest.SweepStudy;
import tradingagents.quant.backtest.sweep.SweepTable;

/** A sweep as one HTML file: the map of its pairs, what the best is worth, and its run. */
public final class SweepPage {
  private final BacktestPaper paper = new BacktestPaper();

  private SweepPage() {}

  /**
   * A sweep, and the run of its best pair.
   *
   * @param sweep every pair
   * @param best the run of the best pair; null when none traded
   * @param drawn histories drawn from it
   * @return the whole file
   */
  public static String of(
      SweepStudy.Answer sweep,
      BacktestStudy.@Nullable Answer best,
      MonteCarloStudy.@Nullable Answer drawn) {
    SweepPage page = new SweepPage();
    SweepTable table = sweep.table();
    page.paper.begin(
        "Sweep of " + table.grid().size() + " pairs of averages",
        "%s · %s to %s · filled at %s"
            .formatted(
                String.join(", ", sweep.request().tape().names()),
                sweep.request().tape().dates().getFirst(),
                sweep.request().tape().dates().getLast(),
                sweep.request().setup().timing().word()),
        sweep.warnings());
    page.paper.worth(table.grid().size(), sweep.deflatedSharpe(), sweep.overfitting());
    page.map(table);
    page.bestPairs(sweep);
    if (best != null) {
      page.paper.html.element("h2", "The best pair, " + best.run().strategy()).line();
      new BacktestPage(page.paper).run(best, drawn);
    }
    return page.paper.end();
  }

  private void map(SweepTable table) {
    paper.section(
        "Map of parameters",
        "Sharpe ratio of each pair; the frame is the best. A plateau is a better sign than a"
            + " peak.");
    ParameterMap.draw(paper.html, table);
    paper.done();
  }

  private void bestPairs(SweepStudy.Answer sweep) {
    SweepTable rows = sweep.table();
    paper.html.open("section").element("h2", "The best pairs").line();
    paper.table("By Sharpe ratio", "Fast:slow", "Final equity", "Sharpe", "Max drawdown", "Trades");
    for (int pair : rows.best(sweep.request().top())) {
      paper.cells(
          rows.grid().fast(pair) + ":" + rows.grid().slow(pair),
          BacktestPaper.money(rows.finalEquity(pair)),
          Figures.number(rows.sharpe(pair)),
          Figures.percent(rows.maxDrawdown(pair)),
          String.valueOf(rows.trades(pair)));
    }
    paper.rowsDone();
  }
}
