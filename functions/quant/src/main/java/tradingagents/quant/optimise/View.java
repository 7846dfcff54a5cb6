package tradingagents.quant.optimise;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * An opinion for {@link BlackLitterman}: the portfolio of these loadings is expected to return this
 * much per period. {@code A = 1} with 0.05 says that A returns five percent, {@code A = 1, B = -1}
 * with 0.02 that A returns two percent more than B.
 *
 * @param loadings how much of each asset, by name; others are zero
 * @param value the expected return per period
 * @param uncertainty the variance of the opinion; absent: as uncertain as the prior is about it
 */
public record View(Map<String, Double> loadings, double value, OptionalDouble uncertainty) {
  /** Checks and copies. */
  public View {
    loadings = Map.copyOf(loadings);
    if (loadings.values().stream().allMatch(loading -> loading == 0)) {
      throw new IllegalArgumentException("a view is about one asset or more");
    }
    if (!loadings.values().stream().allMatch(Double::isFinite) || !Double.isFinite(value)) {
      throw new IllegalArgumentException("the numbers of a view are numbers: " + loadings);
    }
    if (uncertainty.isPresent() && !(uncertainty.getAsDouble() > 0)) {
      throw new IllegalArgumentException(
          "the uncertainty of a view is a variance above zero, not " + uncertainty.getAsDouble());
    }
  }

  /** As uncertain as the prior is about it: {@code tau p'Sp}. */
  public View(Map<String, Double> loadings, double value) {
    this(loadings, value, OptionalDouble.empty());
  }
}
