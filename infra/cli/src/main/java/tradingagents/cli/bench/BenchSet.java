package tradingagents.cli.bench;

import java.time.LocalDate;
import java.util.List;
import tradingagents.model.market.Symbol;

/**
 * What is compared on what, as a person's file says it.
 *
 * @param models who is compared: {@code rules}, {@code agents}, or a model of the catalogue
 * @param briefs what each of them decides
 * @param depth rounds of both debates
 * @param horizonSessions after how many sessions a decision is scored
 */
record BenchSet(List<String> models, List<Dated> briefs, int depth, int horizonSessions) {
  /** The most models of a set. */
  static final int MOST_MODELS = 20;

  /** The most briefs of a set. */
  static final int MOST_BRIEFS = 500;

  /** Copies the lists. */
  BenchSet {
    models = List.copyOf(models);
    briefs = List.copyOf(briefs);
  }

  /**
   * One instrument as of one date.
   *
   * @param symbol the instrument
   * @param asOf nothing later is known
   */
  record Dated(Symbol symbol, LocalDate asOf) {
    /** Such as {@code AAPL as of 2016-06-30}. */
    @Override
    public String toString() {
      return symbol + " as of " + asOf;
    }
  }
}
