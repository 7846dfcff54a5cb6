package tradingagents.feeds.jobs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import tradingagents.chain.http.Call;
import tradingagents.chain.http.Fields;
import tradingagents.chain.http.Fingerprint;
import tradingagents.chain.http.IdempotencyKey;
import tradingagents.chain.http.Problem;
import tradingagents.chain.http.ProblemException;
import tradingagents.chain.http.Reply;
import tradingagents.chain.vendor.Category;
import tradingagents.chain.vendor.VendorCatalogue;
import tradingagents.feeds.jobs.BackfillStore.Found;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.market.Datasets;
import tradingagents.model.market.Symbol;
import tradingagents.model.market.TradingCalendar;

/**
 * The operations on backfills. One is stored first and announced second; what is lost between the
 * two, or later on its way, is announced again when somebody looks at it and it stands still.
 */
public final class BackfillsApi {
  private static final Duration QUIET = Duration.ofSeconds(60);
  private static final int MOST_SYMBOLS = 50;
  private static final String PATH = "/v1/data/backfills/";

  private final BackfillStore store;
  private final BiConsumer<String, List<String>> bus;
  private final InstantSource clock;
  private final Supplier<String> ids;

  /**
   * The operations.
   *
   * @param store the backfills
   * @param bus takes a kind of event and the events' bodies
   * @param clock the time
   * @param ids new ids
   */
  public BackfillsApi(
      BackfillStore store,
      BiConsumer<String, List<String>> bus,
      InstantSource clock,
      Supplier<String> ids) {
    this.store = store;
    this.bus = bus;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * {@code POST /v1/data/backfills}: begins one and does not wait for it.
   *
   * @param call with the request
   * @return 202 and where to look
   */
  public Reply create(Call call) {
    Optional<String> key = IdempotencyKey.id(call);
    BackfillJob job = read(call, key.map(word -> "backfill-" + word).orElseGet(ids));
    boolean isNew = store.create(job);
    Found found =
        store
            .load(job.id())
            .orElseThrow(() -> new FailureException(Reason.CONFLICT, "storing " + job.id()));
    if (!found.job().fingerprint().equals(job.fingerprint())) {
      throw IdempotencyKey.reused();
    }
    announce(found);
    Reply reply = Reply.json(202, document(found)).with("location", PATH + job.id());
    return isNew ? reply : reply.with("idempotent-replayed", "true");
  }

  /**
   * {@code GET /v1/data/backfills/{id}}: how each symbol stands. One that stands still is announced
   * again.
   *
   * @param call names it
   * @return its progress; 404 for somebody else's as for none
   */
  public Reply get(Call call) {
    Found found =
        store
            .load(call.named("id"))
            .filter(one -> call.role().equals("admin") || one.job().owner().equals(call.subject()))
            .orElseThrow(() -> new ProblemException(Problem.notFound("there is no such backfill")));
    Instant now = clock.instant();
    boolean isQuiet = now.isAfter(found.job().announcedAt().plus(QUIET));
    if (isQuiet
        && found.slices().stream().anyMatch(slice -> slice.isDue(now))
        && store.announceAgain(found.job(), now)) {
      announce(found);
    }
    return Reply.json(200, document(found));
  }

  private void announce(Found found) {
    Instant now = clock.instant();
    bus.accept(
        SliceMessage.DETAIL_TYPE,
        found.slices().stream()
            .filter(slice -> slice.isDue(now))
            .map(slice -> SliceMessage.of(found.job(), slice.symbol()).toJson())
            .toList());
  }

  private BackfillJob read(Call call, String id) {
    Instant now = clock.instant();
    LocalDate today = now.atZone(TradingCalendar.ZONE).toLocalDate();
    Fields fields = Fields.of(call);
    fields.missing("symbols");
    fields.missing("from");
    List<Symbol> symbols = fields.texts("symbols", MOST_SYMBOLS, Symbol::parse).orElse(List.of());
    if (symbols.isEmpty() && fields.has("symbols")) {
      fields.wrong("symbols", "must name 1 to " + MOST_SYMBOLS + " instruments");
    }
    Optional<LocalDate> from = fields.date("from");
    Optional<LocalDate> to = fields.date("to");
    String dataset = fields.text("dataset", BackfillsApi::vendor).orElse(Datasets.MARKET);
    from.filter(date -> date.isBefore(TradingCalendar.FIRST) || date.isAfter(today))
        .ifPresent(
            date -> fields.wrong("from", "is %s to %s".formatted(TradingCalendar.FIRST, today)));
    to.filter(date -> date.isAfter(today))
        .ifPresent(date -> fields.wrong("to", "is in the future; today is " + today));
    to.filter(date -> from.filter(date::isBefore).isPresent())
        .ifPresent(date -> fields.wrong("to", "is before from; swap them"));
    fields.done();
    List<Symbol> once = List.copyOf(new LinkedHashSet<>(symbols));
    LocalDate first = from.orElseThrow();
    return new BackfillJob(
        id,
        call.subject(),
        Fingerprint.of(
            dataset,
            first.toString(),
            to.map(LocalDate::toString).orElse(""),
            String.join(",", once.stream().map(Symbol::value).toList())),
        dataset,
        first,
        to.orElse(today),
        once,
        now,
        now,
        call.correlationId());
  }

  private static String vendor(String text) {
    String name = text.toLowerCase(Locale.ROOT);
    boolean known =
        name.equals(Datasets.MARKET)
            || VendorCatalogue.named(name)
                .filter(entry -> entry.offers().contains(Category.BARS))
                .isPresent();
    if (!known) {
      throw new IllegalArgumentException(
          "must be market or a vendor of bars out of " + VendorCatalogue.names());
    }
    return name;
  }

  private ObjectNode document(Found found) {
    BackfillJob job = found.job();
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("backfillId", job.id()).put("dataset", job.dataset());
    document.put("from", job.from().toString()).put("to", job.to().toString());
    document.put("createdAt", job.createdAt().toString());
    document.put("slices", found.slices().size());
    document.put(
        "slicesDone",
        (int) found.slices().stream().filter(s -> s.state() == Slice.State.DONE).count());
    var symbols = document.putArray("symbols");
    for (Slice slice : found.slices()) {
      Instant notBefore = slice.notBefore();
      LocalDate last = slice.last();
      symbols
          .addObject()
          .put("symbol", slice.symbol().value())
          .put("state", slice.state().word())
          .put("sessions", slice.sessions())
          .put("lastSession", last == null ? null : last.toString())
          .put("notBefore", notBefore == null ? null : notBefore.toString())
          .put("reason", slice.reason());
    }
    return document;
  }
}
