package tradingagents.quant.backtest;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The instruments of a backtest, whose bars stand beside each other: bar 5 of one is the same
 * session as bar 5 of another.
 *
 * @param instruments one or more, each name once, all with as many bars
 */
public record Market(List<Instrument> instruments) {
  /** Checks that they fit. */
  public Market {
    instruments = List.copyOf(instruments);
    if (instruments.isEmpty()) {
      throw new IllegalArgumentException("a backtest needs an instrument");
    }
    Set<String> names = new HashSet<>();
    Instrument first = instruments.getFirst();
    for (Instrument instrument : instruments) {
      if (!names.add(instrument.name())) {
        throw new IllegalArgumentException("there are two instruments named " + instrument.name());
      }
      if (instrument.bars().size() != first.bars().size()) {
        throw new IllegalArgumentException(
            "%s has %d bars and %s has %d; each session needs a bar of both"
                .formatted(
                    first.name(),
                    first.bars().size(),
                    instrument.name(),
                    instrument.bars().size()));
      }
    }
    if (first.bars().size() < 2) {
      throw new IllegalArgumentException("a backtest needs two bars or more");
    }
  }

  /**
   * One instrument.
   *
   * @param instrument the only one
   * @return the market
   */
  public static Market of(Instrument instrument) {
    return new Market(List.of(instrument));
  }

  /**
   * How many bars there are.
   *
   * @return two or more
   */
  public int bars() {
    return instruments.getFirst().bars().size();
  }

  /**
   * The market as it was known after so many bars.
   *
   * @param bars how many
   * @return the oldest bars
   */
  public Market first(int bars) {
    return slice(0, bars);
  }

  /**
   * A stretch of the market.
   *
   * @param from index of its first bar
   * @param to index of the bar after its last
   * @return those bars
   */
  public Market slice(int from, int to) {
    return new Market(instruments.stream().map(one -> one.slice(from, to)).toList());
  }
}
