package tradingagents.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static tradingagents.lab.Pages.HOSTILE;
import static tradingagents.lab.Pages.parsed;
import static tradingagents.lab.Pages.texts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import tradingagents.lab.backtest.BacktestStudy;
import tradingagents.lab.backtest.Goal;
import tradingagents.lab.backtest.Method;
import tradingagents.lab.backtest.MonteCarloStudy;
import tradingagents.lab.backtest.SweepStudy;
import tradingagents.lab.backtest.Tape;
import tradingagents.lab.backtest.Template;
import tradingagents.lab.backtest.WalkForwardStudy;
import tradingagents.lab.report.BacktestPage;
import tradingagents.lab.report.SweepPage;
import tradingagents.lab.report.WalkForwardPage;
import tradingagents.quant.backtest.FillTiming;
import tradingagents.quant.backtest.Instrument;
import tradingagents.quant.backtest.Market;
import tradingagents.quant.backtest.Setup;
import tradingagents.quant.backtest.cost.Costs;
import tradingagents.quant.backtest.search.ParameterSpace;
import tradingagents.quant.backtest.strategy.SmaCross;
import tradingagents.quant.backtest.sweep.SmaGrid;
import tradingagents.quant.backtest.validation.MonteCarlo;
import tradingagents.quant.backtest.validation.WalkForward;
import tradingagents.quant.series.Bars;

class BacktestPagesTest {
  private static final Setup SETUP =
      Setup.USUAL.with(FillTiming.SAME_CLOSE).with(Costs.basisPoints(10, 5));

  private static Tape tape(String name) {
    List<LocalDate> days = new ArrayList<>();
    double[] closes = new double[500];
    for (int i = 0; i < closes.length; i++) {
      days.add(LocalDate.of(2020, 1, 1).plusDays(i));
      closes[i] = 100 + 20 * Math.sin(i / 15.0) + 3 * Math.sin(i * 1.7) + i / 20.0;
    }
    return new Tape(days, Market.of(Instrument.of(name, Bars.ofCloses(closes))));
  }

  private static BacktestStudy.Request run(String name) {
    return new BacktestStudy.Request(tape(name), SETUP, new SmaCross(5, 20), 1, Double.NaN);
  }

  private static MonteCarloStudy.Answer drawn(BacktestStudy.Request run) {
    return new MonteCarloStudy()
        .answer(new MonteCarloStudy.Request(run, new MonteCarlo(200, 7), false, Double.NaN, 0.5));
  }

  private static String runPage(String name) {
    BacktestStudy.Request run = run(name);
    return BacktestPage.of(new BacktestStudy().answer(run), drawn(run));
  }

  private static String sweepPage(String name) {
    List<Integer> windows = IntStream.rangeClosed(2, 90).boxed().toList();
    SweepStudy.Answer sweep =
        new SweepStudy()
            .answer(new SweepStudy.Request(tape(name), SETUP, new SmaGrid(windows, windows), 1, 5));
    BacktestStudy.Request run = run(name);
    return SweepPage.of(sweep, new BacktestStudy().answer(run), drawn(run));
  }

  private static String walkPage(String name) {
    return WalkForwardPage.of(
        new WalkForwardStudy()
            .answer(
                new WalkForwardStudy.Request(
                    tape(name),
                    SETUP,
                    new Template("sma:{fast}:{slow}"),
                    ParameterSpace.parse("fast=2|5|8,slow=15|30"),
                    Method.ALL,
                    Goal.SHARPE,
                    WalkForward.rolling(150, 50)),
                part -> assertThat(part).isBetween(0.0, 1.0)));
  }

  @Test
  void each_page_shows_its_parts() throws Exception {
    Document run = parsed(runPage("fund"));
    Document sweep = parsed(sweepPage("fund"));
    Document walk = parsed(walkPage("fund"));

    assertThat(texts(run, "h1")).containsExactly("sma:5:20");
    assertThat(texts(run, "h2"))
        .containsExactly(
            "Equity",
            "Drawdowns",
            "Months",
            "What else could have come",
            "By the state of the market",
            "Trades");
    assertThat(texts(run, "p")).anyMatch(text -> text.contains("looks ahead"));
    assertThat(texts(sweep, "h2"))
        .startsWith("Map of parameters", "The best pairs", "The best pair, sma:5:20");
    assertThat(texts(sweep, "dt")).contains("Deflated Sharpe", "Probability of overfitting");
    assertThat(sweep.getElementsByTagName("rect").getLength()).isGreaterThan(1_000);
    assertThat(texts(walk, "h2"))
        .containsExactly("Sharpe ratio before and after", "Out of sample", "Choices");
    assertThat(walk.getElementsByTagName("tr").getLength()).isEqualTo(1 + 7);
  }

  @Test
  void pages_load_run_and_send_nothing() throws Exception {
    for (String page : List.of(runPage("fund"), sweepPage("fund"), walkPage("fund"))) {
      Pages.loadsRunsAndSendsNothing(page);
    }
  }

  @Test
  void names_from_outside_stay_text() throws Exception {
    for (String page :
        Stream.of(runPage(HOSTILE), sweepPage(HOSTILE), walkPage(HOSTILE)).toList()) {
      assertThat(page).doesNotContain("<script");
      assertThat(texts(parsed(page), "p")).anyMatch(text -> text.startsWith(HOSTILE));
    }
  }
}
