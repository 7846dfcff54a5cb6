package tradingagents.quant.backtest.validation;

import java.util.Locale;

/** What a market was like, as far as it was known at the time. */
public enum Regime {
  /** Too little history to tell, which is not the same as normal. */
  UNKNOWN,
  /** Volatility in the lowest third of its own past. */
  CALM,
  /** Volatility in the middle third of its own past. */
  NORMAL,
  /** Volatility in the highest third of its own past. */
  TURBULENT,
  /** The close above its trailing average. */
  UP,
  /** The close not above its trailing average. */
  DOWN;

  /** The name in an answer. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
