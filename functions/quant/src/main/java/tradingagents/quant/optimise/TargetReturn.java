package tradingagents.quant.optimise;

/**
 * The fully invested portfolio with the smallest variance among those whose expected return is the
 * target, exactly. A target under the return of the minimum-variance portfolio is met too, at more
 * risk than necessary; who wants "at least" uses {@link MinVariance} with {@link
 * Constraints#leastReturn(double)}. Honours every constraint. Source: H. Markowitz 1952.
 *
 * @param target the expected return per period
 */
public record TargetReturn(double target) implements Objective {
  /** Checks the target. */
  public TargetReturn {
    if (!Double.isFinite(target)) {
      throw new IllegalArgumentException("a target return is a number, not " + target);
    }
  }

  @Override
  public String name() {
    return "target-return";
  }
}
