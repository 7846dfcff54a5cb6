package tradingagents.quant.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AttributionTest {
  private static final Offset<Double> TINY = within(1e-12);

  private static List<String[]> lines(String resource) {
    try (InputStream in =
        Objects.requireNonNull(AttributionTest.class.getResourceAsStream(resource))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(",", -1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Period> periods() {
    Map<String, List<Segment>> segments = new LinkedHashMap<>();
    for (String[] line : lines("periods.csv")) {
      segments
          .computeIfAbsent(line[0], name -> new ArrayList<>())
          .add(
              new Segment(
                  line[1], number(line[2]), number(line[3]), number(line[4]), number(line[5])));
    }
    return segments.entrySet().stream().map(e -> new Period(e.getKey(), e.getValue())).toList();
  }

  private static double number(String text) {
    return Double.parseDouble(text);
  }

  private static Period bacon() {
    return new Period(
        "year",
        List.of(
            new Segment("UK", 0.4, 0.4, 0.2, 0.1),
            new Segment("Japan", 0.3, 0.2, -0.05, -0.04),
            new Segment("US", 0.3, 0.4, 0.06, 0.08)));
  }

  @Test
  void agrees_with_the_published_example_of_one_period() {
    // C. Bacon, Practical Portfolio Performance Measurement and Attribution, tables 5.1 to 5.4.
    Period period = bacon();
    assertThat(period.portfolioReturn()).isCloseTo(0.083, TINY);
    assertThat(period.benchmarkReturn()).isCloseTo(0.064, TINY);
    double[][] printed = {{0, 0.04, 0}, {-0.0104, -0.002, -0.001}, {-0.0016, -0.008, 0.002}};
    for (int i = 0; i < printed.length; i++) {
      Effects effects = period.of(period.segments().get(i));
      assertThat(effects.allocation()).isCloseTo(printed[i][0], TINY);
      assertThat(effects.selection()).isCloseTo(printed[i][1], TINY);
      assertThat(effects.interaction()).isCloseTo(printed[i][2], TINY);
    }
    assertThat(period.effects().allocation()).isCloseTo(-0.012, TINY);
    assertThat(period.effects().selection()).isCloseTo(0.03, TINY);
    assertThat(period.effects().interaction()).isCloseTo(0.001, TINY);
    assertThat(period.effects().total()).isCloseTo(0.019, TINY);
    assertThat(period.excessReturn()).isCloseTo(0.019, TINY);
  }

  @ParameterizedTest
  @EnumSource(Linking.class)
  void agrees_with_numpy_over_four_periods(Linking linking) {
    Attribution attribution = Attribution.of(periods(), linking);
    assertThat(attribution.portfolioReturn()).isCloseTo(0.0595358827564354, TINY);
    assertThat(attribution.benchmarkReturn()).isCloseTo(-0.0070909311701542466, TINY);
    List<String[]> expected =
        lines("linked.csv").stream()
            .filter(line -> line[0].equalsIgnoreCase(linking.name()))
            .toList();
    assertThat(attribution.segments()).hasSameSizeAs(expected);
    for (String[] line : expected) {
      Effects effects = Objects.requireNonNull(attribution.segments().get(line[1]));
      assertThat(effects.allocation()).isCloseTo(number(line[2]), TINY);
      assertThat(effects.selection()).isCloseTo(number(line[3]), TINY);
      assertThat(effects.interaction()).isCloseTo(number(line[4]), TINY);
    }
  }

  @ParameterizedTest
  @EnumSource(Linking.class)
  void one_period_is_linked_to_itself(Linking linking) {
    Attribution attribution = Attribution.of(List.of(bacon()), linking);
    assertThat(attribution.effects().allocation()).isCloseTo(-0.012, TINY);
    assertThat(attribution.effects().total()).isCloseTo(0.019, TINY);
    assertThat(attribution.periods()).containsOnlyKeys("year");
  }

  @ParameterizedTest
  @EnumSource(Linking.class)
  void linked_effects_sum_to_the_compound_excess(Linking linking) {
    Random random = new Random(42);
    for (int trial = 0; trial < 500; trial++) {
      List<Period> periods = random(random, 1 + random.nextInt(60));
      Attribution attribution = Attribution.of(periods, linking);
      assertThat(attribution.effects().total()).isCloseTo(attribution.excessReturn(), TINY);
      double byPeriod = attribution.periods().values().stream().mapToDouble(Effects::total).sum();
      assertThat(byPeriod).isCloseTo(attribution.excessReturn(), TINY);
    }
  }

  private static List<Period> random(Random random, int count) {
    List<Period> periods = new ArrayList<>();
    for (int t = 0; t < count; t++) {
      double first = random.nextDouble();
      double other = random.nextDouble();
      periods.add(
          new Period(
              "p" + t,
              List.of(
                  new Segment("A", first, other, change(random), change(random)),
                  new Segment("B", 1 - first, 1 - other, change(random), change(random)))));
    }
    return periods;
  }

  private static double change(Random random) {
    return 0.05 * random.nextGaussian();
  }

  @ParameterizedTest
  @EnumSource(Linking.class)
  void equal_returns_are_linked_without_dividing_by_zero(Linking linking) {
    Period same =
        new Period(
            "same",
            List.of(new Segment("A", 0.6, 0.5, 0.1, 0.1), new Segment("B", 0.4, 0.5, 0.1, 0.1)));
    Attribution flat = Attribution.of(List.of(same), linking);
    assertThat(flat.effects()).isEqualTo(Effects.NONE);
    // One period up and one down by as much: the excess returns cancel, their effects remain.
    Period up = single("up", 0.10, 0.05);
    Period down = single("down", 0.05, 0.10);
    Attribution both = Attribution.of(List.of(up, down), linking);
    assertThat(both.excessReturn()).isCloseTo(0, TINY);
    assertThat(both.effects().total()).isCloseTo(0, TINY);
    assertThat(Objects.requireNonNull(both.periods().get("up")).total()).isGreaterThan(0.05);
  }

  private static Period single(String name, double portfolio, double benchmark) {
    return new Period(name, List.of(new Segment("all", 1, 1, portfolio, benchmark)));
  }

  @ParameterizedTest
  @EnumSource(Linking.class)
  void the_order_of_segments_and_periods_changes_no_total(Linking linking) {
    List<Period> periods = new ArrayList<>(periods());
    Effects before = Attribution.of(periods, linking).effects();
    Collections.reverse(periods);
    Effects after =
        Attribution.of(
                periods.stream().map(p -> new Period(p.name(), p.segments().reversed())).toList(),
                linking)
            .effects();
    assertThat(after.allocation()).isCloseTo(before.allocation(), TINY);
    assertThat(after.selection()).isCloseTo(before.selection(), TINY);
    assertThat(after.interaction()).isCloseTo(before.interaction(), TINY);
  }

  @Test
  void a_side_without_weight_needs_no_return() {
    Period period =
        new Period(
            "p",
            List.of(
                new Segment("held", 1, 0.5, 0.03, 0.02),
                new Segment("avoided", 0, 0.5, Double.NaN, 0.1)));
    Effects avoided = period.of(period.segments().get(1));
    assertThat(avoided.selection()).isZero();
    assertThat(avoided.interaction()).isZero();
    assertThat(avoided.allocation()).isCloseTo(-0.5 * (0.1 - 0.06), TINY);
    Segment extra = new Segment("extra", 0.2, 0, 0.07, Double.NaN);
    assertThat(extra.benchmarkReturn()).isEqualTo(0.07);
    assertThat(new Segment("none", 0, 0, Double.NaN, Double.NaN).portfolioReturn()).isZero();
  }

  @Test
  void rounding_of_a_file_is_taken_out_of_the_weights() {
    Period period =
        new Period(
            "p",
            List.of(
                new Segment("A", 0.3333333, 0.5, 0.1, 0.2),
                new Segment("B", 0.3333333, 0.5, 0.2, 0.1),
                new Segment("C", 0.3333333, 0, 0.3, Double.NaN)));
    assertThat(period.effects().total()).isCloseTo(period.excessReturn(), TINY);
    assertThat(period.portfolioReturn()).isCloseTo(0.2, TINY);
  }

  @Test
  void refuses_what_cannot_be_explained() {
    assertThatThrownBy(() -> new Segment("A", 0.5, 0.5, Double.NaN, 0.1))
        .hasMessage("A has weight in the portfolio, so it needs a return there");
    assertThatThrownBy(() -> new Segment("A", 0.5, 0.5, 0.1, Double.NaN))
        .hasMessage("A has weight in the benchmark, so it needs a return there");
    assertThatThrownBy(() -> new Segment("A", Double.NaN, 0.5, 0.1, 0.1))
        .hasMessage("the portfolio weight of A must be a number, not NaN");
    assertThatThrownBy(() -> new Segment("A", 0.5, 0.5, -1.1, 0.1))
        .hasMessage("a return of A must be -1 (all lost) or more, not -1.1");
    assertThatThrownBy(() -> new Segment(" ", 0.5, 0.5, 0.1, 0.1))
        .isInstanceOf(IllegalArgumentException.class);
    Segment most = new Segment("A", 0.9, 1, 0.1, 0.1);
    assertThatThrownBy(() -> new Period("Q1", List.of(most)))
        .hasMessage("the portfolio weights of period Q1 must sum to 1, not 0.9");
    Segment all = new Segment("A", 1, 1, 0.1, 0.1);
    assertThatThrownBy(() -> new Period("Q1", List.of(all, all)))
        .hasMessage("period Q1 names segment A twice");
    Period once = new Period("Q1", List.of(all));
    assertThatThrownBy(() -> Attribution.of(List.of(once, once), Linking.CARINO))
        .hasMessage("period Q1 appears twice");
    assertThatThrownBy(() -> Attribution.of(List.of(), Linking.CARINO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Attribution.of(List.of(single("Q1", -1, 0.1)), Linking.MENCHERO))
        .hasMessageContaining("everything was lost in period Q1");
    assertThatThrownBy(() -> Attribution.of(List.of(single("Q1", 0.1, -1)), Linking.MENCHERO))
        .hasMessageContaining("everything was lost in period Q1");
  }
}
