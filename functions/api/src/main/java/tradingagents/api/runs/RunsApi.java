package tradingagents.api.runs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tradingagents.chain.http.Call;
import tradingagents.chain.http.Cursors;
import tradingagents.chain.http.Fields;
import tradingagents.chain.http.IdempotencyKey;
import tradingagents.chain.http.Problem;
import tradingagents.chain.http.ProblemException;
import tradingagents.chain.http.Reply;
import tradingagents.chain.run.DynamoRunStore;
import tradingagents.chain.run.DynamoRunStore.Progress;
import tradingagents.desk.port.MarketData;
import tradingagents.desk.port.RunQuery;
import tradingagents.desk.port.RunQuery.Page;
import tradingagents.desk.report.EvidenceLedger;
import tradingagents.desk.report.HtmlReport;
import tradingagents.desk.report.JsonText;
import tradingagents.desk.report.MarkdownReport;
import tradingagents.desk.report.RunTrace;
import tradingagents.desk.report.RunView;
import tradingagents.desk.report.RunWords;
import tradingagents.desk.run.Origin;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Status;
import tradingagents.desk.run.Task;
import tradingagents.desk.run.Workflow;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.market.BarSeries;
import tradingagents.model.market.Symbol;

/** The operations on runs. None needs more than three requests to the tables, none scans. */
public final class RunsApi {
  private final DynamoRunStore store;
  private final RunIntake intake;
  private final MarketData market;
  private final InstantSource clock;
  private final Supplier<String> ids;
  private final TermsReader terms;

  /**
   * The operations.
   *
   * @param store the runs
   * @param intake begins them
   * @param market prices, for the report's chart
   * @param clock the time
   * @param ids new run ids
   * @param terms reads how a run is to be done
   */
  public RunsApi(
      DynamoRunStore store,
      RunIntake intake,
      MarketData market,
      InstantSource clock,
      Supplier<String> ids,
      TermsReader terms) {
    this.store = store;
    this.intake = intake;
    this.market = market;
    this.clock = clock;
    this.ids = ids;
    this.terms = terms;
  }

  /**
   * {@code POST /v1/runs}: begins a run and does not wait for it. With an {@code Idempotency-Key}
   * the same request finds the run of the first one.
   *
   * @param call with the request
   * @return 202 and where to look
   */
  public Reply create(Call call) {
    Optional<String> key = IdempotencyKey.id(call);
    Fields fields = Fields.of(call);
    Optional<RunRequest> request = RunRequest.read(fields, terms);
    fields.done();
    RunRequest asked = request.orElseThrow();
    String fingerprint = asked.fingerprint();
    String id = key.map(word -> "run-" + word).orElseGet(ids);
    Origin origin = new Origin("api", call.subject(), call.correlationId(), fingerprint);
    return switch (intake.begin(id, asked, origin)) {
      case Result.Ok<RunIntake.Begun>(RunIntake.Begun begun) -> begun(begun);
      case Result.Err<RunIntake.Begun>(Failure failure) -> throw refused(failure, key.isPresent());
    };
  }

  private static Reply begun(RunIntake.Begun begun) {
    Run run = begun.run();
    ObjectNode document = RunLine.of(run);
    begun.choice().notes().forEach(document.putArray("notes")::add);
    Reply reply = Reply.json(202, document).with("location", "/v1/runs/" + run.id());
    return begun.isNew() ? reply : reply.with("idempotent-replayed", "true");
  }

  private static RuntimeException refused(Failure failure, boolean keyed) {
    if (failure.reason() == Reason.CONFLICT && keyed) {
      return IdempotencyKey.reused();
    }
    return new FailureException(failure);
  }

  /**
   * {@code GET /v1/runs}: newest first, by symbol and status.
   *
   * @param call with the query
   * @return a page
   */
  public Reply list(Call call) {
    @Nullable Symbol symbol =
        Optional.ofNullable(call.query().get("symbol")).map(RunsApi::symbol).orElse(null);
    @Nullable Status status =
        Optional.ofNullable(call.query().get("status")).map(RunsApi::status).orElse(null);
    int limit = call.number("limit", 20, 1, 100);
    String filter = symbol + "|" + status;
    Page page =
        store.list(
            new RunQuery(
                symbol,
                status,
                Optional.ofNullable(call.query().get("cursor"))
                    .map(cursor -> Cursors.read(cursor, filter))
                    .orElse(null),
                limit));
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    var runs = document.putArray("runs");
    page.runs().forEach(run -> runs.add(RunLine.of(run)));
    RunQuery.Place next = page.next();
    document.put("cursor", next == null ? null : Cursors.write(next, filter));
    return Reply.json(200, document);
  }

  private static Symbol symbol(String text) {
    try {
      return Symbol.parse(text);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(Problem.invalid(String.valueOf(e.getMessage())));
    }
  }

  private static Status status(String text) {
    for (Status status : Status.values()) {
      if (status.name().equals(text.toUpperCase(Locale.ROOT))) {
        return status;
      }
    }
    throw new ProblemException(
        Problem.invalid("status is one of " + List.of(Status.values()).toString()));
  }

  /**
   * {@code GET /v1/runs/{id}}: the whole run, the same document as {@code analyze --json}.
   *
   * @param call names the run
   * @return tagged with the run's version
   */
  public Reply get(Call call) {
    Run run = store.load(call.named("id")).orThrow();
    return Reply.json(200, JsonText.compact(view(run))).tagged(call, "v" + run.version());
  }

  private static RunView view(Run run) {
    return RunView.of(run, EvidenceLedger.of(run));
  }

  /**
   * {@code GET /v1/runs/{id}/events?after=}: what was said since, and who is working.
   *
   * @param call names the run; {@code after} is the cursor of the last answer
   * @return tagged, so that nothing new costs nothing
   */
  public Reply events(Call call) {
    int after = call.number("after", 0, 0, 1_000_000);
    Progress progress = store.progress(call.named("id"), clock.instant(), null).orThrow();
    Run run = progress.run();
    Status status = Workflow.status(run);
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("status", status.name()).put("version", run.version());
    var working = document.putArray("working");
    progress.working().stream().map(Task::toString).sorted().forEach(working::add);
    var speaking = document.putArray("speaking");
    new TreeMap<>(progress.saying())
        .forEach((task, words) ->
            speaking
                .addObject()
                .put("step", task.step().wireName())
                .put("round", task.round())
                .put("words", words));
    var events = document.putArray("events");
    for (int i = Math.min(after, run.outcomes().size()); i < run.outcomes().size(); i++) {
      events.add(event(i + 1, run.outcomes().get(i)));
    }
    document.put("cursor", run.outcomes().size());
    return Reply.json(200, document)
        .tagged(call, RunIntake.hash(document.toString()).substring(0, 24));
  }

  private static ObjectNode event(int number, Recorded recorded) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("number", number).put("step", recorded.task().step().wireName());
    event.put("round", recorded.task().round());
    event.put("type", recorded.outcome().getClass().getSimpleName());
    event.put("gist", RunWords.gist(recorded.outcome()));
    event.put("startedAt", recorded.startedAt().toString());
    event.put("finishedAt", recorded.finishedAt().toString());
    return event;
  }

  /**
   * {@code GET /v1/runs/{id}/trace}: who spoke because of whom, and where the time went.
   *
   * @param call names the run
   * @return tagged with the run's version
   */
  public Reply trace(Call call) {
    Run run = store.load(call.named("id")).orThrow();
    return Reply.json(200, JsonText.pretty(RunTrace.of(run))).tagged(call, "v" + run.version());
  }

  /**
   * {@code GET /v1/runs/{id}/report?format=}: the report as a file.
   *
   * @param call names the run; format is html, markdown or json
   * @return tagged with the run's version
   */
  public Reply report(Call call) {
    String format = call.query().getOrDefault("format", "html");
    if (!List.of("html", "markdown", "json").contains(format)) {
      throw new ProblemException(Problem.invalid("format is html, markdown or json"));
    }
    Run run = store.load(call.named("id")).orThrow();
    RunView view = view(run);
    String tag = format + "-v" + run.version();
    return switch (format) {
      case "json" -> Reply.json(200, JsonText.pretty(view)).tagged(call, tag);
      case "markdown" ->
          file("text/markdown", MarkdownReport.of(run, view, prices(run))).tagged(call, tag);
      default ->
          // The page brings a policy of its own; the gateway's would forbid its style.
          file("text/html", HtmlReport.of(run, view, prices(run)))
              .with("content-security-policy", HtmlReport.policy() + "; sandbox")
              .tagged(call, tag);
    };
  }

  private static Reply file(String type, String text) {
    return new Reply(200, Map.of("content-type", type + "; charset=utf-8"), text);
  }

  private @Nullable BarSeries prices(Run run) {
    var mandate = run.mandate();
    return switch (market.bars(mandate.dataset(), mandate.symbol(), mandate.asOf())) {
      case Result.Ok<BarSeries>(BarSeries series) -> series;
      case Result.Err<BarSeries> none -> null;
    };
  }
}
