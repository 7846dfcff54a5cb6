package tradingagents.api.memory;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tradingagents.chain.http.Call;
import tradingagents.chain.http.Cursors;
import tradingagents.chain.http.Problem;
import tradingagents.chain.http.ProblemException;
import tradingagents.chain.http.Reply;
import tradingagents.chain.reasoning.MemoryDocuments;
import tradingagents.desk.memory.Memory;
import tradingagents.desk.port.MemoryStore;
import tradingagents.desk.port.RunQuery;
import tradingagents.model.market.Symbol;
import tradingagents.model.market.TradingCalendar;

/** What earlier decisions came to, and how good they were. It only reads. */
public final class MemoryApi {
  private final MemoryStore memories;
  private final TradingCalendar calendar = TradingCalendar.usEquities();

  /**
   * The operations.
   *
   * @param memories where they are
   */
  public MemoryApi(MemoryStore memories) {
    this.memories = memories;
  }

  /**
   * {@code GET /v1/memory}: latest as-of first, by symbol and as of a date.
   *
   * @param call with the query
   * @return a page
   */
  public Reply list(Call call) {
    @Nullable String symbol = call.query().get("symbol");
    @Nullable String date = call.query().get("asOf");
    @Nullable String cursor = call.query().get("cursor");
    Symbol wanted = symbol == null ? null : symbol(symbol);
    Instant asOf = date == null ? null : close(date);
    String filter = "memory|" + wanted + "|" + asOf;
    MemoryStore.Page page =
        memories
            .list(
                new MemoryStore.Query(
                    wanted,
                    asOf,
                    cursor == null ? null : place(Cursors.read(cursor, filter)),
                    call.number("limit", 20, 1, 100)))
            .orThrow();
    MemoryStore.Place next = page.next();
    String more =
        next == null ? null : Cursors.write(new RunQuery.Place(next.asOf(), next.runId()), filter);
    return Reply.json(200, MemoryDocuments.of(page.memories(), asOf, more));
  }

  private static MemoryStore.Place place(RunQuery.Place place) {
    return new MemoryStore.Place(place.createdAt(), place.runId());
  }

  private static Symbol symbol(String text) {
    try {
      return Symbol.parse(text);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(Problem.invalid(String.valueOf(e.getMessage())));
    }
  }

  private Instant close(String date) {
    try {
      return calendar.sessionAtOrBefore(LocalDate.parse(date)).close();
    } catch (DateTimeException e) {
      throw new ProblemException(Problem.invalid("asOf is a date such as 2018-05-10"));
    }
  }

  /**
   * {@code GET /v1/memory/{id}}: what is remembered of a run.
   *
   * @param call names the run
   * @return 404 when its decision is not remembered
   */
  public Reply get(Call call) {
    Memory memory = memories.find(call.named("id")).orThrow();
    return Reply.json(200, MemoryDocuments.of(memory));
  }

  /**
   * {@code GET /v1/track-record}: how the ratings did.
   *
   * @param call may name a model
   * @return the scores
   */
  public Reply trackRecord(Call call) {
    @Nullable String model = call.query().get("model");
    return Reply.json(
        200, MemoryDocuments.trackRecord(memories, model, MemoryDocuments::trainedUntil));
  }
}
