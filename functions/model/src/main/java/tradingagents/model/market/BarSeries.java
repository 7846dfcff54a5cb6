package tradingagents.model.market;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The sessions of one instrument in order, with their origin. A series never holds two bars of one
 * session and never goes back in time.
 *
 * @param symbol what
 * @param provenance from where
 * @param bars oldest first
 */
public record BarSeries(Symbol symbol, Provenance provenance, List<Bar> bars) {
  /** Copies the bars and checks their order. */
  public BarSeries {
    bars = List.copyOf(bars);
    for (int i = 1; i < bars.size(); i++) {
      LocalDate earlier = bars.get(i - 1).session();
      LocalDate later = bars.get(i).session();
      if (!later.isAfter(earlier)) {
        throw new IllegalArgumentException(
            "the sessions must go forward one by one, but " + later + " follows " + earlier);
      }
    }
  }

  /**
   * What was known at an instant.
   *
   * @param asOf nothing later is visible
   * @return the same series without the bars that were not complete yet
   */
  public BarSeries upTo(Instant asOf) {
    int end = bars.size();
    while (end > 0 && bars.get(end - 1).knownAt().isAfter(asOf)) {
      end--;
    }
    return end == bars.size() ? this : new BarSeries(symbol, provenance, bars.subList(0, end));
  }

  /**
   * The newest bar.
   *
   * @return empty for an empty series
   */
  public Optional<Bar> last() {
    return bars.isEmpty() ? Optional.empty() : Optional.of(bars.getLast());
  }

  /**
   * The first bar after a session.
   *
   * @param session not included
   * @return empty when the data ends there
   */
  public Optional<Bar> after(LocalDate session) {
    return bars.stream().filter(bar -> bar.session().isAfter(session)).findFirst();
  }
}
