package tradingagents.quant.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactorModelTest {
  private static final List<String[]> LINES = lines();
  private static final ReturnTable FACTORS = table("mkt", "smb", "hml");
  private static final double[] P = table("p").column("p");

  private static List<String[]> lines() {
    try (InputStream in =
        Objects.requireNonNull(FactorModelTest.class.getResourceAsStream("factor-golden.csv"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(","))
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static ReturnTable table(String... names) {
    List<String[]> rows = LINES.stream().filter(row -> row.length == 5).toList();
    List<String> head = List.of(rows.getFirst());
    List<LocalDate> dates = rows.stream().skip(1).map(row -> LocalDate.parse(row[0])).toList();
    List<double[]> columns = new ArrayList<>();
    for (String name : names) {
      int c = head.indexOf(name);
      columns.add(rows.stream().skip(1).mapToDouble(row -> Double.parseDouble(row[c])).toArray());
    }
    return new ReturnTable(dates, List.of(names), columns);
  }

  private static Map<String, Double> answers(int lags) {
    Map<String, Double> answers = new HashMap<>();
    for (String[] row : LINES) {
      if (row.length == 3 && row[1].equals(String.valueOf(lags))) {
        answers.put(row[0], Double.parseDouble(row[2]));
      }
    }
    assertThat(answers).hasSize(28 + 7 + 3 + 2);
    return answers;
  }

  private static Map<String, Double> numbers(FactorFit fit) {
    Map<String, Double> numbers = new HashMap<>();
    List<Coefficient> all = new ArrayList<>(fit.betas());
    all.addFirst(fit.alpha());
    for (Coefficient one : all) {
      numbers.put(one.name() + ".value", one.value());
      numbers.put(one.name() + ".error", one.standardError());
      numbers.put(one.name() + ".t", one.tStatistic());
      numbers.put(one.name() + ".p", one.pValue());
      numbers.put(one.name() + ".normal", one.pValueNormal());
      numbers.put(one.name() + ".corrected", one.standardErrorCorrected());
      numbers.put(one.name() + ".ordinary", one.standardErrorOrdinary());
    }
    numbers.put("rSquared", fit.rSquared());
    numbers.put("adjusted", fit.adjustedRSquared());
    numbers.put("residualVolatility", fit.residualVolatility());
    numbers.put("regressionError", fit.standardErrorOfRegression());
    numbers.put("total", fit.variance().total());
    numbers.put("systematic", fit.variance().systematic());
    numbers.put("specific", fit.variance().specific());
    fit.variance()
        .contributions()
        .forEach((name, part) -> numbers.put("contribution." + name, part));
    numbers.put("alphaAnnual", fit.alphaAnnual());
    numbers.put("alphaCompounded", fit.alphaAnnualCompounded());
    return numbers;
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "3, ", "3, 3", "6, 6"})
  void every_number_is_what_numpy_makes_of_the_definition(int used, @Nullable Integer lags) {
    FactorFit fit = new FactorModel(lags, 12).fit(P, FACTORS);

    assertThat(fit.lags()).isEqualTo(used);
    assertThat(fit.observations()).isEqualTo(60);
    Map<String, Double> numbers = numbers(fit);
    answers(used)
        .forEach((name, answer) ->
            assertThat(numbers.get(name))
                .as(name)
                .isCloseTo(answer, within(1e-9 * Math.abs(answer) + 1e-16)));
    assertThat(numbers).hasSameSizeAs(answers(used));
  }

  @ParameterizedTest
  @CsvSource({"24, 2", "60, 3", "99, 3", "100, 4", "250, 4", "1000, 6"})
  void the_automatic_lag_is_the_published_rule(int observations, int lags) {
    assertThat(FactorModel.automaticLags(observations)).isEqualTo(lags);
  }

  @Test
  void planted_betas_come_back() {
    double[] planted = new double[P.length];
    for (int t = 0; t < planted.length; t++) {
      planted[t] =
          0.001
              + 1.2 * FACTORS.columns().get(0)[t]
              - 0.5 * FACTORS.columns().get(1)[t]
              + 0.3 * FACTORS.columns().get(2)[t];
    }

    FactorFit fit = new FactorModel(null, 252).fit(planted, FACTORS);

    assertThat(fit.alpha().value()).isCloseTo(0.001, within(1e-14));
    assertThat(fit.betas()).extracting(Coefficient::name).containsExactly("mkt", "smb", "hml");
    assertThat(fit.betas().get(0).value()).isCloseTo(1.2, within(1e-12));
    assertThat(fit.betas().get(1).value()).isCloseTo(-0.5, within(1e-12));
    assertThat(fit.betas().get(2).value()).isCloseTo(0.3, within(1e-12));
    assertThat(fit.rSquared()).isCloseTo(1, within(1e-12));
    assertThat(fit.alphaAnnual()).isCloseTo(0.252, within(1e-11));
    assertThat(fit.alphaAnnualCompounded()).isCloseTo(Math.pow(1.001, 252) - 1, within(1e-11));
  }

  @Test
  void the_parts_of_the_variance_sum_to_the_whole() {
    RandomGenerator chance = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    for (int turn = 0; turn < 200; turn++) {
      int n = 8 + chance.nextInt(80);
      double[] y = chance.doubles(n, -0.1, 0.1).toArray();
      List<LocalDate> dates = days(n);
      List<double[]> columns =
          List.of(chance.doubles(n, -1, 1).toArray(), chance.doubles(n, -9, 9).toArray());

      VarianceSplit split =
          new FactorModel(null, 252)
              .fit(y, new ReturnTable(dates, List.of("a", "b"), columns))
              .variance();

      double mean = Arrays.stream(y).average().orElseThrow();
      double total = Arrays.stream(y).map(v -> (v - mean) * (v - mean)).sum() / (n - 1);
      assertThat(split.systematic() + split.specific()).isEqualTo(split.total());
      assertThat(split.total()).isCloseTo(total, within(1e-14 * n));
      assertThat(split.contributions().get("a") + split.contributions().get("b"))
          .isCloseTo(split.systematic(), within(1e-14 * n));
    }
  }

  @Test
  void scaling_a_factor_scales_its_beta_and_leaves_its_t_statistic() {
    double[] percent = FACTORS.column("mkt");
    for (int t = 0; t < percent.length; t++) {
      percent[t] *= 100;
    }
    ReturnTable scaled = new ReturnTable(FACTORS.dates(), List.of("mkt"), List.of(percent));

    FactorFit one = new FactorModel(3, 12).fit(P, table("mkt"));
    FactorFit other = new FactorModel(3, 12).fit(P, scaled);

    double beta = one.betas().getFirst().value();
    assertThat(other.betas().getFirst().value()).isCloseTo(beta / 100, within(1e-14));
    assertThat(other.betas().getFirst().tStatistic())
        .isCloseTo(one.betas().getFirst().tStatistic(), within(1e-9));
  }

  @Test
  void returns_that_never_change_have_no_r_squared() {
    double[] flat = new double[P.length];
    Arrays.fill(flat, 0.01);

    FactorFit fit = new FactorModel(0, 12).fit(flat, FACTORS);

    assertThat(fit.rSquared()).isNaN();
    assertThat(fit.alpha().value()).isCloseTo(0.01, within(1e-15));
  }

  @Test
  void refuses_a_collinear_factor_by_name() {
    double[] twice = FACTORS.column("mkt");
    for (int t = 0; t < twice.length; t++) {
      twice[t] = 2 * twice[t] - 3 * FACTORS.columns().get(1)[t] + 0.01;
    }
    List<double[]> columns = List.of(FACTORS.column("mkt"), FACTORS.column("smb"), twice);
    ReturnTable table = new ReturnTable(FACTORS.dates(), List.of("mkt", "smb", "mix"), columns);

    assertThatThrownBy(() -> new FactorModel(null, 12).fit(P, table))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the factor mix is a linear combination of the factors before it (mkt, smb): "
                + "leave one of them out");
  }

  @Test
  void refuses_a_factor_that_never_changes() {
    double[] flat = new double[P.length];
    ReturnTable table = new ReturnTable(FACTORS.dates(), List.of("flat"), List.of(flat));

    assertThatThrownBy(() -> new FactorModel(null, 12).fit(P, table))
        .hasMessage("the factor flat never changes: it cannot be told from the intercept");
  }

  @Test
  void needs_one_return_more_than_coefficients() {
    ReturnTable five = table("mkt", "smb", "hml").between(day(0), day(4));
    ReturnTable four = table("mkt", "smb", "hml").between(day(0), day(3));

    assertThat(new FactorModel(null, 12).fit(first(5), five).observations()).isEqualTo(5);
    assertThatThrownBy(() -> new FactorModel(null, 12).fit(first(4), four))
        .hasMessage(
            "4 returns are too few for 4 coefficients (alpha and 3 factors): "
                + "at least 5 are needed");
  }

  @Test
  void refuses_other_misuse() {
    assertThatThrownBy(() -> new FactorModel(-1, 12)).hasMessageContaining("not -1");
    assertThatThrownBy(() -> new FactorModel(60, 12).fit(P, FACTORS))
        .hasMessage("the lags are less than the number of returns (60), not 60");
    assertThat(new FactorModel(59, 12).fit(P, FACTORS).lags()).isEqualTo(59);
    assertThatThrownBy(() -> new FactorModel(0, 12).fit(first(59), FACTORS))
        .hasMessage("59 returns stand beside 60 dates of factors");
    double[] hole = P.clone();
    hole[3] = Double.NaN;
    assertThatThrownBy(() -> new FactorModel(0, 12).fit(hole, FACTORS))
        .hasMessage("a return is a finite number, not NaN");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void refuses_a_year_of_no_periods(double periods) {
    assertThatThrownBy(() -> new FactorModel(null, periods))
        .hasMessageStartingWith("the periods of a year are above zero, such as 252, not ");
  }

  private static double[] first(int n) {
    return Arrays.copyOf(P, n);
  }

  private static LocalDate day(int index) {
    return FACTORS.dates().get(index);
  }

  private static List<LocalDate> days(int n) {
    return LocalDate.of(2020, 1, 1).datesUntil(LocalDate.of(2020, 1, 1).plusDays(n)).toList();
  }
}
