package tradingagents.lab.backtest;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import tradingagents.quant.backtest.Backtest;
import tradingagents.quant.backtest.EventEngine;
import tradingagents.quant.backtest.Fill;
import tradingagents.quant.backtest.Instrument;
import tradingagents.quant.backtest.Market;
import tradingagents.quant.backtest.Setup;
import tradingagents.quant.backtest.strategy.SmaCross;
import tradingagents.quant.backtest.sweep.Blocks;
import tradingagents.quant.backtest.sweep.SmaGrid;
import tradingagents.quant.backtest.sweep.SmaSweep;
import tradingagents.quant.backtest.sweep.SweepPart;
import tradingagents.quant.backtest.sweep.SweepTable;
import tradingagents.quant.backtest.validation.BacktestOverfitting;
import tradingagents.quant.backtest.validation.DeflatedSharpe;
import tradingagents.quant.measure.Measure;
import tradingagents.quant.measure.Performance;

/** Every pair of a grid of moving averages, with what the best of so many is worth. */
public final class SweepStudy {
  /**
   * What to try.
   *
   * @param tape of one instrument
   * @param setup how it is traded
   * @param grid the pairs
   * @param threads cores to use
   * @param top how many of the best to tell
   */
  public record Request(Tape tape, Setup setup, SmaGrid grid, int threads, int top) {
    /** Checks that there is one instrument, whose prices are all there is to it. */
    public Request {
      if (tape.market().instruments().size() != 1) {
        throw new IllegalArgumentException(
            "a sweep looks at one instrument, not " + tape.market().instruments().size());
      }
      if (tape.market().instruments().getFirst().hasActions()) {
        throw new IllegalArgumentException(
            "a sweep knows no dividends or splits; give it adjusted prices without such columns");
      }
      if (top < 1 || top > 1_000) {
        throw new IllegalArgumentException("the best 1 to 1000 can be told, not " + top);
      }
    }

    Instrument instrument() {
      return tape.market().instruments().getFirst();
    }

    /**
     * The sweep, ready to run.
     *
     * @return checked
     */
    public SmaSweep sweep() {
      return new SmaSweep(instrument().bars(), setup, grid);
    }
  }

  /**
   * What came of it.
   *
   * @param request what was tried
   * @param table a row for each pair
   * @param warnings what a reader must know
   * @param deflatedSharpe probability that the best pair's Sharpe ratio is above zero, given how
   *     many were tried; NaN when none traded
   * @param overfitting how often the best of one half of the bars is below the median in the other;
   *     NaN when there are too few bars
   */
  public record Answer(
      Request request,
      SweepTable table,
      List<String> warnings,
      double deflatedSharpe,
      double overfitting) {
    /**
     * How far the pairs' Sharpe ratios differ.
     *
     * @return their variance per period; 0 of fewer than two
     */
    public double trialVariance() {
      return DeflatedSharpe.of(table.sharpesPerPeriod(), 2, 0, 0, 0).trialVariance();
    }

    /**
     * The document.
     *
     * @return in the order of the documentation
     */
    @JsonValue
    public Map<String, @Nullable Object> document() {
      Map<String, @Nullable Object> told = new LinkedHashMap<>();
      told.put("instrument", request.instrument().name());
      told.put("from", request.tape().dates().getFirst());
      told.put("to", request.tape().dates().getLast());
      told.put("bars", request.tape().market().bars());
      told.put("combinations", table.grid().size());
      told.putAll(SetupWords.of(request.setup()));
      told.put("checksum", Checksum.of(table.rows()));
      told.put("best", table.best(request.top()).stream().map(this::row).toList());
      told.put("deflatedSharpe", deflatedSharpe);
      told.put("pbo", overfitting);
      told.put("warnings", warnings);
      return told;
    }

    private Map<String, Object> row(int pair) {
      Map<String, Object> params = new LinkedHashMap<>();
      params.put("fast", table.grid().fast(pair));
      params.put("slow", table.grid().slow(pair));
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("params", params);
      row.put("finalEquity", table.finalEquity(pair));
      row.put("totalReturn", table.finalEquity(pair) / request.setup().capital() - 1);
      row.put("sharpe", table.sharpe(pair));
      row.put("maxDrawdown", table.maxDrawdown(pair));
      row.put("trades", table.trades(pair));
      return row;
    }
  }

  /**
   * Tries.
   *
   * @param request what to try
   * @return a row for each pair, and what the best is worth
   */
  public Answer answer(Request request) {
    EventEngine engine = new EventEngine(Market.of(request.instrument()), request.setup());
    SmaSweep sweep = request.sweep();
    SweepTable table = sweep.run(request.threads());
    return new Answer(
        request, table, Warnings.of(engine), deflated(engine, table), overfitting(sweep, request));
  }

  /**
   * The answer when the work was done elsewhere, such as in parts.
   *
   * @param request what was tried
   * @param done its rows and blocks, as many as the overfitting looks at
   * @return the same answer as if it had been computed here
   */
  public Answer answer(Request request, SweepPart done) {
    EventEngine engine = new EventEngine(Market.of(request.instrument()), request.setup());
    return new Answer(
        request,
        done.table(),
        Warnings.of(engine),
        deflated(engine, done.table()),
        isJudged(request) ? overfitting(done.blocks()) : Double.NaN);
  }

  private static boolean isJudged(Request request) {
    int blocks = BacktestOverfitting.STANDARD.blocks();
    return request.tape().market().bars() >= 4 * blocks && request.grid().size() >= 2;
  }

  private static double overfitting(Blocks blocks) {
    BacktestOverfitting.Terms terms = BacktestOverfitting.STANDARD;
    return BacktestOverfitting.ofBlocks(
            blocks.sums(), blocks.squares(), blocks.counts(), terms.budget(), terms.seed())
        .probability();
  }

  private static double deflated(EventEngine engine, SweepTable table) {
    List<Integer> best = table.best(1);
    if (best.isEmpty()) {
      return Double.NaN;
    }
    int fast = table.grid().fast(best.getFirst());
    int slow = table.grid().slow(best.getFirst());
    Backtest run = engine.run(new SmaCross(fast, slow));
    return DeflatedSharpe.of(table.sharpesPerPeriod(), run.returns()).probability();
  }

  private static double overfitting(SmaSweep sweep, Request request) {
    return isJudged(request)
        ? overfitting(sweep.blocks(BacktestOverfitting.STANDARD.blocks()))
        : Double.NaN;
  }

  /**
   * The same pairs once more, each by the event engine, to compare.
   *
   * @param table from the sweep
   * @param request what was tried
   * @param progress told the part that is done, from 0 to 1
   * @return what the event engine's fills come to
   */
  public static Check check(SweepTable table, Request request, DoubleConsumer progress) {
    EventEngine engine = new EventEngine(Market.of(request.instrument()), request.setup());
    double largest = 0;
    List<String> rows = new ArrayList<>();
    for (int pair = 0; pair < table.grid().size(); pair++) {
      progress.accept((double) pair / table.grid().size());
      SmaCross strategy = new SmaCross(table.grid().fast(pair), table.grid().slow(pair));
      Backtest run = engine.run(strategy);
      largest = Math.max(largest, difference(table, pair, run));
      List<Integer> switches = run.fills().stream().map(Fill::bar).toList();
      rows.add(
          SmaSweep.row(
                  request.instrument().bars(),
                  request.setup(),
                  strategy.fast(),
                  strategy.slow(),
                  switches)
              .rows());
    }
    return new Check(Checksum.of(String.join("", rows)), largest);
  }

  /** Of equity as a fraction, of the Sharpe ratio and the drawdown as they are. */
  private static double difference(SweepTable table, int pair, Backtest run) {
    Performance measured = run.performance(1, Double.NaN);
    double equity = Math.abs(run.finalEquity() / table.finalEquity(pair) - 1);
    double fall = Math.abs(measured.value(Measure.MAX_DRAWDOWN) - table.maxDrawdown(pair));
    double sharpe =
        table.trades(pair) == 0 ? 0 : Math.abs(measured.value(Measure.SHARPE) - table.sharpe(pair));
    return Math.max(equity, Math.max(fall, sharpe));
  }

  /**
   * The event engine's word.
   *
   * @param checksum of the rows that its fills come to by the sweep's arithmetic
   * @param largestDifference of its own equity (as a fraction), Sharpe ratio and drawdown
   */
  public record Check(String checksum, double largestDifference) {
    private static final double LARGEST = 1e-9;

    /**
     * Whether both ways say the same.
     *
     * @param table of the sweep
     * @return the same rows, and numbers that agree to 1e-9
     */
    public boolean agrees(SweepTable table) {
      return largestDifference <= LARGEST && checksum.equals(Checksum.of(table.rows()));
    }
  }
}
