package tradingagents.quant.rebalance;

import java.math.BigDecimal;
import tradingagents.model.money.Ratio;

/**
 * How far a weight may drift from its target before it is traded. Absolute: target 0.3 and width
 * 0.05 is 0.25 to 0.35. Relative: target 0.3 and width 0.1 is 0.27 to 0.33. Never below 0 or above
 * 1; the edges themselves are inside.
 *
 * @param width zero or more
 * @param relative whether the width is a share of the target
 */
public record Band(Ratio width, boolean relative) {
  /** Checks the width. */
  public Band {
    if (width.compareTo(Ratio.ZERO) < 0 || width.compareTo(Ratio.ONE) > 0) {
      throw new IllegalArgumentException("the width of a band is from 0 to 1, not " + width);
    }
  }

  private BigDecimal half(Ratio target) {
    return relative ? target.value().multiply(width.value()) : width.value();
  }

  /**
   * The lower edge.
   *
   * @param target weight
   * @return zero or more
   */
  public Ratio lower(Ratio target) {
    return new Ratio(target.value().subtract(half(target)).max(BigDecimal.ZERO));
  }

  /**
   * The upper edge.
   *
   * @param target weight
   * @return one or less
   */
  public Ratio upper(Ratio target) {
    return new Ratio(target.value().add(half(target)).min(BigDecimal.ONE));
  }
}
