package tradingagents.lab.analytics;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tradingagents.chain.http.Fields;
import tradingagents.quant.measure.Drawdown;
import tradingagents.quant.measure.Measure;
import tradingagents.quant.measure.Performance;
import tradingagents.quant.measure.Terms;

/** Every measure of a return series, with or without a benchmark. */
public final class MetricsStudy implements Study<MetricsStudy.Request, MetricsStudy.Answer> {
  private static final int MOST_RETURNS = 100_000;

  /**
   * What to measure.
   *
   * @param series the returns
   * @param terms on which terms
   */
  public record Request(ReturnSeries series, Terms terms) {}

  /**
   * The measures.
   *
   * @param request what was measured
   * @param performance every number
   */
  public record Answer(Request request, Performance performance) {
    /**
     * The document: what was measured, each measure under its name, each drawdown.
     *
     * @return in the order of the documentation
     */
    @JsonValue
    public Map<String, Object> document() {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("series", series());
      for (Measure measure : Measure.values()) {
        put(document, measure.id(), performance.value(measure));
      }
      document.put(
          "drawdowns", performance.drawdowns().episodes().stream().map(this::drawdown).toList());
      return document;
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> document, String id, double value) {
      int point = id.indexOf('.');
      if (point < 0) {
        document.put(id, value);
        return;
      }
      Object inner =
          document.computeIfAbsent(id.substring(0, point), name -> new LinkedHashMap<>());
      ((Map<String, Object>) inner).put(id.substring(point + 1), value);
    }

    private Map<String, @Nullable Object> series() {
      ReturnSeries series = request.series();
      Terms terms = request.terms();
      List<LocalDate> dates = series.dates();
      Map<String, @Nullable Object> told = new LinkedHashMap<>();
      told.put("returns", series.name());
      told.put("benchmark", series.benchmarkName());
      told.put("count", series.returns().length);
      told.put("from", dates.isEmpty() ? null : dates.getFirst());
      told.put("to", dates.isEmpty() ? null : dates.getLast());
      told.put("periods", terms.periodsPerYear());
      told.put("mar", terms.mar());
      told.put("riskFree", terms.riskFree());
      told.put("level", terms.level());
      told.put("trials", terms.trials());
      return told;
    }

    private Map<String, @Nullable Object> drawdown(Drawdown drawdown) {
      ReturnSeries series = request.series();
      Map<String, @Nullable Object> told = new LinkedHashMap<>();
      told.put("peak", series.label(drawdown.peak()));
      told.put("trough", series.label(drawdown.trough()));
      told.put(
          "recovery",
          drawdown.recovery().isPresent() ? series.label(drawdown.recovery().getAsInt()) : null);
      told.put("depth", drawdown.depth());
      told.put("length", drawdown.length());
      return told;
    }
  }

  @Override
  public String kind() {
    return "metrics";
  }

  @Override
  public Request read(Fields body) {
    Supplier<ReturnSeries> series = series(body);
    Terms usual = Terms.DAILY;
    int periods = body.number("periods", 1, 1_000_000).orElse(usual.periodsPerYear());
    double mar = body.decimal("mar", usual.mar());
    double riskFree = body.decimal("riskFree", usual.riskFree());
    double level = body.decimal("level", usual.level());
    int trials = body.number("trials", 1, Integer.MAX_VALUE).orElse(usual.trials());
    double variance = body.decimal("trialVariance", Double.NaN);
    body.done();
    return new Request(series.get(), new Terms(periods, mar, riskFree, level, trials, variance));
  }

  /** Asks for its fields at once, and makes the series when the whole body is known to be well. */
  private static Supplier<ReturnSeries> series(Fields body) {
    String name = body.text("name", text -> text).orElse("returns");
    double[] returns = body.requiredDecimals("returns", MOST_RETURNS);
    double[] benchmark = body.decimals("benchmark", MOST_RETURNS).orElse(null);
    List<LocalDate> dates = body.texts("dates", MOST_RETURNS, Exact::date).orElse(List.of());
    String benchmarkName =
        body.text("benchmarkName", text -> text).orElse(benchmark == null ? null : "benchmark");
    LocalDate start = body.date("start").orElse(null);
    return () -> new ReturnSeries(name, benchmarkName, start, dates, returns, benchmark);
  }

  @Override
  public Answer answer(Request request) {
    ReturnSeries series = request.series();
    return new Answer(
        request, Performance.of(series.returns(), series.benchmark(), request.terms()));
  }
}
