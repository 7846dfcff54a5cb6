package tradingagents.quant.backtest.cost;

/**
 * By which part of the price a fill is worse than the price it was aimed at: a buyer pays {@code
 * price * (1 + part)}, a seller gets {@code price * (1 - part)}. Larger fills are never better.
 */
public sealed interface Slippage {
  /**
   * Fills at the price itself.
   *
   * @return nothing, whatever the size
   */
  static Slippage none() {
    return new Fixed(0);
  }

  /**
   * The part for a fill of so many units.
   *
   * @param units filled, above zero
   * @param liquidity of the instrument
   * @param bar of the fill
   * @return zero or more; NaN where what it needs to know is not known yet, and nothing is filled
   */
  double part(double units, Liquidity liquidity, int bar);

  /**
   * Whether volumes matter.
   *
   * @return true where bars without volumes are no use
   */
  default boolean readsVolume() {
    return true;
  }

  /**
   * The same part for every fill: half of the spread between bid and ask, and what else is assumed.
   *
   * @param part from 0, below 1
   */
  record Fixed(double part) implements Slippage {
    /** Checks it. */
    public Fixed {
      Amounts.fraction("slippage", part);
    }

    @Override
    public double part(double units, Liquidity liquidity, int bar) {
      return part;
    }

    @Override
    public boolean readsVolume() {
      return false;
    }
  }

  /**
   * {@code impact * (units / volume of the bar)^2}, the model that zipline made common.
   *
   * @param impact part of the price when the fill is all of the bar's volume; usually 0.1
   */
  record VolumeShare(double impact) implements Slippage {
    /** Checks it. */
    public VolumeShare {
      Amounts.notNegative("impact", impact);
    }

    @Override
    public double part(double units, Liquidity liquidity, int bar) {
      double share = units / liquidity.volume(bar);
      return impact * share * share;
    }
  }

  /**
   * {@code factor * volatility * sqrt(units / average volume)}. Source: the square-root law, as in
   * J. Gatheral, No-Dynamic-Arbitrage and Market Impact, Quantitative Finance 10 (2010).
   *
   * @param factor near 1
   */
  record SquareRoot(double factor) implements Slippage {
    /** Checks it. */
    public SquareRoot {
      Amounts.notNegative("factor", factor);
    }

    @Override
    public double part(double units, Liquidity liquidity, int bar) {
      return factor * liquidity.volatility(bar) * Math.sqrt(units / liquidity.averageVolume(bar));
    }
  }

  /**
   * Half of the permanent impact, {@code gamma * volatility * (units / V) * (outstanding /
   * V)^(1/4)}, and all of the temporary one, {@code eta * volatility * (units / V)^(3/5)}, for a
   * fill spread over one bar, V being the average volume of a bar. Source: R. Almgren, C. Thum, E.
   * Hauptmann and H. Li, Direct Estimation of Equity Market Impact, Risk (2005), whose estimates
   * are gamma 0.314 and eta 0.142.
   *
   * @param gamma of the permanent impact
   * @param eta of the temporary impact
   * @param outstanding units that exist, above zero
   */
  record Almgren(double gamma, double eta, double outstanding) implements Slippage {
    /** Checks each. */
    public Almgren {
      Amounts.notNegative("gamma", gamma);
      Amounts.notNegative("eta", eta);
      if (!(outstanding > 0 && outstanding < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "the units outstanding are above zero, not " + outstanding);
      }
    }

    /**
     * With the paper's estimates.
     *
     * @param outstanding units that exist
     * @return the model
     */
    public static Almgren estimated(double outstanding) {
      return new Almgren(0.314, 0.142, outstanding);
    }

    @Override
    public double part(double units, Liquidity liquidity, int bar) {
      double average = liquidity.averageVolume(bar);
      double share = units / average;
      double permanent = gamma * share * Math.sqrt(Math.sqrt(outstanding / average));
      double temporary = eta * Math.pow(share, 0.6);
      return liquidity.volatility(bar) * (permanent / 2 + temporary);
    }
  }
}
