package tradingagents.api.settings;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tradingagents.chain.http.Call;
import tradingagents.chain.http.Fields;
import tradingagents.chain.http.Problem;
import tradingagents.chain.http.ProblemException;
import tradingagents.chain.http.Reply;

/** The operations on the caller's own watchlists. */
public final class WatchlistsApi {
  private static final int MOST_LISTS = 50;
  private static final int MOST_SYMBOLS = 100;

  private final Settings settings;
  private final InstantSource clock;

  /**
   * The operations.
   *
   * @param settings where they are kept
   * @param clock the time
   */
  public WatchlistsApi(Settings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * {@code GET /v1/watchlists}.
   *
   * @param call of the owner
   * @return all of them by name
   */
  public Reply list(Call call) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    var all = document.putArray("watchlists");
    settings.watchlists(call.subject()).forEach(list -> all.add(document(list)));
    return Reply.json(200, document);
  }

  /**
   * {@code POST /v1/watchlists}: a new one.
   *
   * @param call with name and symbols
   * @return 201; 409 when the name is taken
   */
  public Reply create(Call call) {
    Fields fields = Fields.of(call);
    Optional<String> name = fields.text("name", Names::check);
    if (name.isEmpty()) {
      fields.missing("name");
    }
    List<String> symbols = Symbols.read(fields, 0, MOST_SYMBOLS);
    fields.done();
    if (settings.watchlists(call.subject()).size() >= MOST_LISTS) {
      throw new ProblemException(
          Problem.conflict("too_many", "there are " + MOST_LISTS + " watchlists already"));
    }
    Watchlist list = new Watchlist(name.orElseThrow(), symbols, clock.instant(), 1);
    if (!settings.store(call.subject(), list)) {
      throw new ProblemException(
          Problem.conflict("exists", "there is a watchlist " + list.name() + " already"));
    }
    return Reply.json(201, document(list))
        .with("location", "/v1/watchlists/" + list.name())
        .with("etag", IfMatch.tag(list.version()));
  }

  /**
   * {@code GET /v1/watchlists/{name}}.
   *
   * @param call names it
   * @return tagged with its version
   */
  public Reply get(Call call) {
    Watchlist list = found(call);
    return Reply.json(200, document(list)).tagged(call, "v" + list.version());
  }

  /**
   * {@code PUT /v1/watchlists/{name}}: other symbols.
   *
   * @param call with symbols and {@code If-Match}
   * @return the new state; 428 without a tag, 412 with an old one
   */
  public Reply replace(Call call) {
    Fields fields = Fields.of(call);
    List<String> symbols = Symbols.read(fields, 0, MOST_SYMBOLS);
    fields.done();
    Watchlist seen = found(call);
    IfMatch.check(call, IfMatch.tag(seen.version()));
    Watchlist next = new Watchlist(seen.name(), symbols, clock.instant(), seen.version() + 1);
    if (!settings.store(call.subject(), next)) {
      throw IfMatch.stale();
    }
    return Reply.json(200, document(next)).with("etag", IfMatch.tag(next.version()));
  }

  /**
   * {@code DELETE /v1/watchlists/{name}}.
   *
   * @param call names it
   * @return 204
   */
  public Reply delete(Call call) {
    Watchlist list = found(call);
    settings.deleteWatchlist(call.subject(), list.name());
    return new Reply(204, Map.of(), "");
  }

  private Watchlist found(Call call) {
    return settings
        .watchlist(call.subject(), call.named("name"))
        .orElseThrow(
            () -> new ProblemException(Problem.notFound("there is no watchlist of this name")));
  }

  private static ObjectNode document(Watchlist list) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("name", list.name());
    list.symbols().forEach(document.putArray("symbols")::add);
    return document.put("updatedAt", list.updatedAt().toString()).put("version", list.version());
  }
}
