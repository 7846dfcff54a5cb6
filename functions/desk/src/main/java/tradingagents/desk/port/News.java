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
   * @param dataset the data set of the run
   * @param symbol what
   * @param asOf nothing later is visible
   * @return newest first, at least one; NO_DATA when nothing is known, or no source is configured
   */
  Result<List<NewsItem>> items(String dataset, Symbol symbol, Instant asOf);
}
