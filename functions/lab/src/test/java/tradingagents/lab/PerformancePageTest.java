package tradingagents.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tradingagents.lab.Pages.HOSTILE;
import static tradingagents.lab.Pages.parsed;
import static tradingagents.lab.Pages.texts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import tradingagents.lab.analytics.MetricsStudy;
import tradingagents.lab.analytics.ReturnSeries;
import tradingagents.lab.report.PerformancePage;
import tradingagents.quant.measure.Terms;

class PerformancePageTest {
  private static final Terms MONTHS = new Terms(12, 0, 0, 0.95, 1, Double.NaN);

  private static String page(ReturnSeries series) {
    return page(series, OptionalInt.empty());
  }

  private static String page(ReturnSeries series, OptionalInt window) {
    return PerformancePage.of(
        new MetricsStudy().answer(new MetricsStudy.Request(series, MONTHS)), window);
  }

  private static ReturnSeries years(String name, String benchmark) {
    List<LocalDate> days = new ArrayList<>();
    double[] own = new double[40];
    double[] other = new double[40];
    for (int i = 0; i < own.length; i++) {
      days.add(LocalDate.of(2020, 1, 31).plusMonths(i));
      own[i] = 0.02 * Math.sin(i) + 0.004;
      other[i] = 0.015 * Math.sin(i + 0.3) + 0.003;
    }
    return ReturnSeries.beside(name, benchmark, days, own, other);
  }

  @Test
  void growth_by_several_times_has_an_axis_of_factors_and_months_have_their_year()
      throws Exception {
    List<LocalDate> days = new ArrayList<>();
    double[] own = new double[24];
    for (int i = 0; i < own.length; i++) {
      days.add(LocalDate.of(2020, 3, 31).plusMonths(i));
      own[i] = 0.15;
    }

    Document page = parsed(page(ReturnSeries.beside("p", "b", days, own, own.clone())));

    assertThat(texts(page, "figcaption").getFirst()).endsWith("equal factors are equally high.");
    // 1.15^24 is 28.6.
    assertThat(texts(page, "text")).contains("1", "2", "5", "10", "20", "Apr 2020");
    assertThat(texts(parsed(page(years("p", "b"))), "figcaption").getFirst())
        .endsWith("returns compounded.");
  }

  @Test
  void rolls_the_window_that_is_asked_for() throws Exception {
    ReturnSeries series = years("p", "b");

    assertThat(texts(parsed(page(series, OptionalInt.of(7))), "h2"))
        .contains("Rolling windows of 7 periods");
    for (int wrong : new int[] {-1, 1, 40}) {
      assertThatThrownBy(() -> page(series, OptionalInt.of(wrong)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("the window of the rolling charts is between 2 and 39 periods, not " + wrong);
    }
  }

  @Test
  void shows_every_part() throws Exception {
    Document page = parsed(page(years("fund", "index")));

    assertThat(texts(page, "h2"))
        .containsExactly(
            "Equity",
            "Drawdowns",
            "Months",
            "Rolling windows of 12 periods",
            "Measures",
            "Worst drawdowns");
    assertThat(texts(page, "h3"))
        .containsExactly("Volatility, a year", "Sharpe ratio", "Beta to index");
    assertThat(texts(page, "svg")).hasSize(10);
    assertThat(texts(page, "caption")).contains("Beside index", "The deepest first");
    assertThat(texts(page, "th"))
        .contains("2020", "2023", "Jan", "Value at risk, Cornish-Fisher", "Burke ratio");
    assertThat(texts(page, "td")).contains("0.4 %", "2.1 %");
  }

  @Test
  void loads_runs_and_sends_nothing() throws Exception {
    Pages.loadsRunsAndSendsNothing(page(years("fund", "index")));
  }

  @Test
  void names_from_outside_stay_text() throws Exception {
    String page = page(years(HOSTILE, "<b>" + HOSTILE));

    assertThat(page).doesNotContain("<script", "<b>");
    assertThat(texts(parsed(page), "h1")).containsExactly(HOSTILE);
  }

  @Test
  void short_series_and_those_without_days_or_benchmark_have_a_page_too() throws Exception {
    double[] two = {0.01, 0.02};
    Document page = parsed(page(ReturnSeries.alone("two", null, List.of(), two)));
    assertThat(texts(page, "p"))
        .contains(
            "The returns have no dates, so there are no months.",
            "There are too few returns to roll a window over.",
            "There was none.");
    assertThat(texts(page, "caption")).noneMatch(caption -> caption.startsWith("Beside"));
    assertThat(texts(page, "td")).contains("–");

    double[] still = new double[30];
    assertThat(parsed(page(ReturnSeries.alone("still", null, List.of(), still)))).isNotNull();
    double[] many = new double[9000];
    for (int i = 0; i < many.length; i++) {
      many[i] = 0.01 * Math.sin(i * 1.7);
    }
    assertThat(page(ReturnSeries.alone("long", null, List.of(), many)).length())
        .isLessThan(300_000);
  }
}
