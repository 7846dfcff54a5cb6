package tradingagents.lab.backtest;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tradingagents.quant.backtest.validation.Comparison;
import tradingagents.quant.backtest.validation.DatedReturns;

/** Whether one run is better than another, or chance would do. */
public final class CompareStudy {
  /**
   * What to compare.
   *
   * @param firstName of one run
   * @param first its returns
   * @param secondName of the other
   * @param second its returns, of the same dates
   * @param terms on which
   */
  public record Request(
      String firstName,
      DatedReturns first,
      String secondName,
      DatedReturns second,
      Comparison.Terms terms) {}

  /**
   * The comparison.
   *
   * @param request what was compared
   * @param comparison first minus second
   */
  public record Answer(Request request, Comparison comparison) {
    /**
     * The document.
     *
     * @return in the order of the documentation
     */
    @JsonValue
    public Map<String, @Nullable Object> document() {
      Map<String, @Nullable Object> told = new LinkedHashMap<>();
      told.put("first", request.firstName());
      told.put("second", request.secondName());
      told.put("from", request.first().dates().getFirst());
      told.put("to", request.first().dates().getLast());
      told.put("returns", request.first().size());
      told.put("annualReturn", comparison.annualReturn());
      told.put("volatility", comparison.volatility());
      told.put("sharpe", comparison.sharpe());
      told.put("maxDrawdown", comparison.maxDrawdown());
      told.put("pValue", comparison.sharpeProbability());
      told.put("level", comparison.level());
      told.put("resamples", comparison.resamples());
      told.put("expectedBlock", comparison.expectedBlock());
      told.put("seed", request.terms().seed());
      return told;
    }
  }

  /**
   * Compares.
   *
   * @param request what
   * @return first minus second
   */
  public Answer answer(Request request) {
    return new Answer(request, Comparison.of(request.first(), request.second(), request.terms()));
  }
}
