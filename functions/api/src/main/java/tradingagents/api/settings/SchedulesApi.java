package tradingagents.api.settings;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tradingagents.api.http.Call;
import tradingagents.api.http.Fields;
import tradingagents.api.http.Problem;
import tradingagents.api.http.ProblemException;
import tradingagents.api.http.Reply;
import tradingagents.desk.run.Mandate;
import tradingagents.desk.run.Step;
import tradingagents.model.market.Symbol;
import tradingagents.model.market.TradingCalendar;

/** The operations on the caller's own schedules. */
public final class SchedulesApi {
  private static final int MOST_SCHEDULES = 50;
  private static final int MOST_SYMBOLS = 20;
  private static final int DAY_MINUTES = 24 * 60;

  private final Settings settings;
  private final InstantSource clock;
  private final Supplier<String> ids;
  private final TradingCalendar calendar = TradingCalendar.usEquities();

  /**
   * The operations.
   *
   * @param settings where they are kept
   * @param clock the time
   * @param ids new ids
   */
  public SchedulesApi(Settings settings, InstantSource clock, Supplier<String> ids) {
    this.settings = settings;
    this.clock = clock;
    this.ids = ids;
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
        .with("etag", tag(schedule));
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
    IfMatch.check(call, tag(seen));
    Schedule next = read(call, seen.id(), seen.version() + 1, seen.lastDueAt());
    if (!settings.store(next)) {
      throw IfMatch.stale();
    }
    return Reply.json(200, document(next)).with("etag", tag(next));
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
    Optional<List<String>> symbols =
        fields.texts("symbols", MOST_SYMBOLS, text -> Symbol.parse(text).value());
    if (symbols.isEmpty()) {
      fields.missing("symbols");
    } else if (symbols.get().isEmpty()
        || symbols.get().stream().distinct().count() != symbols.get().size()) {
      fields.wrong("symbols", "must name one or more different instruments");
    }
    Optional<ScheduleText> timing = fields.object("timing").flatMap(SchedulesApi::timing);
    if (timing.isEmpty()) {
      fields.missing("timing");
    }
    int depth = fields.number("depth", 1, Mandate.MAX_DEPTH).orElse(1);
    List<String> analysts =
        fields
            .texts("analysts", 8, SchedulesApi::analyst)
            .orElseGet(() -> Step.of(Step.Kind.ANALYST).stream().map(Step::wireName).toList());
    if (analysts.isEmpty() || analysts.stream().distinct().count() != analysts.size()) {
      fields.wrong("analysts", "must name one or more different analysts");
    }
    String model = fields.text("model", SchedulesApi::model).orElse("rules");
    boolean approval = fields.flag("approvalRequired").orElse(false);
    boolean enabled = fields.flag("enabled").orElse(true);
    fields.done();
    ScheduleText when = timing.orElseThrow();
    Instant due =
        enabled
            ? when.timing().next(clock.instant(), calendar).orElseThrow(SchedulesApi::never)
            : null;
    return new Schedule(
        id,
        call.subject(),
        symbols.orElseThrow(),
        when,
        depth,
        analysts,
        model,
        approval,
        enabled,
        due,
        last,
        version);
  }

  private static ProblemException never() {
    return new ProblemException(Problem.invalid("the schedule would never be due: see its timing"));
  }

  private static Optional<ScheduleText> timing(Fields fields) {
    Optional<String> cron = fields.text("cron", text -> new Cron(text).text());
    Optional<String> zone = fields.text("timeZone", text -> text);
    Optional<Boolean> sessionsOnly = fields.flag("sessionsOnly");
    Optional<String> session = fields.text("session", text -> text);
    Optional<Integer> offset = fields.number("offsetMinutes", -DAY_MINUTES, DAY_MINUTES);
    fields.noOthers();
    ScheduleText text =
        new ScheduleText(
            cron.orElse(null),
            zone.orElse(null),
            sessionsOnly.orElse(false),
            session.orElse(null),
            offset.orElse(0));
    try {
      text.timing();
      return Optional.of(text);
    } catch (IllegalArgumentException e) {
      fields.wrong("cron", String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private static String analyst(String name) {
    String step = name + "-analyst";
    if (Step.named(step).isEmpty()) {
      throw new IllegalArgumentException("must be market, news, sentiment or fundamentals");
    }
    return step;
  }

  private static String model(String name) {
    if (!name.equals("rules")) {
      throw new IllegalArgumentException("must be rules");
    }
    return name;
  }

  private static String tag(Schedule schedule) {
    return "\"v" + schedule.version() + "\"";
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
    document.put("depth", schedule.depth());
    var analysts = document.putArray("analysts");
    schedule.analysts().forEach(step -> analysts.add(step.replace("-analyst", "")));
    document.put("model", schedule.model());
    document.put("approvalRequired", schedule.approvalRequired());
    document.put("enabled", schedule.enabled());
    document.put("dueAt", text(schedule.dueAt())).put("lastDueAt", text(schedule.lastDueAt()));
    return document.put("version", schedule.version());
  }

  private static @Nullable String text(@Nullable Instant at) {
    return at == null ? null : at.toString();
  }
}
