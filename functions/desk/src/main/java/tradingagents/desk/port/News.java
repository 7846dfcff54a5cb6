package tradingagents.desk.port;

import java.time.Instant;
import java.util.List;
import tradingagents.model.failure.Result;
import tradingagents.model.market.NewsItem;
import tradingagents.model.market.Symbol;

/** Stories as they were known at an instant: nothing later passes this port. */
public interface News {
  /**
   * The stories about an instrument that were known at an instant.
   *
   * @param collection whose stories: the id of the run that brought them
   * @param symbol what
   * @param asOf nothing later is visible
   * @return newest first, at least one; NO_DATA when nothing is known, or no source is configured
   */
  Result<List<NewsItem>> items(String collection, Symbol symbol, Instant asOf);
}
