package tradingagents.lab.jobs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tradingagents.chain.http.Call;
import tradingagents.chain.http.Cursors;
import tradingagents.chain.http.Fields;
import tradingagents.chain.http.Fingerprint;
import tradingagents.chain.http.IdempotencyKey;
import tradingagents.chain.http.Problem;
import tradingagents.chain.http.ProblemException;
import tradingagents.chain.http.Reply;
import tradingagents.chain.http.StrictJson;
import tradingagents.chain.run.EventBridgeBus;
import tradingagents.desk.port.RunQuery.Place;
import tradingagents.lab.Studies;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;

/**
 * The operations on backtests. A job is stored first and announced second; what is lost between the
 * two, or later on its way, is announced again when somebody looks at the job and it stands still,
 * or sends the same request again: a job that nobody looks at is needed by nobody.
 */
public final class BacktestsApi {
  /** A job that has not been announced for so long, and is not worked on, stands still. */
  static final Duration QUIET = Duration.ofSeconds(60);

  private static final String PATH = "/v1/backtests/";

  private final JobStore store;
  private final EventBridgeBus bus;
  private final InstantSource clock;
  private final Supplier<String> ids;
  private final int mostPairs;

  /**
   * The operations.
   *
   * @param store the jobs
   * @param bus the announcements
   * @param clock the time
   * @param ids new ids
   * @param mostPairs of one chunk
   */
  BacktestsApi(
      JobStore store,
      EventBridgeBus bus,
      InstantSource clock,
      Supplier<String> ids,
      int mostPairs) {
    this.store = store;
    this.bus = bus;
    this.clock = clock;
    this.ids = ids;
    this.mostPairs = mostPairs;
  }

  /**
   * {@code POST /v1/backtests}: begins one and does not wait for it.
   *
   * @param call with the request
   * @return 202 and where to look
   */
  public Reply create(Call call) {
    Optional<String> key = IdempotencyKey.id(call);
    Job job = JobReader.read(Fields.of(call, Studies.LONGEST_REQUEST));
    String request = StrictJson.canonical(call.body());
    Instant now = clock.instant();
    int pairs = 0;
    int chunks = 1;
    if (job instanceof Job.Sweep sweep) {
      pairs = Bounds.chunkPairs(sweep.request().tape().market().bars(), mostPairs);
      chunks = sweep.chunks(pairs);
    }
    JobHead head =
        JobHead.asked(
            key.map(word -> "backtest-" + word).orElseGet(ids),
            call.subject(),
            job.kind().word(),
            Fingerprint.of(request),
            chunks,
            pairs,
            now,
            call.correlationId());
    boolean isNew = store.create(head, request);
    JobState state =
        store
            .load(head.id(), now)
            .orElseThrow(() -> new FailureException(Reason.CONFLICT, "storing " + head.id()));
    if (!state.head().fingerprint().equals(head.fingerprint())) {
      throw IdempotencyKey.reused();
    }
    announce(state);
    Reply reply = Reply.json(202, document(state)).with("location", PATH + head.id());
    return isNew ? reply : reply.with("idempotent-replayed", "true");
  }

  private void announce(JobState state) {
    bus.put(
        WorkMessage.DETAIL_TYPE,
        state.due().stream().map(chunk -> WorkMessage.of(state.head(), chunk).toJson()).toList());
  }

  /**
   * {@code GET /v1/backtests}: the caller's own, newest first; everybody's for administrators.
   *
   * @param call with the query
   * @return a page
   */
  public Reply list(Call call) {
    int limit = call.number("limit", 20, 1, 100);
    @Nullable String owner = isAdmin(call) ? null : call.subject();
    String filter = "backtests|" + owner;
    JobStore.Page page =
        store.list(
            owner,
            Optional.ofNullable(call.query().get("cursor"))
                .map(cursor -> Cursors.read(cursor, filter))
                .orElse(null),
            limit);
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    var backtests = document.putArray("backtests");
    page.jobs().forEach(head -> backtests.add(line(head)));
    Place next = page.next();
    document.put("cursor", next == null ? null : Cursors.write(next, filter));
    return Reply.json(200, document);
  }

  /**
   * {@code GET /v1/backtests/{id}}: how it stands. One that stands still is announced again.
   *
   * @param call names it
   * @return its status, progress and where the result is
   */
  public Reply get(Call call) {
    JobState state = found(call);
    Instant now = clock.instant();
    boolean isQuiet = now.isAfter(state.head().announcedAt().plus(QUIET));
    if (isQuiet && !state.due().isEmpty() && store.announceAgain(state.head(), now)) {
      announce(state);
    }
    return Reply.json(200, document(state));
  }

  /**
   * {@code GET /v1/backtests/{id}/result}: the document that it came to.
   *
   * @param call names it
   * @return tagged with its hash; 409 while there is none
   */
  public Reply result(Call call) {
    JobHead head = found(call).head();
    String hash = head.resultHash();
    if (hash == null) {
      throw new ProblemException(
          switch (head.status()) {
            case FAILED -> Problem.conflict("backtest_failed", String.valueOf(head.failure()));
            case CANCELLED -> Problem.conflict("backtest_cancelled", "it was cancelled");
            case QUEUED, WORKING, DONE ->
                Problem.conflict(
                    "backtest_not_done", "there is no result yet, it is " + head.status().word());
          });
    }
    return Reply.json(200, store.result(head.id(), hash)).tagged(call, hash);
  }

  /**
   * {@code DELETE /v1/backtests/{id}}: cancels.
   *
   * @param call names it
   * @return 202; 409 when it has ended otherwise
   */
  public Reply cancel(Call call) {
    JobHead head = found(call).head();
    var _ = store.cancel(head.id(), clock.instant());
    JobState after = found(call);
    if (after.head().status() != JobStatus.CANCELLED) {
      throw new ProblemException(
          Problem.conflict(
              "backtest_ended", "it has ended already: " + after.head().status().word()));
    }
    return Reply.json(202, document(after));
  }

  /** Somebody else's is as good as none. */
  private JobState found(Call call) {
    return store
        .load(call.named("id"), clock.instant())
        .filter(state -> isAdmin(call) || state.head().owner().equals(call.subject()))
        .orElseThrow(BacktestsApi::notFound);
  }

  private static boolean isAdmin(Call call) {
    return call.role().equals("admin");
  }

  private static ProblemException notFound() {
    return new ProblemException(Problem.notFound("there is no such backtest"));
  }

  private static ObjectNode document(JobState state) {
    ObjectNode document = line(state.head());
    document.put("progress", state.progress());
    document.put("chunks", state.head().chunks());
    document.put("chunksDone", state.done().size());
    return document;
  }

  private static ObjectNode line(JobHead head) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("backtestId", head.id()).put("kind", head.kind());
    line.put("status", head.status().word());
    for (var time :
        List.of(
            new Time("createdAt", head.createdAt()),
            new Time("startedAt", head.startedAt()),
            new Time("finishedAt", head.finishedAt()))) {
      line.put(time.name(), time.at() == null ? null : time.at().toString());
    }
    line.put("failure", head.failure());
    boolean isDone = head.status() == JobStatus.DONE;
    return line.put("result", isDone ? PATH + head.id() + "/result" : null);
  }

  private record Time(String name, @Nullable Instant at) {}
}
