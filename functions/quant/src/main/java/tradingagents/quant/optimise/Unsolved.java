package tradingagents.quant.optimise;

import org.jspecify.annotations.Nullable;

/** What a caller is told when a problem passed every check and arithmetic still found no answer. */
final class Unsolved {
  private Unsolved() {}

  static IllegalArgumentException because(String reason) {
    return because(reason, null);
  }

  static IllegalArgumentException because(String reason, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        "this cannot be solved as it stands: " + reason + "; loosen limits that nearly collide",
        cause);
  }
}
