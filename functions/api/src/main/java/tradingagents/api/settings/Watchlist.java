package tradingagents.api.settings;

import java.time.Instant;
import java.util.List;

/**
 * A named list of instruments.
 *
 * @param name unique to its owner
 * @param symbols in the owner's order, each once
 * @param updatedAt when it was changed last
 * @param version counts changes
 */
public record Watchlist(String name, List<String> symbols, Instant updatedAt, long version) {
  /** Copies the symbols. */
  public Watchlist {
    symbols = List.copyOf(symbols);
  }
}
