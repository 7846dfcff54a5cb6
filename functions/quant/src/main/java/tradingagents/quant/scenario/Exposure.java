package tradingagents.quant.scenario;

/**
 * How much of the portfolio moves with one asset.
 *
 * @param asset its name, as in the shocks and in the returns
 * @param value in the portfolio's currency, zero or more
 */
public record Exposure(String asset, double value) {
  /** Checks the value. */
  public Exposure {
    if (!(value >= 0 && Double.isFinite(value))) {
      throw new IllegalArgumentException(
          "the value of " + asset + " is zero or more, not " + value);
    }
  }
}
