package tradingagents.quant.backtest.cost;

/**
 * What trading and holding costs.
 *
 * @param commission of each fill
 * @param spread between bid and ask, as a fraction of the price; each fill pays half of it
 * @param slippage of each fill, on top of the spread
 * @param volumeLimit the largest fraction of a bar's volume that a fill may be, above 0; what is
 *     beyond waits for the next bar; {@link #UNLIMITED} when volume does not matter
 * @param borrowRate of what is sold short, a year, as a fraction of its value
 */
public record Costs(
    Commission commission,
    double spread,
    Slippage slippage,
    double volumeLimit,
    double borrowRate) {
  /** Any volume is there for anybody. */
  public static final double UNLIMITED = Double.POSITIVE_INFINITY;

  /** Trading and holding are free. */
  public static final Costs NONE = new Costs(Commission.NONE, 0, Slippage.none(), UNLIMITED, 0);

  /** Checks each. */
  public Costs {
    Amounts.fraction("spread", spread);
    if (!(volumeLimit > 0)) {
      throw new IllegalArgumentException("a volume limit is above zero, not " + volumeLimit);
    }
    Amounts.notNegative("borrow rate", borrowRate);
  }

  /**
   * Costs that are a part of the price and nothing else.
   *
   * @param commissionBasisPoints of the value traded
   * @param slippageBasisPoints of the price
   * @return such costs
   */
  public static Costs basisPoints(double commissionBasisPoints, double slippageBasisPoints) {
    return new Costs(
        Commission.basisPoints(commissionBasisPoints),
        0,
        new Slippage.Fixed(slippageBasisPoints / 10_000),
        UNLIMITED,
        0);
  }

  /**
   * Whether volumes matter.
   *
   * @return true where bars without volumes are no use
   */
  public boolean readsVolume() {
    return volumeLimit < UNLIMITED || slippage.readsVolume();
  }

  /**
   * Whether each fill costs the same part of its value, whatever its size.
   *
   * @return true also when trading is free
   */
  public boolean isProportional() {
    return commission.isProportional()
        && slippage instanceof Slippage.Fixed
        && volumeLimit == UNLIMITED;
  }

  /**
   * By which part of the price a fill is worse.
   *
   * @param units filled, above zero
   * @param liquidity of the instrument
   * @param bar of the fill
   * @return zero or more; NaN where it is not known yet
   */
  public double part(double units, Liquidity liquidity, int bar) {
    return spread / 2 + slippage.part(units, liquidity, bar);
  }

  /**
   * What a buyer pays for a unit, as a multiple of its price, where costs are proportional.
   *
   * @return one or more
   */
  public double buying() {
    return (1 + proportionalPart()) * (1 + commission.fraction());
  }

  /**
   * What a seller gets for a unit, as a multiple of its price, where costs are proportional.
   *
   * @return one or less
   */
  public double selling() {
    return (1 - proportionalPart()) * (1 - commission.fraction());
  }

  private double proportionalPart() {
    if (!(slippage instanceof Slippage.Fixed fixed) || !isProportional()) {
      throw new IllegalArgumentException(
          "these costs depend on the size of a fill; here they must be basis points of its value");
    }
    return spread / 2 + fixed.part();
  }
}
