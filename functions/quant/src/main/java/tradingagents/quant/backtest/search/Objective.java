package tradingagents.quant.backtest.search;

import tradingagents.quant.backtest.validation.Span;

/** What a point of a {@link ParameterSpace} is worth on a stretch of history. */
@FunctionalInterface
public interface Objective {
  /**
   * Scores.
   *
   * @param parameters which point
   * @param span the only bars that may be looked at, besides warm-up before them
   * @return more is better, such as a Sharpe ratio; NaN when there is no number
   */
  double score(Parameters parameters, Span span);
}
