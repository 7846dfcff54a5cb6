package tradingagents.desk.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartScaleTest {
  private static final ChartScale SCALE = new ChartScale(46, 760, 26, 350, 3, 100, 110);

  @Test
  void sessions_stand_at_equal_distances_from_edge_to_edge() {
    assertThat(List.of(SCALE.x(0), SCALE.x(1), SCALE.x(2))).containsExactly(46.0, 403.0, 760.0);
    assertThat(new ChartScale(46, 760, 26, 350, 1, 100, 110).x(0)).isEqualTo(46.0);
  }

  @Test
  void a_higher_price_stands_higher_on_the_page() {
    assertThat(List.of(SCALE.y(100), SCALE.y(105), SCALE.y(110)))
        .containsExactly(350.0, 188.0, 26.0);
  }

  @ParameterizedTest
  @CsvSource({"99.99, false", "100, true", "105, true", "110, true", "110.01, false"})
  void shows_the_prices_between_its_edges_and_the_edges(double price, boolean shown) {
    assertThat(SCALE.shows(price)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "100  | 110   | 100 102 104 106 108 110",
        "99.5 | 110.5 | 100 105 110",
        "100  | 135   | 100 110 120 130",
        "100  | 105   | 100 101 102 103 104 105",
        "140  | 189   | 140 150 160 170 180",
        "12   | 60    | 20 30 40 50 60",
        "1000 | 1240  | 1000 1050 1100 1150 1200",
        "0.5  | 3     | 0.5 1 1.5 2 2.5 3"
      })
  void the_axis_names_round_prices_within_its_edges(double low, double high, String ticks) {
    List<Double> expected = Arrays.stream(ticks.split(" ", -1)).map(Double::valueOf).toList();

    assertThat(new ChartScale(46, 760, 26, 350, 3, low, high).ticks(5)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"12.34, 12.3", "12.35, 12.4", "0, 0.0", "7, 7.0", "-0.04, 0.0", "-0.06, -0.1"})
  void pixels_have_one_digit_after_the_point(double value, String text) {
    assertThat(ChartScale.px(value)).isEqualTo(text);
    assertThat(ChartScale.px(-12.34)).isEqualTo("-12.3");
  }
}
