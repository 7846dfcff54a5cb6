package tradingagents.quant.optimise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/**
 * He and Litterman's seven countries (1999, tables 1, 2 and 4), and what follows from the model.
 */
class BlackLittermanTest {
  private static final List<String> COUNTRIES = List.of("AU", "CA", "FR", "DE", "JP", "UK", "US");
  private static final double[] VOLATILITY = {0.16, 0.203, 0.248, 0.271, 0.21, 0.2, 0.187};
  private static final double[] CAPS = {0.016, 0.022, 0.052, 0.055, 0.116, 0.124, 0.615};
  private static final double[][] CORRELATION = {
    {},
    {0.488},
    {0.478, 0.664},
    {0.515, 0.655, 0.861},
    {0.439, 0.310, 0.355, 0.354},
    {0.512, 0.608, 0.783, 0.777, 0.405},
    {0.491, 0.779, 0.668, 0.653, 0.306, 0.652}
  };
  private static final View GERMANY = new View(Map.of("DE", 1.0, "FR", -0.295, "UK", -0.705), 0.05);

  private static Covariance covariance() {
    double[][] matrix = new double[7][7];
    for (int i = 0; i < 7; i++) {
      matrix[i][i] = VOLATILITY[i] * VOLATILITY[i];
      for (int j = 0; j < i; j++) {
        matrix[i][j] = CORRELATION[i][j] * VOLATILITY[i] * VOLATILITY[j];
        matrix[j][i] = matrix[i][j];
      }
    }
    return new Covariance(COUNTRIES, matrix, 1_000);
  }

  private static Map<String, Double> market() {
    Map<String, Double> market = new LinkedHashMap<>();
    for (int i = 0; i < 7; i++) {
      market.put(COUNTRIES.get(i), CAPS[i]);
    }
    return market;
  }

  private static BlackLitterman model(View... views) {
    return new BlackLitterman(market(), 2.5, 0.05, List.of(views));
  }

  @Test
  void table_two_equilibrium_and_table_four_posterior_and_weights() {
    Posterior posterior = new Posterior(covariance(), model(GERMANY));

    double[] percent = {3.9, 6.9, 8.4, 9.0, 4.3, 6.8, 7.6};
    double[] after = {4.3, 7.6, 9.3, 11.0, 4.5, 7.0, 8.1};
    double[] weights = {1.5, 2.1, -3.9, 35.4, 11.0, -9.5, 58.6};
    for (int i = 0; i < 7; i++) {
      assertThat(100 * posterior.equilibrium()[i]).isCloseTo(percent[i], within(0.0501));
      assertThat(100 * posterior.mean()[i]).isCloseTo(after[i], within(0.0501));
      assertThat(100 * posterior.freeWeights(2.5)[i]).isCloseTo(weights[i], within(0.0501));
    }
  }

  @Test
  void without_views_the_free_weights_are_the_market_over_one_plus_tau() {
    Posterior posterior = new Posterior(covariance(), model());

    assertThat(posterior.mean()).containsExactly(posterior.equilibrium());
    for (int i = 0; i < 7; i++) {
      assertThat(1.05 * posterior.freeWeights(2.5)[i]).isCloseTo(CAPS[i], within(1e-13));
    }
  }

  @Test
  void a_certain_view_becomes_the_posterior_and_a_vague_one_changes_nothing() {
    View certain = new View(Map.of("JP", 1.0), 0.07, OptionalDouble.of(1e-14));
    View vague = new View(Map.of("JP", 1.0), 0.07, OptionalDouble.of(1e9));

    assertThat(new Posterior(covariance(), model(certain)).mean()[4])
        .isCloseTo(0.07, within(1e-10));
    Posterior unmoved = new Posterior(covariance(), model(vague));
    assertThat(unmoved.mean()).containsExactly(unmoved.equilibrium(), within(1e-12));
  }

  @Test
  void two_views_are_those_of_numpy() {
    // numpy: M = inv(inv(tau S) + P' inv(O) P), mean = M (inv(tau S) pi + P' inv(O) q).
    View canada = new View(Map.of("CA", 1.0, "US", -1.0), 0.03);

    Posterior posterior = new Posterior(covariance(), model(GERMANY, canada));

    assertThat(posterior.mean())
        .containsExactly(
            new double[] {
              0.04422145151801971,
              0.08729864190064582,
              0.09479745040321505,
              0.11209947007086517,
              0.04616346527280553,
              0.0697166031787644,
              0.07481559525534612
            },
            within(1e-12));
    assertThat(posterior.covariance()[3][3]).isCloseTo(0.07627366681220227, within(1e-14));
  }

  /** A table whose sample covariance and means are what they are: only laws are asked of it. */
  private static final AssetReturns RETURNS = Table.read("returns.csv");

  private static final Map<String, Double> MARKET =
      Map.of("F", 0.1, "B", 0.15, "D", 0.2, "A", 0.25, "C", 0.05, "E", 0.25);

  private static Optimiser optimiser() {
    return new Optimiser(RETURNS, new SampleCovariance(), 0.95);
  }

  @Test
  void without_views_the_portfolio_is_the_market_exactly() {
    BlackLitterman model = new BlackLitterman(MARKET, 2.5, 0.05, List.of());

    OptimalPortfolio portfolio = optimiser().solve(model, Constraints.longOnly(RETURNS.names()));

    assertThat(portfolio.weights()).containsExactly(0.1, 0.15, 0.2, 0.25, 0.05, 0.25);
  }

  @Test
  void without_a_market_every_asset_weighs_the_same() {
    BlackLitterman model = new BlackLitterman(Map.of(), 2.5, 0.05, List.of());

    OptimalPortfolio portfolio = optimiser().solve(model, Constraints.longOnly(RETURNS.names()));

    assertThat(portfolio.weights())
        .allSatisfy(w -> assertThat(w).isCloseTo(1 / 6.0, within(1e-15)));
  }

  @Test
  void with_a_relative_view_and_room_the_weights_are_the_free_ones_times_one_plus_tau() {
    View view = new View(Map.of("A", 1.0, "F", -1.0), 0.0002);
    BlackLitterman model = new BlackLitterman(MARKET, 2.5, 0.05, List.of(view));
    Optimiser optimiser = optimiser();

    OptimalPortfolio portfolio =
        optimiser.solve(model, Constraints.longOnly(RETURNS.names()).bounds(-5, 5));

    double[] free = optimiser.posterior(model).freeWeights(2.5);
    assertThat(Table.weights(portfolio)).containsExactly(Dense.scaled(free, 1.05), within(1e-10));
    assertThat(portfolio.weight("A")).isGreaterThan(0.25);
    assertThat(portfolio.weight("F")).isLessThan(0.1);
    assertThat(portfolio.weight("D")).isCloseTo(0.2, within(1e-10));
  }

  @Test
  void a_market_outside_the_bounds_is_brought_inside() {
    BlackLitterman model = new BlackLitterman(MARKET, 2.5, 0.05, List.of());

    OptimalPortfolio portfolio =
        optimiser().solve(model, Constraints.longOnly(RETURNS.names()).bounds(0, 0.2));

    assertThat(portfolio.weights()).allSatisfy(w -> assertThat(w).isBetween(0.0, 0.2));
    assertThat(portfolio.weight("A")).isEqualTo(0.2);
  }

  @Test
  void refuses_what_makes_no_model() {
    assertThatThrownBy(() -> new BlackLitterman(Map.of(), 0, 0.05, List.of()))
        .hasMessage("delta, the risk aversion, is above 0, not 0.0");
    assertThatThrownBy(() -> new BlackLitterman(Map.of(), 2.5, 0, List.of()))
        .hasMessage("tau is above 0, not 0.0");
    assertThatThrownBy(() -> new BlackLitterman(Map.of("A", 0.9), 2.5, 0.05, List.of()))
        .hasMessage("the market weights sum to 0.9, not to 1");
    assertThatThrownBy(() -> new BlackLitterman(Map.of("A", -0.1), 2.5, 0.05, List.of()))
        .hasMessage("the market weight of A is -0.1; it is zero or more");
    assertThatThrownBy(() -> new View(Map.of("A", 0.0), 0.05))
        .hasMessage("a view is about one asset or more");
    assertThatThrownBy(() -> new View(Map.of("A", 1.0), Double.NaN))
        .hasMessageContaining("the numbers of a view are numbers");
    assertThatThrownBy(() -> new View(Map.of("A", 1.0), 0.1, OptionalDouble.of(0)))
        .hasMessageContaining("a variance above zero, not 0.0");
    View unknown = new View(Map.of("Z", 1.0), 0.05);
    assertThatThrownBy(() ->
            optimiser()
                .solve(
                    new BlackLitterman(MARKET, 2.5, 0.05, List.of(unknown)),
                    Constraints.longOnly(RETURNS.names())))
        .hasMessage("there is no asset Z for a view; the assets are F, B, D, A, C, E");
  }
}
