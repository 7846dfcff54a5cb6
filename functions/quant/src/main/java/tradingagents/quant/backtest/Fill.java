package tradingagents.quant.backtest;

/**
 * An order or a part of it, done.
 *
 * @param instrument its number
 * @param decided index of the bar at whose close it was decided
 * @param bar index of the bar it was filled at
 * @param units bought, or below zero sold
 * @param price paid or got for one, slippage included
 * @param aimed price before slippage
 * @param commission paid for it
 */
public record Fill(
    int instrument,
    int decided,
    int bar,
    double units,
    double price,
    double aimed,
    double commission) {
  /**
   * What was traded.
   *
   * @return its value, zero or more
   */
  public double value() {
    return Math.abs(units * price);
  }

  /**
   * What it cost to trade at a worse price.
   *
   * @return zero or more
   */
  public double slippage() {
    return Math.abs(units) * Math.abs(price - aimed);
  }
}
