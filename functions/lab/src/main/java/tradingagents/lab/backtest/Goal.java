package tradingagents.lab.backtest;

import java.util.Arrays;
import tradingagents.model.failure.Suggestion;
import tradingagents.quant.measure.Growth;
import tradingagents.quant.measure.Ratios;

/** What is best when strategies are chosen. */
public enum Goal {
  /** Sharpe ratio a year. */
  SHARPE("sharpe") {
    @Override
    double of(double[] returns, int year) {
      return Ratios.sharpe(returns, year, 0);
    }
  },
  /** Sortino ratio a year. */
  SORTINO("sortino") {
    @Override
    double of(double[] returns, int year) {
      return Ratios.sortino(returns, year, 0);
    }
  },
  /** Return of the whole span. */
  TOTAL_RETURN("totalReturn") {
    @Override
    double of(double[] returns, int year) {
      return Growth.total(returns);
    }
  },
  /** Return a year by the deepest fall. */
  CALMAR("calmar") {
    @Override
    double of(double[] returns, int year) {
      return Ratios.calmar(returns, year);
    }
  };

  private final String word;

  Goal(String word) {
    this.word = word;
  }

  abstract double of(double[] returns, int year);

  /**
   * The word people type.
   *
   * @return the name of the measure
   */
  public String word() {
    return word;
  }

  /**
   * Reads what people type.
   *
   * @param word the name of a measure
   * @return the goal; an {@link IllegalArgumentException} says which there are
   */
  public static Goal named(String word) {
    for (Goal goal : values()) {
      if (goal.word.equals(word)) {
        return goal;
      }
    }
    throw new IllegalArgumentException(
        "there is no objective '%s'%s"
            .formatted(
                word, Suggestion.ending(word, Arrays.stream(values()).map(Goal::word).toList())));
  }
}
