package tradingagents.lab.backtest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tradingagents.quant.backtest.search.Parameters;
import tradingagents.quant.backtest.validation.BacktestOverfitting;
import tradingagents.quant.backtest.validation.DeflatedSharpe;
import tradingagents.quant.backtest.validation.Span;
import tradingagents.quant.measure.Ratios;

/**
 * What the best of many is worth: the deflated Sharpe ratio of some returns that were chosen, and
 * the probability that choosing like that picks what only looked good. Stands beside every result
 * that was optimised.
 *
 * @param trials how many were tried
 * @param deflatedSharpe probability that the true Sharpe ratio is above zero; NaN without one
 * @param overfitting null when there are too few bars or trials to say
 */
public record Overfit(
    int trials, double deflatedSharpe, @Nullable BacktestOverfitting overfitting) {
  /** Judges returns that were chosen among the trials of these points. */
  static Overfit of(
      List<Parameters> points, Trials trials, Span span, double[] chosen, int periodsPerYear) {
    BacktestOverfitting.Terms terms = BacktestOverfitting.STANDARD;
    int blocks = terms.blocks();
    int count = points.size();
    double[] sharpes = new double[count];
    double[][] sums = new double[blocks][count];
    double[][] squares = new double[blocks][count];
    int[] counts = new int[blocks];
    for (int trial = 0; trial < count; trial++) {
      double[] returns = Trials.counted(trials.returns(points.get(trial), span), span);
      sharpes[trial] = Ratios.sharpe(returns, 1, 0);
      for (int i = 0; i < returns.length; i++) {
        int block = (int) ((long) i * blocks / returns.length);
        sums[block][trial] += returns[i];
        squares[block][trial] += returns[i] * returns[i];
        counts[block] += trial == 0 ? 1 : 0;
      }
    }
    boolean enough = count >= 2 && span.size() >= 4 * blocks;
    return new Overfit(
        count,
        DeflatedSharpe.of(sharpes, chosen).probability(),
        enough
            ? BacktestOverfitting.ofBlocks(sums, squares, counts, terms.budget(), terms.seed())
            : null);
  }

  /** As a document tells it. */
  Map<String, @Nullable Object> document() {
    Map<String, @Nullable Object> told = new LinkedHashMap<>();
    told.put("trials", trials);
    told.put("deflatedSharpe", deflatedSharpe);
    told.put("pbo", overfitting == null ? null : overfitting.probability());
    told.put("probabilityOfLoss", overfitting == null ? null : overfitting.probabilityOfLoss());
    told.put("degradation", overfitting == null ? null : overfitting.slope());
    return told;
  }
}
