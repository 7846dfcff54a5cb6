package tradingagents.quant.tax;

import java.math.RoundingMode;
import tradingagents.model.money.Money;
import tradingagents.model.money.Ratio;

/**
 * What of a gain goes to the tax office; of a loss, what is saved when there are gains to set it
 * against.
 *
 * @param shortTerm of short-term gains, 0 to 1
 * @param longTerm of long-term gains, 0 to 1
 */
public record TaxRates(Ratio shortTerm, Ratio longTerm) {
  /** Checks the range. */
  public TaxRates {
    check("short-term", shortTerm);
    check("long-term", longTerm);
  }

  private static void check(String what, Ratio rate) {
    if (rate.compareTo(Ratio.ZERO) < 0 || rate.compareTo(Ratio.ONE) > 0) {
      throw new IllegalArgumentException("the " + what + " rate is from 0 to 1, not " + rate);
    }
  }

  /**
   * The rate of a term.
   *
   * @param term short or long
   * @return 0 to 1
   */
  public Ratio of(Term term) {
    return switch (term) {
      case SHORT -> shortTerm;
      case LONG -> longTerm;
    };
  }

  /**
   * The tax on a gain.
   *
   * @param gain negative for a loss
   * @param term short or long
   * @return to the smallest unit, half up; negative when a loss saves tax
   */
  public Money tax(Money gain, Term term) {
    return gain.times(of(term), RoundingMode.HALF_UP);
  }
}
