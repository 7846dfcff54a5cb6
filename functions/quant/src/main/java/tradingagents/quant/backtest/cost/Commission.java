package tradingagents.quant.backtest.cost;

/**
 * What a broker takes for a fill: {@code min(mostOfValue * value, max(minimum, perFill + perUnit *
 * units + fraction * value))}, in the currency of the account.
 *
 * @param fraction of the value traded, from 0, below 1; 0.001 is ten basis points
 * @param perUnit for each unit, zero or more
 * @param perFill for each fill, zero or more
 * @param minimum for each fill, zero or more
 * @param mostOfValue the largest part of the value that is taken, above 0; 1 where there is no such
 *     limit
 */
public record Commission(
    double fraction, double perUnit, double perFill, double minimum, double mostOfValue) {
  /** Nothing. */
  public static final Commission NONE = new Commission(0, 0, 0, 0);

  /** Half a cent per unit, at least 1.00, at most 1 % of the value: what the paper broker takes. */
  public static final Commission PAPER = new Commission(0, 0.005, 0, 1, 0.01);

  /** Checks each. */
  public Commission {
    Amounts.fraction("commission", fraction);
    Amounts.notNegative("commission per unit", perUnit);
    Amounts.notNegative("commission per fill", perFill);
    Amounts.notNegative("least commission", minimum);
    if (!(mostOfValue > 0 && mostOfValue <= 1)) {
      throw new IllegalArgumentException(
          "the largest part of a value is above 0, at most 1, not " + mostOfValue);
    }
  }

  /**
   * Without a limit.
   *
   * @param fraction of the value traded
   * @param perUnit for each unit
   * @param perFill for each fill
   * @param minimum for each fill
   */
  public Commission(double fraction, double perUnit, double perFill, double minimum) {
    this(fraction, perUnit, perFill, minimum, 1);
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
    double taken = Math.max(minimum, perFill + units * (perUnit + fraction * price));
    return mostOfValue < 1 ? Math.min(mostOfValue * units * price, taken) : taken;
  }

  /**
   * The most units that an amount pays, with the commission on them; a little fewer where the limit
   * on the commission would have made it smaller.
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
    return perUnit == 0 && perFill == 0 && minimum == 0 && mostOfValue == 1;
  }
}
