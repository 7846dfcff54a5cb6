package tradingagents.quant.optimise;

import java.util.OptionalDouble;

/**
 * The fully invested portfolio with the smallest conditional value at risk over the scenarios: the
 * mean loss in the worst {@code 1 - level} of them, the scenario on the edge counted in part.
 * Honours every constraint; needs no covariance. Source: R. Rockafellar and S. Uryasev,
 * Optimization of conditional value-at-risk, Journal of Risk 2 (2000).
 *
 * @param level above 0 and below 1, 0.95 by custom
 * @param target an expected return per period to meet exactly, when there is one
 */
public record MinCvar(double level, OptionalDouble target) implements Objective {
  /** Checks level and target. */
  public MinCvar {
    Optimiser.checkLevel(level);
    if (target.isPresent() && !Double.isFinite(target.getAsDouble())) {
      throw new IllegalArgumentException(
          "a target return is a number, not " + target.getAsDouble());
    }
  }

  /** Without a target. */
  public MinCvar(double level) {
    this(level, OptionalDouble.empty());
  }

  @Override
  public String name() {
    return "min-cvar";
  }
}
