package tradingagents.quant.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every measure of every series in the resources, against the numbers made outside. */
class MeasuresTest {
  private static final List<String[]> SERIES = rows("series.csv");
  private static final List<String[]> ANSWERS = rows("answers.csv");
  private static final List<String[]> DRAWDOWNS = rows("drawdowns.csv");

  private static List<String[]> rows(String name) {
    try (InputStream in = Objects.requireNonNull(MeasuresTest.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .skip(1)
          .map(line -> line.split(",", -1))
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static double[] returns(String name) {
    return of(name).mapToDouble(row -> Double.parseDouble(row[1])).toArray();
  }

  static double @Nullable [] benchmark(String name) {
    return of(name).anyMatch(row -> row[2].isEmpty())
        ? null
        : of(name).mapToDouble(row -> Double.parseDouble(row[2])).toArray();
  }

  private static Stream<String[]> of(String name) {
    return SERIES.stream().filter(row -> row[0].equals(name));
  }

  private static Terms terms(String[] answer) {
    return new Terms(
        Integer.parseInt(answer[1]),
        Double.parseDouble(answer[2]),
        Double.parseDouble(answer[3]),
        Double.parseDouble(answer[4]),
        Integer.parseInt(answer[5]),
        answer[6].isEmpty() ? Double.NaN : Double.parseDouble(answer[6]));
  }

  static Stream<String> cases() {
    return SERIES.stream().map(row -> row[0]).distinct();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void agrees_with_the_numbers_made_outside(String name) {
    List<String[]> answers = ANSWERS.stream().filter(row -> row[0].equals(name)).toList();
    Performance performance =
        Performance.of(returns(name), benchmark(name), terms(answers.getFirst()));
    Set<String> seen = new TreeSet<>();
    for (String[] answer : answers) {
      Measure measure =
          Arrays.stream(Measure.values())
              .filter(one -> one.id().equals(answer[7]))
              .findFirst()
              .orElseThrow();
      seen.add(measure.id());
      double value = performance.value(measure);
      if (answer[8].equals("null")) {
        assertThat(value).as(measure.id()).isNaN();
      } else {
        double known = Double.parseDouble(answer[8]);
        assertThat(value)
            .as(measure.id())
            .isCloseTo(known, within(1e-9 * Math.max(1e-3, Math.abs(known))));
      }
    }
    assertThat(seen)
        .isEqualTo(
            Arrays.stream(Measure.values())
                .map(Measure::id)
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void finds_the_drawdowns_found_outside(String name) {
    List<String[]> known = DRAWDOWNS.stream().filter(row -> row[0].equals(name)).toList();
    List<Drawdown> found = Drawdowns.of(returns(name)).episodes();
    assertThat(found).hasSameSizeAs(known);
    for (int i = 0; i < found.size(); i++) {
      Drawdown one = found.get(i);
      String[] row = known.get(i);
      assertThat(List.of(one.peak(), one.trough(), one.recovery().orElse(0), one.length()))
          .as("drawdown %d", i)
          .isEqualTo(Arrays.stream(row, 1, 5).map(Integer::valueOf).toList());
      assertThat(one.depth()).isCloseTo(Double.parseDouble(row[5]), within(1e-13));
    }
  }

  @Test
  void agrees_with_performance_analytics_on_bacons_portfolio() {
    // PerformanceAnalytics 2.1.0 on its own portfolio_bacon; ten digits.
    Performance bacon =
        Performance.of(
            returns("bacon"), benchmark("bacon"), new Terms(12, 0, 0, 0.95, 1, Double.NaN));
    Object[][] known = {
      {Measure.TOTAL_RETURN, 0.2181057672},
      {Measure.ANNUAL_RETURN, 0.1036782897},
      {Measure.VOLATILITY, 0.1370001587},
      {Measure.SHARPE, 0.7883202548},
      {Measure.SORTINO, 1.3592165787},
      {Measure.CALMAR, 0.7166390512},
      {Measure.OMEGA, 1.7797833935},
      {Measure.MAX_DRAWDOWN, 0.1446729557},
      {Measure.ULCER_INDEX, 0.0611842873},
      {Measure.PAIN_INDEX, 0.0399896907},
      {Measure.MARTIN_RATIO, 1.6945247607},
      {Measure.BURKE_RATIO, 0.7447308728},
      {Measure.SKEWNESS, -0.0825624552},
      {Measure.EXCESS_KURTOSIS, 2.4324537941 - 3},
      {Measure.VAR_HISTORICAL, -0.0592},
      {Measure.CVAR_CORNISH_FISHER, -0.0687911039},
      {Measure.BETA, 0.9988502086},
      {Measure.ALPHA, -0.0010301208},
      {Measure.JENSEN_ALPHA, -0.0141694447},
      {Measure.TRACKING_ERROR, 0.0336397151},
      {Measure.INFORMATION_RATIO, -0.4252444136},
      {Measure.ARITHMETIC_INFORMATION_RATIO, -0.3715845972},
      {Measure.TREYNOR, 0.1037976354},
      {Measure.M_SQUARED, 0.1006199553},
      {Measure.APPRAISAL_RATIO, -0.4302755883},
      {Measure.SPECIFIC_RISK, 0.0329310912},
      {Measure.R_SQUARED, 0.9397088581},
      {Measure.BULL_BETA, 1.0743229310},
      {Measure.BEAR_BETA, 0.9813284687},
      {Measure.UP_CAPTURE, 0.9456188947},
      {Measure.DOWN_CAPTURE, 1.0164563278},
      {Measure.STRICT_DOWN_CAPTURE, 0.9855441162},
      {Measure.TAIL_RATIO, 1.1748310811},
      {Measure.PROBABILISTIC_SHARPE, 0.8580412026},
    };
    for (Object[] row : known) {
      assertThat(bacon.value((Measure) row[0]))
          .as("%s", row[0])
          .isCloseTo((Double) row[1], within(6e-11));
    }
    assertThat(Downside.deviation(returns("bacon"), 0.005)).isCloseTo(0.0255367382, within(6e-11));
    assertThat(Downside.omega(returns("bacon"), 0.005)).isCloseTo(1.2917933131, within(6e-11));
    assertThat(Ratios.sortino(returns("bacon"), 12, 0.005) / Math.sqrt(12))
        .isCloseTo(0.1566370757, within(6e-11));
    assertThat(bacon.drawdowns().episodes().getLast())
        .satisfies(worst -> {
          assertThat(worst.peak()).isEqualTo(13);
          assertThat(worst.trough()).isEqualTo(18);
          assertThat(worst.recovery()).isEmpty();
          assertThat(worst.length()).isEqualTo(11);
        });
  }
}
