package tradingagents.quant.scenario;

/**
 * What a scenario does to one position, in the portfolio's currency.
 *
 * @param asset its name
 * @param before its value today
 * @param shock its return over the scenario, a fraction: -0.2 loses a fifth
 * @param profitAndLoss before times shock; a loss is negative
 * @param after before plus profitAndLoss
 */
public record Outcome(
    String asset, double before, double shock, double profitAndLoss, double after) {
  static Outcome of(Exposure exposure, double shock) {
    double gain = exposure.value() * shock;
    return new Outcome(exposure.asset(), exposure.value(), shock, gain, exposure.value() + gain);
  }
}
