package tradingagents.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tradingagents.desk.run.Fact;
import tradingagents.desk.run.Point.Citation;
import tradingagents.desk.run.Report;
import tradingagents.model.market.Bar;
import tradingagents.model.market.BarSeries;

/**
 * Recomputes every number straight from the cells of the CSV, by code that shares nothing with
 * main.
 */
class SnapshotTest {
  private static final double HALF_A_MILLIONTH = 6e-7;

  @ParameterizedTest
  @ValueSource(strings = {"2014-06-02", "2015-08-24", "2016-06-27", "2018-05-10"})
  void every_fact_and_every_number_quoted_in_the_report_is_in_the_csv(LocalDate day) {
    Map<String, Double> expected = recomputed(rows(day));
    Report report = TestDesk.play(day, 1).outcome(Report.class).orElseThrow();
    assertThat(report.facts()).hasSameSizeAs(expected.keySet());
    for (Fact fact : report.facts()) {
      assertThat(expected).containsKey(fact.id());
      assertThat(fact.value().doubleValue())
          .as(fact.id())
          .isCloseTo(expected.get(fact.id()), within(HALF_A_MILLIONTH));
      assertThat(fact.knownAt()).isEqualTo(TestDesk.close(day));
      assertThat(fact.source()).startsWith("AAPL daily").endsWith("to " + day);
    }
    List<Citation> quoted =
        report.points().stream().flatMap(point -> point.citations().stream()).toList();
    assertThat(quoted).hasSize(13);
    for (Citation citation : quoted) {
      assertThat(Double.parseDouble(citation.value()))
          .as(citation.fact())
          .isCloseTo(expected.get(citation.fact()), within(HALF_A_MILLIONTH));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 14, 19, 20, 25, 33, 34, 50, 60, 61, 199, 200, 251, 252, 253})
  void leaves_out_what_its_warm_up_does_not_reach(int sessions) {
    BarSeries series = TestDesk.series(TestDesk.aapl().bars().subList(0, sessions));
    List<String> ids = Snapshot.of(series).stream().map(Fact::id).toList();
    assertThat(ids).contains("market.close", "market.volume", "market.sessions");
    Map.ofEntries(
            Map.entry("market.sma20", 20),
            Map.entry("market.sma50", 50),
            Map.entry("market.sma200", 200),
            Map.entry("market.ema20", 20),
            Map.entry("market.sma50-slope21", 71),
            Map.entry("market.rsi14", 15),
            Map.entry("market.macd-line", 26),
            Map.entry("market.macd-histogram", 34),
            Map.entry("market.atr14", 15),
            Map.entry("market.bollinger-position", 20),
            Map.entry("market.volatility20", 21),
            Map.entry("market.volatility60", 61),
            Map.entry("market.return5", 6),
            Map.entry("market.return252", 253),
            Map.entry("market.momentum12-1", 253),
            Map.entry("market.drawdown252", 252),
            Map.entry("market.volume-ratio20", 20))
        .forEach((id, from) -> assertThat(ids.contains(id)).as(id).isEqualTo(sessions >= from));
  }

  @Test
  void a_price_that_never_moves_has_no_volatility_ratio_and_no_band_but_no_garbage_either() {
    var first = TestDesk.aapl().bars().getFirst();
    var flat =
        TestDesk.aapl().bars().stream()
            .map(bar ->
                new Bar(
                    bar.session(),
                    first.close(),
                    first.close(),
                    first.close(),
                    first.close(),
                    0,
                    null,
                    bar.knownAt()))
            .toList();
    List<Fact> facts = Snapshot.of(TestDesk.series(flat));
    List<String> ids = facts.stream().map(Fact::id).toList();
    assertThat(ids)
        .doesNotContain(
            "market.volatility-ratio", "market.volume-ratio20", "market.bollinger-position");
    assertThat(facts)
        .filteredOn(fact -> fact.id().equals("market.rsi14"))
        .singleElement()
        .satisfies(fact -> assertThat(fact.value()).isEqualByComparingTo("50"));
  }

  @Test
  void an_empty_series_has_no_facts() {
    assertThat(Snapshot.of(TestDesk.series(List.of()))).isEmpty();
  }

  private static List<String[]> rows(LocalDate day) {
    return TestDesk.CELLS.stream().filter(row -> !LocalDate.parse(row[0]).isAfter(day)).toList();
  }

  private static double[] column(List<String[]> rows, int index) {
    return rows.stream().mapToDouble(row -> Double.parseDouble(row[index])).toArray();
  }

  private static Map<String, Double> recomputed(List<String[]> rows) {
    double[] high = column(rows, 2);
    double[] low = column(rows, 3);
    double[] close = column(rows, 4);
    double[] volume = column(rows, 5);
    int last = close.length - 1;
    double c = close[last];
    Map<String, Double> m = new HashMap<>();
    m.put("market.close", c);
    m.put("market.sessions", (double) close.length);
    m.put("market.volume", volume[last]);
    m.put("market.volume-ratio20", volume[last] / mean(volume, last, 20));
    for (int n : new int[] {20, 50, 200}) {
      m.put("market.sma" + n, mean(close, last, n));
    }
    m.put("market.close-to-sma50", c / mean(close, last, 50) - 1);
    m.put("market.close-to-sma200", c / mean(close, last, 200) - 1);
    m.put("market.sma50-to-sma200", mean(close, last, 50) / mean(close, last, 200) - 1);
    m.put("market.sma50-slope21", mean(close, last, 50) / mean(close, last - 21, 50) - 1);
    for (int n : new int[] {5, 21, 63, 126, 252}) {
      m.put("market.return" + n, c / close[last - n] - 1);
    }
    m.put("market.momentum12-1", close[last - 21] / close[last - 252] - 1);
    double top =
        IntStream.rangeClosed(last - 251, last).mapToDouble(i -> high[i]).max().orElseThrow();
    m.put("market.high252", top);
    m.put(
        "market.low252",
        IntStream.rangeClosed(last - 251, last).mapToDouble(i -> low[i]).min().orElseThrow());
    m.put("market.drawdown252", c / top - 1);
    oscillators(m, high, low, close);
    volatility(m, close);
    return m;
  }

  private static void oscillators(
      Map<String, Double> m, double[] high, double[] low, double[] close) {
    int last = close.length - 1;
    m.put("market.ema20", exponential(close, last, 20));
    double[] line =
        IntStream.rangeClosed(25, last)
            .mapToDouble(i -> exponential(close, i, 12) - exponential(close, i, 26))
            .toArray();
    double signal = exponential(line, line.length - 1, 9);
    m.put("market.macd-line", line[line.length - 1]);
    m.put("market.macd-signal", signal);
    m.put("market.macd-histogram", line[line.length - 1] - signal);
    m.put("market.macd-histogram-ratio", (line[line.length - 1] - signal) / close[last]);
    double[] gains =
        IntStream.rangeClosed(1, last)
            .mapToDouble(i -> Math.max(0, close[i] - close[i - 1]))
            .toArray();
    double[] losses =
        IntStream.rangeClosed(1, last)
            .mapToDouble(i -> Math.max(0, close[i - 1] - close[i]))
            .toArray();
    double strength = wilder(gains, 14) / wilder(losses, 14);
    m.put("market.rsi14", 100 - 100 / (1 + strength));
    double[] ranges =
        IntStream.rangeClosed(1, last)
            .mapToDouble(i ->
                DoubleStream.of(
                        high[i] - low[i],
                        Math.abs(high[i] - close[i - 1]),
                        Math.abs(low[i] - close[i - 1]))
                    .max()
                    .orElseThrow())
            .toArray();
    m.put("market.atr14", wilder(ranges, 14));
    m.put("market.atr14-ratio", wilder(ranges, 14) / close[last]);
  }

  private static void volatility(Map<String, Double> m, double[] close) {
    int last = close.length - 1;
    double[] logs =
        IntStream.rangeClosed(1, last)
            .mapToDouble(i -> Math.log(close[i]) - Math.log(close[i - 1]))
            .toArray();
    double fast = deviation(logs, 20, 19) * Math.sqrt(252);
    double slow = deviation(logs, 60, 59) * Math.sqrt(252);
    m.put("market.volatility20", fast);
    m.put("market.volatility60", slow);
    m.put("market.volatility-ratio", fast / slow);
    double band = 2 * deviation(close, 20, 20);
    double mean = mean(close, last, 20);
    m.put("market.bollinger-position", 0.5 + (close[last] - mean) / (2 * band));
  }

  private static double mean(double[] values, int end, int n) {
    return Arrays.stream(values, end - n + 1, end + 1).average().orElseThrow();
  }

  /** By its definition: the seed and every later value with its falling weight. */
  private static double exponential(double[] values, int end, int n) {
    double keep = 1 - 2.0 / (n + 1);
    double sum = mean(values, n - 1, n) * Math.pow(keep, end - n + 1);
    for (int i = n; i <= end; i++) {
      sum += (1 - keep) * Math.pow(keep, end - i) * values[i];
    }
    return sum;
  }

  private static double wilder(double[] values, int n) {
    double keep = 1 - 1.0 / n;
    int end = values.length - 1;
    double sum = mean(values, n - 1, n) * Math.pow(keep, end - n + 1);
    for (int i = n; i <= end; i++) {
      sum += (1 - keep) * Math.pow(keep, end - i) * values[i];
    }
    return sum;
  }

  private static double deviation(double[] values, int n, int divisor) {
    double mean = mean(values, values.length - 1, n);
    double squares =
        Arrays.stream(values, values.length - n, values.length)
            .map(v -> (v - mean) * (v - mean))
            .sum();
    return Math.sqrt(squares / divisor);
  }
}
