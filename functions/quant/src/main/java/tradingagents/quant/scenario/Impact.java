package tradingagents.quant.scenario;

import java.util.List;

/**
 * What a scenario does to the whole portfolio, in its currency. Cash does not move.
 *
 * @param positions in the order of the holdings
 * @param cash counted in both values
 * @param before the sum of the positions and cash today
 * @param after the same after the scenario
 * @param profitAndLoss the sum over the positions; a loss is negative
 * @param relative profitAndLoss over before, NaN when before is zero
 */
public record Impact(
    List<Outcome> positions,
    double cash,
    double before,
    double after,
    double profitAndLoss,
    double relative) {
  /** Copies the positions. */
  public Impact {
    positions = List.copyOf(positions);
  }

  static Impact of(List<Outcome> positions, double cash) {
    double before = cash;
    double gain = 0;
    for (Outcome position : positions) {
      before += position.before();
      gain += position.profitAndLoss();
    }
    double relative = before > 0 ? gain / before : Double.NaN;
    return new Impact(positions, cash, before, before + gain, gain, relative);
  }
}
