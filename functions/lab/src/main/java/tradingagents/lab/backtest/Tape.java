package tradingagents.lab.backtest;

import java.time.LocalDate;
import java.util.List;
import tradingagents.quant.backtest.Market;

/**
 * A market whose bars have dates.
 *
 * @param dates of the bars, oldest first, each once
 * @param market as many bars
 */
public record Tape(List<LocalDate> dates, Market market) {
  /** Copies the dates and checks that each bar has one. */
  public Tape {
    dates = List.copyOf(dates);
    if (dates.size() != market.bars()) {
      throw new IllegalArgumentException(
          "every bar needs a date, but there are %d bars and %d dates"
              .formatted(market.bars(), dates.size()));
    }
    for (int i = 1; i < dates.size(); i++) {
      if (!dates.get(i).isAfter(dates.get(i - 1))) {
        throw new IllegalArgumentException(
            "dates must go forward, but %s follows %s".formatted(dates.get(i), dates.get(i - 1)));
      }
    }
  }

  /**
   * Names of the instruments.
   *
   * @return in their order
   */
  public List<String> names() {
    return market.instruments().stream().map(instrument -> instrument.name()).toList();
  }
}
