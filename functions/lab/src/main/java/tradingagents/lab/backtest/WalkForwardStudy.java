package tradingagents.lab.backtest;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import tradingagents.quant.backtest.Setup;
import tradingagents.quant.backtest.search.Grid;
import tradingagents.quant.backtest.search.ParameterSpace;
import tradingagents.quant.backtest.search.Parameters;
import tradingagents.quant.backtest.validation.Span;
import tradingagents.quant.backtest.validation.WalkForward;
import tradingagents.quant.backtest.validation.WalkForwardResult;
import tradingagents.quant.measure.Growth;
import tradingagents.quant.measure.Measure;
import tradingagents.quant.measure.Performance;
import tradingagents.quant.measure.Ratios;
import tradingagents.quant.measure.Terms;

/** Chooses on the past, trades what follows, moves on. */
public final class WalkForwardStudy {
  /**
   * What to walk over.
   *
   * @param tape where
   * @param setup how it is traded
   * @param template of the strategies
   * @param space what is tried
   * @param method how points are chosen
   * @param goal what is best in sample
   * @param walk sizes of the spans
   */
  public record Request(
      Tape tape,
      Setup setup,
      Template template,
      ParameterSpace space,
      Method method,
      Goal goal,
      WalkForward walk) {
    /** Checks that everything fits. */
    public Request {
      var _ = template.fits(space);
      var _ = walk.splits(tape.market().bars());
    }
  }

  /**
   * What came of it.
   *
   * @param request what was walked over
   * @param result every leg
   * @param worth of the out-of-sample returns
   */
  public record Answer(Request request, WalkForwardResult<Parameters> result, Overfit worth) {
    /**
     * What a reader must know.
     *
     * @return sentences, often none
     */
    public List<String> warnings() {
      return Warnings.of(request.tape(), request.setup());
    }

    /**
     * The document.
     *
     * @return in the order of the documentation
     */
    @JsonValue
    public Map<String, @Nullable Object> document() {
      Map<String, @Nullable Object> told = new LinkedHashMap<>();
      told.put("instruments", request.tape().names());
      told.put("template", request.template().text());
      told.put("objective", request.goal().word());
      told.put("method", request.method().text());
      told.put("anchored", request.walk().anchored());
      told.put("train", request.walk().train());
      told.put("test", request.walk().test());
      told.put("step", request.walk().step());
      told.putAll(SetupWords.of(request.setup()));
      told.put("legs", result.legs().stream().map(this::leg).toList());
      told.put("outOfSample", measures(result.outOfSample(), request.setup()));
      told.put("annualInSample", result.annualInSample());
      told.put("efficiency", result.efficiency());
      told.put("warnings", warnings());
      told.putAll(worth.document());
      return told;
    }

    private Map<String, @Nullable Object> leg(WalkForwardResult.Leg<Parameters> leg) {
      int year = request.setup().periodsPerYear();
      Map<String, @Nullable Object> told = new LinkedHashMap<>();
      told.put("inSample", days(leg.split().inSample()));
      told.put("outOfSample", days(leg.split().outOfSample()));
      told.put("params", Points.document(leg.choice()));
      told.put("inSampleSharpe", Ratios.sharpe(leg.inSample(), year, 0));
      told.put("outOfSampleSharpe", Ratios.sharpe(leg.outOfSample(), year, 0));
      told.put("outOfSampleReturn", Growth.total(leg.outOfSample()));
      return told;
    }

    private Map<String, @Nullable Object> days(Span span) {
      Map<String, @Nullable Object> told = new LinkedHashMap<>();
      told.put("from", request.tape().dates().get(span.from()));
      told.put("to", request.tape().dates().get(span.to() - 1));
      return told;
    }
  }

  static Map<String, @Nullable Object> measures(double[] returns, Setup setup) {
    Performance performance =
        Performance.of(returns, null, new Terms(setup.periodsPerYear(), 0, 0, 0.95, 1, Double.NaN));
    Map<String, @Nullable Object> told = new LinkedHashMap<>();
    for (Measure measure :
        List.of(
            Measure.TOTAL_RETURN,
            Measure.ANNUAL_RETURN,
            Measure.VOLATILITY,
            Measure.SHARPE,
            Measure.SORTINO,
            Measure.MAX_DRAWDOWN)) {
      told.put(measure.id(), performance.value(measure));
    }
    return told;
  }

  /**
   * Walks.
   *
   * @param request over what
   * @param progress told the part that is done, from 0 to 1
   * @return every leg
   */
  public Answer answer(Request request, DoubleConsumer progress) {
    Trials trials =
        new Trials(request.tape().market(), request.setup(), request.template(), request.goal());
    int bars = request.tape().market().bars();
    int legs = request.walk().splits(bars).size();
    int[] done = {0};
    WalkForwardResult<Parameters> result =
        request
            .walk()
            .run(
                bars,
                request.setup().periodsPerYear(),
                span -> {
                  progress.accept((double) done[0]++ / (legs + 1));
                  return choose(request, trials, span);
                },
                trials::returns);
    progress.accept((double) legs / (legs + 1));
    Overfit worth =
        Overfit.of(
            points(request, trials, bars),
            trials,
            new Span(0, bars),
            result.outOfSample(),
            request.setup().periodsPerYear());
    progress.accept(1);
    return new Answer(request, result, worth);
  }

  private static Parameters choose(Request request, Trials trials, Span span) {
    return request.method().search(request.space(), trials, span).trials().getFirst().parameters();
  }

  /** What was tried, for judging the choice. */
  private static List<Parameters> points(Request request, Trials trials, int bars) {
    return request.method().kind().equals("grid")
        ? new Grid(request.space()).points()
        : request.method().search(request.space(), trials, new Span(0, bars)).trials().stream()
            .map(trial -> trial.parameters())
            .sorted()
            .toList();
  }
}
