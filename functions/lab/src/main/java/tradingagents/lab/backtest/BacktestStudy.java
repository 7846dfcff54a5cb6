package tradingagents.lab.backtest;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tradingagents.quant.backtest.Backtest;
import tradingagents.quant.backtest.EventEngine;
import tradingagents.quant.backtest.FillTiming;
import tradingagents.quant.backtest.Market;
import tradingagents.quant.backtest.Setup;
import tradingagents.quant.backtest.Strategy;
import tradingagents.quant.backtest.Trade;
import tradingagents.quant.backtest.cost.Costs;
import tradingagents.quant.backtest.strategy.BuyAndHold;
import tradingagents.quant.backtest.validation.RegimeResult;
import tradingagents.quant.backtest.validation.Regimes;
import tradingagents.quant.measure.Measure;
import tradingagents.quant.measure.Performance;
import tradingagents.quant.measure.Terms;

/** One strategy over one market, beside buying and holding. */
public final class BacktestStudy {
  private static final int VOLATILITY_WINDOW = 21;
  private static final int TREND_WINDOW = 200;

  /**
   * What to run.
   *
   * @param tape where
   * @param setup how it is traded
   * @param strategy what decides
   * @param trials of how many tried strategies this one was chosen, 1 when none was chosen from
   * @param trialVariance variance of the trials' Sharpe ratios per period; NaN when it is not known
   */
  public record Request(
      Tape tape, Setup setup, Strategy strategy, int trials, double trialVariance) {
    /** Checks the number of trials. */
    public Request {
      if (trials < 1) {
        throw new IllegalArgumentException("there was one trial or more, not " + trials);
      }
    }

    EventEngine engine() {
      return new EventEngine(tape.market(), setup);
    }

    Backtest run() {
      return engine().run(strategy);
    }
  }

  /**
   * What came of it.
   *
   * @param request what was run
   * @param run the strategy
   * @param performance of its returns beside the benchmark
   * @param benchmark the same value of every instrument, bought at the first fill there is and
   *     held, at no costs
   * @param warnings what a reader must know
   */
  public record Answer(
      Request request,
      Backtest run,
      Performance performance,
      Backtest benchmark,
      List<String> warnings) {
    /**
     * The document.
     *
     * @return in the order of the documentation
     */
    @JsonValue
    public Map<String, @Nullable Object> document() {
      Map<String, @Nullable Object> told = new LinkedHashMap<>();
      told.put("strategy", run.strategy());
      told.put("instruments", request.tape().names());
      told.put("from", request.tape().dates().getFirst());
      told.put("to", request.tape().dates().getLast());
      told.put("bars", run.bars());
      told.putAll(SetupWords.of(request.setup()));
      told.put("trades", run.trades().size());
      told.put("fills", run.fills().size());
      told.put("finalEquity", run.finalEquity());
      put(told, performance, Measure.TOTAL_RETURN, Measure.ANNUAL_RETURN, Measure.VOLATILITY);
      put(told, performance, Measure.SHARPE, Measure.SORTINO, Measure.CALMAR);
      put(told, performance, Measure.MAX_DRAWDOWN);
      told.put("exposure", run.exposure());
      told.put("turnover", run.turnover());
      told.put("costs", run.commission() + run.slippage() + run.borrowing());
      told.put("costsPaid", costs());
      told.put("dividends", run.dividends());
      told.put("winningTrades", winners());
      told.put("benchmark", held());
      put(told, performance, Measure.ALPHA, Measure.BETA, Measure.INFORMATION_RATIO);
      told.put("trials", request.trials());
      put(told, performance, Measure.PROBABILISTIC_SHARPE, Measure.DEFLATED_SHARPE);
      told.put("regimes", regimes());
      told.put("warnings", warnings);
      told.put("tradeList", run.trades().stream().map(this::trade).toList());
      told.put("curve", curve());
      return told;
    }

    private static void put(
        Map<String, @Nullable Object> told, Performance performance, Measure... measures) {
      for (Measure measure : measures) {
        told.put(measure.id(), performance.value(measure));
      }
    }

    private Map<String, @Nullable Object> costs() {
      Map<String, @Nullable Object> told = new LinkedHashMap<>();
      told.put("commission", run.commission());
      told.put("slippage", run.slippage());
      told.put("borrowing", run.borrowing());
      return told;
    }

    private double winners() {
      List<Trade> trades = run.trades();
      return trades.isEmpty()
          ? Double.NaN
          : (double) trades.stream().filter(trade -> trade.profit() > 0).count() / trades.size();
    }

    private Map<String, @Nullable Object> held() {
      Performance held = benchmark.performance(1, Double.NaN);
      Map<String, @Nullable Object> told = new LinkedHashMap<>();
      told.put("strategy", benchmark.strategy());
      told.put("finalEquity", benchmark.finalEquity());
      put(told, held, Measure.TOTAL_RETURN, Measure.ANNUAL_RETURN, Measure.VOLATILITY);
      put(told, held, Measure.SHARPE, Measure.SORTINO, Measure.MAX_DRAWDOWN);
      return told;
    }

    /**
     * Results by the state of the benchmark.
     *
     * @return by volatility and by trend; each regime once
     */
    public Map<String, List<RegimeResult>> regimes() {
      double[] wealth = new double[benchmark.bars()];
      for (int bar = 0; bar < wealth.length; bar++) {
        wealth[bar] = benchmark.equity(bar);
      }
      int year = request.setup().periodsPerYear();
      double[] returns = run.returns();
      Map<String, List<RegimeResult>> told = new LinkedHashMap<>();
      told.put("volatility", Regimes.volatility(wealth, VOLATILITY_WINDOW).results(returns, year));
      told.put("trend", Regimes.trend(wealth, TREND_WINDOW).results(returns, year));
      return told;
    }

    private Map<String, @Nullable Object> trade(Trade trade) {
      List<LocalDate> dates = request.tape().dates();
      Map<String, @Nullable Object> told = new LinkedHashMap<>();
      told.put("instrument", request.tape().names().get(trade.instrument()));
      told.put("entered", dates.get(trade.entered()));
      told.put("left", trade.open() ? null : dates.get(trade.left()));
      told.put("units", trade.units());
      told.put("entryPrice", trade.entryPrice());
      told.put("exitPrice", trade.exitPrice());
      told.put("profit", trade.profit());
      told.put("profitRate", trade.profitRate());
      return told;
    }

    private Map<String, @Nullable Object> curve() {
      List<Double> equity = new ArrayList<>();
      List<Double> held = new ArrayList<>();
      for (int bar = 0; bar < run.bars(); bar++) {
        equity.add(run.equity(bar));
        held.add(benchmark.equity(bar));
      }
      Map<String, @Nullable Object> told = new LinkedHashMap<>();
      told.put("dates", request.tape().dates());
      told.put("equity", equity);
      told.put("benchmark", held);
      return told;
    }
  }

  /**
   * Runs.
   *
   * @param request what
   * @return what came of it; an {@link IllegalArgumentException} when the strategy looks ahead or
   *     does not fit the market
   */
  public Answer answer(Request request) {
    EventEngine engine = request.engine();
    Backtest run = engine.run(request.strategy());
    LookAhead.refuse(request.tape().market(), request.setup(), request.strategy());
    Backtest benchmark = held(request);
    List<String> warnings = new ArrayList<>(Warnings.of(engine));
    if (run.givenUp() > 0) {
      warnings.add(
          "%d orders were given up: the cash did not pay one unit or the commission"
              .formatted(run.givenUp()));
    }
    Terms terms =
        new Terms(
            request.setup().periodsPerYear(),
            0,
            0,
            0.95,
            request.trials(),
            request.trialVariance());
    Performance performance = Performance.of(run.returns(), benchmark.returns(), terms);
    return new Answer(request, run, performance, benchmark, List.copyOf(warnings));
  }

  private static Backtest held(Request request) {
    Setup setup = request.setup();
    Market market = request.tape().market();
    FillTiming timing = setup.timing();
    Setup free =
        new Setup(setup.capital(), timing, Costs.NONE, false, false, true, setup.periodsPerYear());
    return new EventEngine(market, free).run(new BuyAndHold());
  }
}
