package tradingagents.quant.scenario;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tradingagents.quant.factor.ReturnTable;

/**
 * Holdings under stress: profit and loss of each position and of the whole if assets moved by given
 * fractions, if factors moved and assets followed by their betas, or if a window of history came
 * again. Statistics in doubles, in the portfolio's currency; nothing is traded on the way and cash
 * does not move. Source: P. Jorion, Value at Risk, the chapter on stress testing.
 *
 * @param exposures each asset once
 * @param cash in the portfolio's currency, zero or more
 */
public record Scenario(List<Exposure> exposures, double cash) {
  /** Copies and checks the holdings. */
  public Scenario {
    exposures = List.copyOf(exposures);
    if (!(cash >= 0 && Double.isFinite(cash))) {
      throw new IllegalArgumentException("cash is zero or more, not " + cash);
    }
    if (exposures.isEmpty()) {
      throw new IllegalArgumentException("a scenario needs at least one holding");
    }
    Set<String> seen = new HashSet<>();
    for (Exposure exposure : exposures) {
      if (!seen.add(exposure.asset())) {
        throw new IllegalArgumentException("the holding " + exposure.asset() + " occurs twice");
      }
    }
  }

  /**
   * Each named asset moves by its shock; the others stand still.
   *
   * @param shocks return by asset, -1 or more
   * @return the impact
   * @throws IllegalArgumentException naming an asset that is shocked but not held
   */
  public Impact shocked(Map<String, Double> shocks) {
    Set<String> held = new HashSet<>();
    exposures.forEach(exposure -> held.add(exposure.asset()));
    for (Map.Entry<String, Double> shock : shocks.entrySet()) {
      if (!held.contains(shock.getKey())) {
        throw new IllegalArgumentException(
            "the shock names "
                + shock.getKey()
                + ", which is not held: held are "
                + String.join(", ", names()));
      }
      checkShock(shock.getKey(), shock.getValue());
    }
    List<Outcome> outcomes = new ArrayList<>();
    for (Exposure exposure : exposures) {
      outcomes.add(Outcome.of(exposure, shocks.getOrDefault(exposure.asset(), 0.0)));
    }
    return Impact.of(outcomes, cash);
  }

  /**
   * Each asset moves by the sum of its betas times the factors' shocks, never below -1.
   *
   * @param betas by asset, then by factor; every asset held has a row
   * @param factorShocks return by factor; a factor that is not named stands still
   * @return the impact
   * @throws IllegalArgumentException naming an asset without betas, or a factor no asset knows
   */
  public Impact shockedByFactors(
      Map<String, Map<String, Double>> betas, Map<String, Double> factorShocks) {
    for (Map.Entry<String, Double> shock : factorShocks.entrySet()) {
      if (betas.values().stream().noneMatch(row -> row.containsKey(shock.getKey()))) {
        throw new IllegalArgumentException("no holding has a beta on the factor " + shock.getKey());
      }
      if (!Double.isFinite(shock.getValue())) {
        throw new IllegalArgumentException(
            "the shock of " + shock.getKey() + " is a finite number, not " + shock.getValue());
      }
    }
    Map<String, Double> shocks = new LinkedHashMap<>();
    for (Exposure exposure : exposures) {
      Map<String, Double> row = betas.get(exposure.asset());
      if (row == null) {
        throw new IllegalArgumentException("there are no betas for " + exposure.asset());
      }
      double sum = 0;
      for (Map.Entry<String, Double> shock : factorShocks.entrySet()) {
        Double beta = row.get(shock.getKey());
        if (beta == null || !Double.isFinite(beta)) {
          throw new IllegalArgumentException(
              "there is no beta of " + exposure.asset() + " on " + shock.getKey());
        }
        sum += beta * shock.getValue();
      }
      shocks.put(exposure.asset(), Math.max(-1, sum));
    }
    return shocked(shocks);
  }

  /**
   * The returns of a stretch of history, compounded, applied to today's holdings.
   *
   * @param history a series for each asset held
   * @param from the date of the first return, included
   * @param to the date of the last return, included
   * @return the impact and the worst moment on the way
   * @throws IllegalArgumentException naming an asset without returns, or the end of the data that
   *     does not reach
   */
  public Replay replayed(ReturnTable history, LocalDate from, LocalDate to) {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("a window ends after it begins: " + from + " to " + to);
    }
    for (Exposure exposure : exposures) {
      if (!history.names().contains(exposure.asset())) {
        throw new IllegalArgumentException(
            "there are no returns of "
                + exposure.asset()
                + ": the file has "
                + String.join(", ", history.names()));
      }
    }
    LocalDate first = history.dates().getFirst();
    LocalDate last = history.dates().getLast();
    if (from.isBefore(first) || to.isAfter(last)) {
      throw new IllegalArgumentException(
          "the window " + from + " to " + to + " is outside the data: " + first + " to " + last);
    }
    return through(history.between(from, to));
  }

  /**
   * A crisis again.
   *
   * @param history a series for each asset held
   * @param window from the session after its peak to its trough
   * @return the impact and the worst moment on the way
   */
  public Replay replayed(ReturnTable history, CrisisWindow window) {
    return replayed(history, window.firstReturn(), window.trough());
  }

  private Replay through(ReturnTable window) {
    List<double[]> columns = names().stream().map(window::column).toList();
    double[] growth = new double[columns.size()];
    Arrays.fill(growth, 1);
    double worst = value(growth);
    LocalDate worstDate = null;
    for (int t = 0; t < window.dates().size(); t++) {
      for (int i = 0; i < growth.length; i++) {
        double change = columns.get(i)[t];
        checkShock(exposures.get(i).asset() + " on " + window.dates().get(t), change);
        growth[i] *= 1 + change;
      }
      double value = value(growth);
      if (value < worst) {
        worst = value;
        worstDate = window.dates().get(t);
      }
    }
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < growth.length; i++) {
      outcomes.add(Outcome.of(exposures.get(i), growth[i] - 1));
    }
    List<LocalDate> dates = window.dates();
    Impact end = Impact.of(outcomes, cash);
    return new Replay(end, dates.getFirst(), dates.getLast(), dates.size(), worst, worstDate);
  }

  private double value(double[] growth) {
    double sum = cash;
    for (int i = 0; i < growth.length; i++) {
      sum += exposures.get(i).value() * growth[i];
    }
    return sum;
  }

  private static void checkShock(String what, double shock) {
    if (!(shock >= -1 && Double.isFinite(shock))) {
      throw new IllegalArgumentException(
          "the shock of " + what + " is -1 (all is lost) or more, not " + shock);
    }
  }

  private List<String> names() {
    return exposures.stream().map(Exposure::asset).toList();
  }
}
