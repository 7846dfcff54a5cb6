package tradingagents.quant.backtest.validation;

import java.util.List;

/**
 * One division of bars into those that train and those that test; bars in neither are purged or
 * under embargo.
 *
 * @param training spans in the order of time, with gaps between them
 * @param test spans in the order of time
 */
public record Fold(List<Span> training, List<Span> test) {
  /** Copies the spans. */
  public Fold {
    training = List.copyOf(training);
    test = List.copyOf(test);
  }
}
