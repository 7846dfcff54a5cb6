package tradingagents.model.market;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Stories about one instrument.
 *
 * @param symbol what
 * @param items newest known first
 * @param stamp who sent them
 */
public record NewsList(Symbol symbol, List<NewsItem> items, Stamp stamp)
    implements Known<NewsList> {
  /** Sorts the stories. */
  public NewsList {
    items =
        items.stream()
            .sorted(Comparator.comparing(NewsItem::knownAt).reversed().thenComparing(NewsItem::id))
            .toList();
  }

  @Override
  public NewsList asKnown(Instant asOf) {
    return new NewsList(
        symbol,
        items.stream().filter(item -> !item.knownAt().isAfter(asOf)).toList(),
        stamp.upTo(asOf));
  }

  @Override
  public boolean isEmpty() {
    return items.isEmpty();
  }
}
