package tradingagents.api;

import java.util.Map;
import tradingagents.api.settings.ScheduleStarter;
import tradingagents.api.settings.ScheduleStarter.Started;

/**
 * One look at the schedules that are due.
 *
 * @param starter begins their runs
 */
record ScheduleOnce(ScheduleStarter starter) {
  /** How many, by what became of them. */
  Map<String, Integer> now() {
    Started started = starter.startDue();
    return Map.of(
        "due", started.due(),
        "begun", started.begun(),
        "missed", started.missed(),
        "refused", started.refused(),
        "quiet", started.quiet(),
        "warmed", started.warmed());
  }
}
