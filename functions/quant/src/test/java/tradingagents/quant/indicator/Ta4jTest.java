package tradingagents.quant.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ta4j.core.BarSeries;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;
import tradingagents.quant.benchmark.Ta4j;
import tradingagents.quant.series.Bars;

/**
 * Every indicator that ta4j has too. What differs: ta4j seeds some averages otherwise, so the first
 * thousand bars are left out (no seed is left then); its Bollinger width is in percent; its
 * on-balance volume starts at 0, not at the first volume; its money flow keeps running sums, which
 * leave a rest of rounding where ours has exactly no flow.
 */
class Ta4jTest {
  private static final Bars BARS = LawsTest.wild(1_500, 7);
  private static final BarSeries THEIRS = Ta4j.series(BARS, DoubleNumFactory.getInstance());

  static Stream<String> both() {
    return Ta4j.INDICATORS.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("both")
  void agrees_with_ta4j(String name) {
    Indicator indicator = Indicators.named(name);
    double[][] ours = indicator.over(BARS);
    List<org.ta4j.core.Indicator<Num>> theirs = Ta4j.INDICATORS.get(name).apply(THEIRS);
    double slack = name.equals("mfi:14") ? 1e-5 : 1e-9;
    for (int line = 0; line < theirs.size(); line++) {
      for (int i = 1_000; i < BARS.size(); i++) {
        double expected = adjusted(name, line, theirs.get(line).getValue(i).doubleValue());
        assertThat(ours[line][i])
            .as("%s %s at %d", name, indicator.lines().get(line), i)
            .isCloseTo(expected, within(slack * Math.max(1, Math.abs(expected))));
      }
    }
  }

  private static double adjusted(String name, int line, double theirs) {
    if (name.equals("bollinger:20:2") && line == 4) {
      return theirs / 100;
    }
    return name.equals("obv") ? theirs + BARS.volume(0) : theirs;
  }
}
