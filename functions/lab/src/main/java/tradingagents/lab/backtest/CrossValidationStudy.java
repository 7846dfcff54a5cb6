package tradingagents.lab.backtest;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import tradingagents.quant.backtest.Setup;
import tradingagents.quant.backtest.search.Grid;
import tradingagents.quant.backtest.search.ParameterSpace;
import tradingagents.quant.backtest.search.Parameters;
import tradingagents.quant.backtest.validation.CombinatorialPurged;
import tradingagents.quant.backtest.validation.Distribution;
import tradingagents.quant.backtest.validation.Span;

/**
 * Combinatorial purged cross-validation of a choice of parameters; with one tested group it is
 * purged k-fold, whose single path is the whole history out of sample.
 */
public final class CrossValidationStudy {
  /**
   * What to validate.
   *
   * @param tape where
   * @param setup how it is traded
   * @param template of the strategies
   * @param space what is tried, as a grid
   * @param goal what is best in training
   * @param folds the splits
   */
  public record Request(
      Tape tape,
      Setup setup,
      Template template,
      ParameterSpace space,
      Goal goal,
      CombinatorialPurged folds) {
    /** Checks that everything fits. */
    public Request {
      var _ = template.fits(space);
      var _ = folds.splits(tape.market().bars());
    }
  }

  /**
   * What came of it.
   *
   * @param request what was validated
   * @param paths the histories put together from the tests
   */
  public record Answer(Request request, CombinatorialPurged.Paths paths) {
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
      CombinatorialPurged folds = request.folds();
      Map<String, @Nullable Object> told = new LinkedHashMap<>();
      told.put("instruments", request.tape().names());
      told.put("template", request.template().text());
      told.put("objective", request.goal().word());
      told.put("groups", folds.groups());
      told.put("tested", folds.tested());
      told.put("horizon", folds.horizon());
      told.put("embargo", folds.embargo());
      told.putAll(SetupWords.of(request.setup()));
      told.put("splits", folds.splitCount());
      told.put("paths", folds.pathCount());
      told.put("sharpe", spread(paths.sharpe()));
      told.put("annualReturn", spread(paths.annualReturn()));
      told.put("probabilityOfLoss", paths.annualReturn().shareBelow(0));
      told.put("warnings", warnings());
      return told;
    }
  }

  static Map<String, Object> spread(Distribution values) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("mean", values.mean());
    told.put("deviation", values.deviation());
    told.put("p5", values.quantile(0.05));
    told.put("p25", values.quantile(0.25));
    told.put("p50", values.quantile(0.5));
    told.put("p75", values.quantile(0.75));
    told.put("p95", values.quantile(0.95));
    return told;
  }

  /**
   * Validates.
   *
   * @param request what
   * @param progress told the part that is done, from 0 to 1
   * @return the histories
   */
  public Answer answer(Request request, DoubleConsumer progress) {
    Trials trials =
        new Trials(request.tape().market(), request.setup(), request.template(), request.goal());
    List<Parameters> points = new Grid(request.space()).points();
    int[] done = {0};
    int splits = request.folds().splitCount();
    CombinatorialPurged.Paths paths =
        request
            .folds()
            .run(
                request.tape().market().bars(),
                request.setup().periodsPerYear(),
                training -> {
                  progress.accept((double) done[0]++ / splits);
                  return best(points, trials, training);
                },
                trials::returns);
    progress.accept(1);
    return new Answer(request, paths);
  }

  /** The best over all training spans, their returns linked; of equals the first point. */
  private static Parameters best(List<Parameters> points, Trials trials, List<Span> training) {
    return points.stream()
        .max(
            Comparator.<Parameters>comparingDouble(point -> number(score(point, trials, training)))
                .thenComparing(Comparator.reverseOrder()))
        .orElseThrow();
  }

  private static double number(double score) {
    return Double.isNaN(score) ? Double.NEGATIVE_INFINITY : score;
  }

  private static double score(Parameters point, Trials trials, List<Span> training) {
    double[] linked = new double[training.stream().mapToInt(Span::size).sum()];
    int at = 0;
    for (Span span : training) {
      double[] part = trials.returns(point, span);
      System.arraycopy(part, 0, linked, at, part.length);
      at += part.length;
    }
    return trials.score(linked);
  }
}
