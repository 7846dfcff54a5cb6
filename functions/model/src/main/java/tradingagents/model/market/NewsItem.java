package tradingagents.model.market;

import java.time.Instant;

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
 */
public record NewsItem(
    String id,
    Symbol symbol,
    String headline,
    String body,
    String source,
    Instant publishedAt,
    Instant knownAt) {}
