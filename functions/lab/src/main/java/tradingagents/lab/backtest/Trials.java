package tradingagents.lab.backtest;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import tradingagents.quant.backtest.Backtest;
import tradingagents.quant.backtest.EventEngine;
import tradingagents.quant.backtest.Market;
import tradingagents.quant.backtest.Setup;
import tradingagents.quant.backtest.Strategy;
import tradingagents.quant.backtest.search.Objective;
import tradingagents.quant.backtest.search.Parameters;
import tradingagents.quant.backtest.validation.Span;

/**
 * Tries a strategy on stretches of a market. A trial of a span sees the bars that its warm-up needs
 * before the span, and none after it; it begins flat, and can hold something from the first bar of
 * the span on. What it holds at the end counts at the last close; its sale is not charged.
 */
final class Trials implements Objective {
  private static final int MOST_ENGINES = 64;

  private final Market market;
  private final Setup setup;
  private final Template template;
  private final Goal goal;
  private final Map<Span, EventEngine> engines =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Span, EventEngine> eldest) {
          return size() > MOST_ENGINES;
        }
      };

  Trials(Market market, Setup setup, Template template, Goal goal) {
    this.market = market;
    // Judged once for all bars: a stretch of them may look worse than the whole.
    this.setup = new EventEngine(market, setup).setup().trusting();
    this.template = template;
    this.goal = goal;
  }

  /** One return for each bar of the span; the first bar of all has none, which counts as zero. */
  double[] returns(Parameters parameters, Span span) {
    return returns(template.with(parameters), span);
  }

  double[] returns(Strategy strategy, Span span) {
    int from = Math.max(0, span.from() - setup.timing().lag() - strategy.warmUp());
    if (span.to() - from <= strategy.warmUp() || span.to() - from < 2) {
      return new double[span.size()];
    }
    Backtest run = engine(new Span(from, span.to())).run(strategy);
    double[] returns = run.returns();
    double[] part = new double[span.size()];
    int known = Math.min(returns.length, part.length);
    System.arraycopy(returns, returns.length - known, part, part.length - known, known);
    return part;
  }

  /** Many trials look at the same bars. */
  private EventEngine engine(Span bars) {
    return engines.computeIfAbsent(
        bars, some -> new EventEngine(market.slice(some.from(), some.to()), setup));
  }

  /** What is so good about a span's returns; NaN where nothing was traded. */
  @Override
  public double score(Parameters parameters, Span span) {
    return score(counted(returns(parameters, span), span));
  }

  /** The first bar of all has no return, and none is counted for it. */
  static double[] counted(double[] returns, Span span) {
    return span.from() == 0 ? Arrays.copyOfRange(returns, 1, returns.length) : returns;
  }

  double score(double[] returns) {
    boolean still = Arrays.stream(returns).allMatch(value -> value == 0);
    return still ? Double.NaN : goal.of(returns, setup.periodsPerYear());
  }
}
