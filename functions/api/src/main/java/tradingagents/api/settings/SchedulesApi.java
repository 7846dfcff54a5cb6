package tradingagents.api.settings;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tradingagents.api.runs.Terms;
import tradingagents.api.runs.TermsReader;
import tradingagents.chain.http.Call;
import tradingagents.chain.http.Fields;
import tradingagents.chain.http.Problem;
import tradingagents.chain.http.ProblemException;
import tradingagents.chain.http.Reply;
import tradingagents.desk.run.ReasoningTerms;
import tradingagents.model.market.Datasets;
import tradingagents.model.market.TradingCalendar;

/** The operations on the caller's own schedules. */
public final class SchedulesApi {
  private static final int MOST_SCHEDULES = 50;
  private static final int MOST_SYMBOLS = 20;
  private static final int DAY_MINUTES = 24 * 60;

  private final Settings settings;
  private final InstantSource clock;
  private final Supplier<String> ids;
  private final TermsReader reader;
  private final String usualDataset;
  private final TradingCalendar calendar = TradingCalendar.usEquities();

  /**
   * The operations.
   *
   * @param settings where they are kept
   * @param clock the time
   * @param ids new ids
   * @param reader reads how the runs are to be done
   * @param usualDataset whose prices a schedule means that names none
   */
  public SchedulesApi(
      Settings settings,
      InstantSource clock,
      Supplier<String> ids,
      TermsReader reader,
      String usualDataset) {
    this.settings = settings;
    this.clock = clock;
    this.ids = ids;
    this.reader = reader;
    this.usualDataset = usualDataset;
  }

  /**
   * {@code GET /v1/schedules}.
   *
   * @param call of the owner
   * @return all of them
   */
  public Reply list(Call call) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    var all = document.putArray("schedules");
    settings.schedules(call.subject()).forEach(schedule -> all.add(document(schedule)));
    return Reply.json(200, document);
  }

  /**
   * {@code POST /v1/schedules}: a new one.
   *
   * @param call with the schedule
   * @return 201 with the next time
   */
  public Reply create(Call call) {
    Schedule schedule = read(call, ids.get(), 1, null);
    if (settings.schedules(call.subject()).size() >= MOST_SCHEDULES) {
      throw new ProblemException(
          Problem.conflict("too_many", "there are " + MOST_SCHEDULES + " schedules already"));
    }
    if (!settings.store(schedule)) {
      throw new IllegalStateException("a new id is taken");
    }
    return Reply.json(201, document(schedule))
        .with("location", "/v1/schedules/" + schedule.id())
        .with("etag", IfMatch.tag(schedule.version()));
  }

  /**
   * {@code GET /v1/schedules/{id}}.
   *
   * @param call names it
   * @return tagged with its version
   */
  public Reply get(Call call) {
    Schedule schedule = found(call);
    return Reply.json(200, document(schedule)).tagged(call, "v" + schedule.version());
  }

  /**
   * {@code PUT /v1/schedules/{id}}: another state of the whole.
   *
   * @param call with the schedule and {@code If-Match}
   * @return the new state; 428 without a tag, 412 with an old one
   */
  public Reply replace(Call call) {
    Schedule seen = found(call);
    IfMatch.check(call, IfMatch.tag(seen.version()));
    Schedule next = read(call, seen.id(), seen.version() + 1, seen.lastDueAt());
    if (!settings.store(next)) {
      throw IfMatch.stale();
    }
    return Reply.json(200, document(next)).with("etag", IfMatch.tag(next.version()));
  }

  /**
   * {@code DELETE /v1/schedules/{id}}.
   *
   * @param call names it
   * @return 204
   */
  public Reply delete(Call call) {
    settings.deleteSchedule(call.subject(), found(call).id());
    return new Reply(204, Map.of(), "");
  }

  private Schedule found(Call call) {
    return settings
        .schedule(call.subject(), call.named("id"))
        .orElseThrow(
            () -> new ProblemException(Problem.notFound("there is no schedule of this id")));
  }

  private Schedule read(Call call, String id, long version, @Nullable Instant last) {
    Fields fields = Fields.of(call);
    List<String> symbols = Symbols.read(fields, 1, MOST_SYMBOLS);
    Optional<ScheduleText> timing = fields.object("timing").flatMap(SchedulesApi::timing);
    if (timing.isEmpty()) {
      fields.missing("timing");
    }
    Terms terms = reader.read(fields);
    boolean enabled = fields.flag("enabled").orElse(true);
    timing.filter(ScheduleText::afterFilings).ifPresent(waiting -> hasAccounts(fields, terms));
    fields.done();
    ScheduleText when = timing.orElseThrow();
    Instant due =
        enabled
            ? when.timing().next(clock.instant(), calendar).orElseThrow(SchedulesApi::never)
            : null;
    return new Schedule(id, call.subject(), symbols, when, terms, enabled, due, last, version);
  }

  private void hasAccounts(Fields fields, Terms terms) {
    String own = terms.dataset();
    String dataset = own == null ? usualDataset : own;
    if (!Datasets.isLive(dataset)) {
      fields.wrong(
          "timing",
          "afterFilings wants a dataset with vendors behind it, market or a vendor's name, not "
              + dataset);
    }
  }

  private static ProblemException never() {
    return new ProblemException(Problem.invalid("the schedule would never be due: see its timing"));
  }

  private static Optional<ScheduleText> timing(Fields fields) {
    Optional<String> cron = fields.text("cron", text -> new Cron(text).text());
    Optional<String> zone = fields.text("timeZone", text -> ScheduleText.zone(text).getId());
    Optional<Boolean> sessionsOnly = fields.flag("sessionsOnly");
    Optional<String> session = fields.text("session", SchedulesApi::bell);
    Optional<Boolean> afterFilings = fields.flag("afterFilings");
    Optional<Integer> offset = fields.number("offsetMinutes", -DAY_MINUTES, DAY_MINUTES);
    if (fields.has("cron")) {
      onlyWith("session", fields, "offsetMinutes");
    } else if (fields.has("session")) {
      onlyWith("cron", fields, "timeZone", "sessionsOnly");
    }
    return fields.made(() -> {
      ScheduleText text =
          new ScheduleText(
              cron.orElse(null),
              zone.orElse(null),
              sessionsOnly.orElse(false),
              session.orElse(null),
              offset.orElse(0),
              afterFilings.orElse(false));
      text.timing();
      return text;
    });
  }

  /** A field that would change nothing is a misunderstanding. */
  private static void onlyWith(String other, Fields fields, String... names) {
    for (String name : names) {
      if (fields.has(name)) {
        fields.wrong(name, "goes with " + other + " only");
      }
    }
  }

  private static String bell(String text) {
    if (!text.equals("open") && !text.equals("close")) {
      throw new IllegalArgumentException("must be open or close");
    }
    return text;
  }

  private static ObjectNode document(Schedule schedule) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("id", schedule.id());
    schedule.symbols().forEach(document.putArray("symbols")::add);
    ScheduleText text = schedule.timing();
    ObjectNode timing = document.putObject("timing");
    if (text.cron() != null) {
      timing.put("cron", text.cron()).put("sessionsOnly", text.sessionsOnly());
      timing.put("timeZone", text.timeZone() == null ? "America/New_York" : text.timeZone());
    } else {
      timing.put("session", text.session()).put("offsetMinutes", text.offsetMinutes());
    }
    timing.put("afterFilings", text.afterFilings());
    Terms terms = schedule.terms();
    document.put("depth", terms.depth());
    var analysts = document.putArray("analysts");
    terms.analysts().forEach(step -> analysts.add(step.wireName().replace("-analyst", "")));
    document.put("model", terms.model());
    ReasoningTerms reasoning = terms.reasoning();
    document.put("deepModel", reasoning.deepModel()).put("samples", reasoning.samples());
    BigDecimal budget = reasoning.budgetUsd();
    document.put("budgetUsd", budget == null ? null : budget.toPlainString());
    ObjectNode prompts = document.putObject("prompts");
    new TreeMap<>(reasoning.prompts()).forEach(prompts::put);
    document.put("approvalRequired", terms.approvalRequired());
    document.put("dataset", terms.dataset());
    document.put("enabled", schedule.enabled());
    document.put("dueAt", text(schedule.dueAt())).put("lastDueAt", text(schedule.lastDueAt()));
    return document.put("version", schedule.version());
  }

  private static @Nullable String text(@Nullable Instant at) {
    return at == null ? null : at.toString();
  }
}
