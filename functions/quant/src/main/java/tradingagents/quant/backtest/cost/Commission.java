package tradingagents.quant.backtest.cost;

/**
 * What a broker takes for a fill: {@code max(minimum, perFill + perUnit * units + fraction *
 * value)}, in the currency of the account.
 *
 * @param fraction of the value traded, from 0, below 1; 0.001 is ten basis points
 * @param perUnit for each unit, zero or more
 * @param perFill for each fill, zero or more
 * @param minimum for each fill, zero or more
 */
public record Commission(double fraction, double perUnit, double perFill, double minimum) {
  /** Nothing. */
  public static final Commission NONE = new Commission(0, 0, 0, 0);

  /** Checks each. */
  public Commission {
    Amounts.fraction("commission", fraction);
    Amounts.notNegative("commission per unit", perUnit);
    Amounts.notNegative("commission per fill", perFill);
    Amounts.notNegative("least commission", minimum);
  }

  /**
   * A part of the value and nothing else.
   *
   * @param basisPoints hundredths of a percent
   * @return such a commission
   */
  public static Commission basisPoints(double basisPoints) {
    return new Commission(basisPoints / 10_000, 0, 0, 0);
  }

  /**
   * Of a fill.
   *
   * @param units traded, zero or more
   * @param price of one
   * @return zero or more
   */
  public double of(double units, double price) {
    return Math.max(minimum, perFill + units * (perUnit + fraction * price));
  }

  /**
   * The most units that an amount pays, with the commission on them.
   *
   * @param cash to spend
   * @param price of one unit
   * @return zero or more
   */
  public double affordable(double cash, double price) {
    double units = (cash - perFill) / (price * (1 + fraction) + perUnit);
    if (perFill + units * (perUnit + fraction * price) < minimum) {
      units = (cash - minimum) / price;
    }
    return Math.max(0, units);
  }

  /**
   * Whether it is a part of the value and nothing else.
   *
   * @return true also when there is none
   */
  public boolean isProportional() {
    return perUnit == 0 && perFill == 0 && minimum == 0;
  }
}
