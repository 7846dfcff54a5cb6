package tradingagents.quant.backtest.strategy;

import tradingagents.quant.backtest.Strategy;
import tradingagents.quant.catalogue.Argument;
import tradingagents.quant.indicator.Live;
import tradingagents.quant.indicator.RealisedVolatility;

/**
 * Holds less of what moves more: each instrument has {@code min(1, target / volatility)} of its
 * equal part of the equity, said every so many bars; the rest is cash, and nothing is borrowed.
 * What did not move at all has its whole part. Volatility is the {@link RealisedVolatility} of each
 * instrument. Source: A. Moreira and T. Muir, Volatility-Managed Portfolios, Journal of Finance 72
 * (2017), there with the variance.
 *
 * @param target volatility a year, a fraction above zero: 0.1 is ten percent
 * @param window how many log returns the volatility is measured over, two or more
 * @param every how many bars from one sizing to the next; the first is after {@code window} bars
 * @param periods bars a year, such as 252
 */
public record VolatilityTarget(double target, int window, int every, int periods)
    implements Strategy {
  /** Checks each. */
  public VolatilityTarget {
    Checks.aboveZero("target volatility", target);
    Checks.window("window", window);
    Checks.window("time between sizings", every);
    if (window < 2 || periods < 1) {
      throw new IllegalArgumentException(
          "a volatility needs two returns or more and a period a year or more, not %d and %d"
              .formatted(window, periods));
    }
  }

  @Override
  public String name() {
    return "volatility-target:%s:%d:%d:%d"
        .formatted(Argument.typed(target), window, every, periods);
  }

  @Override
  public int warmUp() {
    return window;
  }

  @Override
  public Decider start(int instruments) {
    Feed[] feeds = new Feed[instruments];
    Live[] volatilities = new Live[instruments];
    for (int i = 0; i < instruments; i++) {
      feeds[i] = new Feed(i);
      volatilities[i] = feeds[i].live(new RealisedVolatility(window, periods));
    }
    return (view, targets) -> {
      boolean due = Checks.isDue(view, window, every);
      for (int i = 0; i < instruments; i++) {
        feeds[i].take(view);
        if (due) {
          targets.weight(i, Math.min(1, target / volatilities[i].value()) / instruments);
        }
      }
    };
  }
}
