package tradingagents.feeds.jobs;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import tradingagents.model.market.Symbol;
import tradingagents.model.market.TradingCalendar;

/**
 * A backfill as it was asked for. What is wanted does not move while it waits: it ends with the
 * last session that was over when it was asked for.
 *
 * @param id unique
 * @param owner who asked
 * @param fingerprint of the request, the same for the same one only
 * @param dataset {@code market} or a vendor's name
 * @param from the first date
 * @param to the last date
 * @param symbols each once
 * @param createdAt when it was asked for
 * @param announcedAt when its work was announced last
 * @param correlationId of the request
 */
record BackfillJob(
    String id,
    String owner,
    String fingerprint,
    String dataset,
    LocalDate from,
    LocalDate to,
    List<Symbol> symbols,
    Instant createdAt,
    Instant announcedAt,
    String correlationId) {
  /** Copies the symbols. */
  BackfillJob {
    symbols = List.copyOf(symbols);
  }

  /** The instant whose finished sessions are wanted. */
  Instant asOf() {
    Instant end = to.plusDays(1).atStartOfDay(TradingCalendar.ZONE).toInstant().minusMillis(1);
    return end.isBefore(createdAt) ? end : createdAt;
  }
}
