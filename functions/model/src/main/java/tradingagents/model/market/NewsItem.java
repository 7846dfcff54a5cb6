package tradingagents.model.market;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One story about an instrument, as its source sent it: untrusted text, to be cleaned before
 * anybody reads it.
 *
 * @param id unique in its data set
 * @param symbol what it is about
 * @param headline one line
 * @param body may be empty
 * @param source who wrote it
 * @param publishedAt when it says it was written
 * @param knownAt when it could be read
 * @param vendor who delivered it; empty when a person brought it along
 * @param tone the vendor's own score of the text about this instrument, -1 (bad) to 1 (good); null
 *     when it gives none
 */
public record NewsItem(
    String id,
    Symbol symbol,
    String headline,
    String body,
    String source,
    Instant publishedAt,
    Instant knownAt,
    String vendor,
    @Nullable BigDecimal tone) {
  /** A story that a person brought along. */
  public NewsItem(
      String id,
      Symbol symbol,
      String headline,
      String body,
      String source,
      Instant publishedAt,
      Instant knownAt) {
    this(id, symbol, headline, body, source, publishedAt, knownAt, "", null);
  }
}
