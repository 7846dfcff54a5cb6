package tradingagents.chain.market;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tradingagents.model.market.Bar;

/**
 * The years of bars that were used last, by the hash of their content: equal content may be shared
 * by every series, and changed content can never be mistaken for the old. Safe for many threads.
 */
public final class YearCache {
  private final Map<String, List<Bar>> years;

  /**
   * An empty cache.
   *
   * @param capacity how many years are kept; one takes about 60 kB
   */
  public YearCache(int capacity) {
    this.years =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, List<Bar>> eldest) {
            return size() > capacity;
          }
        };
  }

  @Nullable List<Bar> get(String hash) {
    synchronized (years) {
      return years.get(hash);
    }
  }

  void put(String hash, List<Bar> bars) {
    synchronized (years) {
      years.put(hash, bars);
    }
  }
}
