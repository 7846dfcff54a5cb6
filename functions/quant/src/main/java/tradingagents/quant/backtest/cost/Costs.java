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
 * @param ticksPerUnit smallest steps of a price in one unit of currency, 100 for cents; prices are
 *     rounded to them, and commissions too, against the account; 0 for no rounding
 */
public record Costs(
    Commission commission,
    double spread,
    Slippage slippage,
    double volumeLimit,
    double borrowRate,
    int ticksPerUnit) {
  /** What a price of decimals may be off by in doubles, in ticks. */
  private static final double ROUNDING = 1e-7;

  /** Any volume is there for anybody. */
  public static final double UNLIMITED = Double.POSITIVE_INFINITY;

  /** Trading and holding are free. */
  public static final Costs NONE = new Costs(Commission.NONE, 0, Slippage.none(), UNLIMITED, 0);

  /** Five basis points, whole cents and the commission of the paper broker. */
  public static final Costs PAPER =
      new Costs(Commission.PAPER, 0, new Slippage.Fixed(0.0005), UNLIMITED, 0, 100);

  /** Checks each. */
  public Costs {
    Amounts.fraction("spread", spread);
    if (!(volumeLimit > 0)) {
      throw new IllegalArgumentException("a volume limit is above zero, not " + volumeLimit);
    }
    Amounts.notNegative("borrow rate", borrowRate);
    if (ticksPerUnit < 0 || ticksPerUnit > 1_000_000) {
      throw new IllegalArgumentException("a unit has 0 to 1000000 ticks, not " + ticksPerUnit);
    }
  }

  /**
   * Without rounding.
   *
   * @param commission of each fill
   * @param spread between bid and ask
   * @param slippage of each fill
   * @param volumeLimit the largest fraction of a bar's volume
   * @param borrowRate of what is sold short
   */
  public Costs(
      Commission commission,
      double spread,
      Slippage slippage,
      double volumeLimit,
      double borrowRate) {
    this(commission, spread, slippage, volumeLimit, borrowRate, 0);
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
        && ticksPerUnit == 0
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
   * The price of a fill.
   *
   * @param aimed price before costs
   * @param part by which it is worse
   * @param side 1 for a purchase, -1 for a sale
   * @return a tick at least where there are ticks
   */
  public double price(double aimed, double part, int side) {
    double price = aimed * (1 + side * part);
    if (ticksPerUnit == 0) {
      return price;
    }
    double ticks = price * ticksPerUnit;
    double whole = side > 0 ? Math.ceil(ticks - ROUNDING) : Math.floor(ticks + ROUNDING);
    return Math.max(1, whole) / ticksPerUnit;
  }

  /**
   * The commission of a fill.
   *
   * @param units traded
   * @param price of one
   * @return zero or more
   */
  public double commission(double units, double price) {
    double taken = commission.of(units, price);
    return ticksPerUnit == 0 ? taken : Math.ceil(taken * ticksPerUnit - ROUNDING) / ticksPerUnit;
  }

  /**
   * The most units that an amount pays.
   *
   * @param cash to spend
   * @param price of one
   * @return zero or more
   */
  public double affordable(double cash, double price) {
    return commission.affordable(ticksPerUnit == 0 ? cash : cash - 1.0 / ticksPerUnit, price);
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

  /**
   * Whether trading costs nothing.
   *
   * @return true without commission, spread and slippage
   */
  public boolean isFree() {
    return commission.equals(Commission.NONE)
        && spread == 0
        && slippage.equals(Slippage.none())
        && ticksPerUnit == 0;
  }
}
