package tradingagents.api.settings;

import tradingagents.chain.json.Members;
import tradingagents.chain.json.RunJson;
import tradingagents.chain.json.Written;
import tradingagents.desk.run.ReasoningTerms;

/** Watchlists and schedules as they are stored. */
final class SettingsJson {
  private SettingsJson() {}

  static String write(Watchlist list) {
    return new Written()
        .text("name", list.name())
        .texts("symbols", list.symbols())
        .text("updatedAt", list.updatedAt())
        .number("version", list.version())
        .json();
  }

  static Watchlist watchlist(Members in) {
    return new Watchlist(
        in.text("name"), in.texts("symbols"), in.instant("updatedAt"), in.number("version"));
  }

  static String write(Schedule schedule) {
    ScheduleText timing = schedule.timing();
    Written all =
        new Written()
            .text("id", schedule.id())
            .text("owner", schedule.owner())
            .texts("symbols", schedule.symbols())
            .part("timing", timing(timing))
            .number("depth", schedule.depth())
            .texts("analysts", schedule.analysts())
            .text("model", schedule.model())
            .truth("approvalRequired", schedule.approvalRequired())
            .truth("enabled", schedule.enabled())
            .text("dueAt", schedule.dueAt())
            .text("lastDueAt", schedule.lastDueAt())
            .number("version", schedule.version());
    // The usual terms are not written: schedules of before have none either.
    ReasoningTerms reasoning = schedule.reasoning();
    boolean usual = reasoning.equals(ReasoningTerms.USUAL);
    if (!usual) {
      all.part("reasoning", RunJson.of(reasoning));
    }
    return (schedule.dataset() == null ? all : all.text("dataset", schedule.dataset())).json();
  }

  private static Written timing(ScheduleText timing) {
    Written written =
        new Written()
            .text("cron", timing.cron())
            .text("timeZone", timing.timeZone())
            .truth("sessionsOnly", timing.sessionsOnly())
            .text("session", timing.session())
            .number("offsetMinutes", timing.offsetMinutes());
    // Schedules of before do not have it.
    return timing.afterFilings() ? written.truth("afterFilings", true) : written;
  }

  static Schedule schedule(Members in) {
    Members timing = in.part("timing");
    return new Schedule(
        in.text("id"),
        in.text("owner"),
        in.texts("symbols"),
        new ScheduleText(
            timing.textOrNull("cron"),
            timing.textOrNull("timeZone"),
            timing.truth("sessionsOnly"),
            timing.textOrNull("session"),
            timing.count("offsetMinutes"),
            timing.has("afterFilings") && timing.truth("afterFilings")),
        in.count("depth"),
        in.steps("analysts"),
        in.text("model"),
        in.truth("approvalRequired"),
        in.has("reasoning") ? RunJson.reasoning(in.part("reasoning")) : ReasoningTerms.USUAL,
        in.textOrNull("dataset"),
        in.truth("enabled"),
        in.has("dueAt") ? in.instant("dueAt") : null,
        in.has("lastDueAt") ? in.instant("lastDueAt") : null,
        in.number("version"));
  }
}
