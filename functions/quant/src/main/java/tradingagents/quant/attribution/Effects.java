package tradingagents.quant.attribution;

/**
 * What explains a difference of returns, as fractions of the portfolio's value at the start: 0.01
 * is one percent of it. Their sum is the difference.
 *
 * @param allocation by weighting segments otherwise than the benchmark does
 * @param selection by what was held within segments, at the benchmark's weights
 * @param interaction by both at once
 */
public record Effects(double allocation, double selection, double interaction) {
  /** Nothing to explain. */
  public static final Effects NONE = new Effects(0, 0, 0);

  /**
   * All three together.
   *
   * @return the excess return that they explain
   */
  public double total() {
    return allocation + selection + interaction;
  }

  /**
   * These and others, each kind with its own.
   *
   * @param more to add
   * @return the sums
   */
  public Effects plus(Effects more) {
    return new Effects(
        allocation + more.allocation, selection + more.selection, interaction + more.interaction);
  }

  /**
   * The same, stretched.
   *
   * @param factor multiplies each
   * @return the products
   */
  public Effects times(double factor) {
    return new Effects(allocation * factor, selection * factor, interaction * factor);
  }
}
