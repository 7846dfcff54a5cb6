package tradingagents.quant.backtest;

import java.util.Arrays;

/**
 * What a strategy wants to hold of each instrument. It says so once: an order follows, and holds
 * until another is said. A weight is sized when its order is filled, as a part of the equity at the
 * prices of that moment; after that it drifts with the prices.
 */
public final class Targets {
  private static final double ROUNDING = 1e-9;

  private final double[] weights;
  private final double[] units;
  private final boolean shorts;
  private boolean any;

  Targets(int instruments, boolean shorts) {
    weights = new double[instruments];
    units = new double[instruments];
    this.shorts = shorts;
    clear();
  }

  /**
   * Wants a part of the equity in an instrument.
   *
   * @param instrument its number, from 0
   * @param weight 1 for all of it, 0 for nothing; below 0 to be short, where that is allowed
   */
  public void weight(int instrument, double weight) {
    if (!(Math.abs(weight) <= 1 + ROUNDING)) {
      throw new IllegalArgumentException("a weight is from -1 to 1, not " + weight);
    }
    allow(weight);
    weights[instrument] = weight;
    units[instrument] = Double.NaN;
    any = true;
  }

  /**
   * Wants so many units of an instrument.
   *
   * @param instrument its number, from 0
   * @param wanted to be held; below 0 to be short, where that is allowed
   */
  public void units(int instrument, double wanted) {
    if (!Double.isFinite(wanted)) {
      throw new IllegalArgumentException("units are a number, not " + wanted);
    }
    allow(wanted);
    units[instrument] = wanted;
    weights[instrument] = Double.NaN;
    any = true;
  }

  private void allow(double wanted) {
    if (wanted < 0 && !shorts) {
      throw new IllegalArgumentException(
          "this account may not sell short, but the strategy wants " + wanted);
    }
  }

  /**
   * Wants the same weight of every instrument.
   *
   * @param weight of each
   */
  public void every(double weight) {
    for (int i = 0; i < weights.length; i++) {
      weight(i, weight);
    }
  }

  void clear() {
    Arrays.fill(weights, Double.NaN);
    Arrays.fill(units, Double.NaN);
    any = false;
  }

  boolean any() {
    return any;
  }

  /** NaN for nothing said. */
  double weight(int instrument) {
    return weights[instrument];
  }

  /** NaN for nothing said. */
  double units(int instrument) {
    return units[instrument];
  }
}
