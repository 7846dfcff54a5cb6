package tradingagents.lab.backtest;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import tradingagents.quant.backtest.Setup;
import tradingagents.quant.backtest.search.Objective;
import tradingagents.quant.backtest.search.ParameterSpace;
import tradingagents.quant.backtest.search.SearchResult;
import tradingagents.quant.backtest.search.Trial;
import tradingagents.quant.backtest.validation.Span;

/** Looks for the best parameters of a strategy, and says what the best of so many is worth. */
public final class SearchStudy {
  /**
   * What to look for.
   *
   * @param tape where
   * @param setup how it is traded
   * @param template of the strategies
   * @param space what is tried
   * @param method how points are chosen
   * @param goal what is best
   * @param top how many of the best to tell
   */
  public record Request(
      Tape tape,
      Setup setup,
      Template template,
      ParameterSpace space,
      Method method,
      Goal goal,
      int top) {
    /** Checks that template and space fit. */
    public Request {
      var _ = template.fits(space);
      if (top < 1 || top > 1_000) {
        throw new IllegalArgumentException("the best 1 to 1000 can be told, not " + top);
      }
    }
  }

  /**
   * What was found.
   *
   * @param request what was looked for
   * @param found every point, the best first
   * @param worth of the best; null when no point has a score
   */
  public record Answer(Request request, SearchResult found, @Nullable Overfit worth) {
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
      told.putAll(SetupWords.of(request.setup()));
      told.put("combinations", found.trials().size());
      told.put("evaluations", found.evaluations());
      told.put("barsEvaluated", found.bars());
      told.put("unscored", found.unscored());
      told.put("warnings", warnings());
      told.put("best", found.trials().stream().limit(request.top()).map(this::row).toList());
      if (worth != null) {
        told.putAll(worth.document());
      }
      return told;
    }

    private Map<String, @Nullable Object> row(Trial trial) {
      Map<String, @Nullable Object> row = new LinkedHashMap<>();
      row.put("params", Points.document(trial.parameters()));
      row.put("strategy", request.template().with(trial.parameters()).name());
      row.put("score", trial.score());
      row.put("round", trial.round());
      row.put("bars", trial.span().size());
      return row;
    }
  }

  /**
   * Looks.
   *
   * @param request what for
   * @return what was found
   */
  public Answer answer(Request request) {
    return answer(request, part -> {});
  }

  /**
   * Looks, and tells how far it is.
   *
   * @param request what for
   * @param progress told the part that is done, from 0 to 1
   * @return what was found
   */
  public Answer answer(Request request, DoubleConsumer progress) {
    Trials trials =
        new Trials(request.tape().market(), request.setup(), request.template(), request.goal());
    Span all = new Span(0, request.tape().market().bars());
    double expected = request.space().size().doubleValue();
    double[] done = {0};
    Objective told =
        (point, span) -> {
          progress.accept(Math.min(1, done[0]++ / expected));
          return trials.score(point, span);
        };
    SearchResult found = request.method().search(request.space(), told, all);
    Overfit worth =
        found
            .best()
            .map(best ->
                Overfit.of(
                    found.trials().stream().map(Trial::parameters).sorted().toList(),
                    trials,
                    all,
                    Trials.counted(trials.returns(best.parameters(), all), all),
                    request.setup().periodsPerYear()))
            .orElse(null);
    return new Answer(request, found, worth);
  }
}
