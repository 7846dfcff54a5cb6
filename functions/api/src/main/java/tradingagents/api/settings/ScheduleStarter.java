package tradingagents.api.settings;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tradingagents.api.runs.RunIntake;
import tradingagents.api.runs.RunRequest;
import tradingagents.desk.run.Origin;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Result;
import tradingagents.model.market.Symbol;
import tradingagents.model.market.TradingCalendar;

/**
 * Begins the runs of schedules that are due. A run's id follows from schedule, time and instrument,
 * and only then does the schedule move on: a crash in between begins the same run again, which
 * finds itself. A time that was missed by more than the grace is left out, and said. What cannot
 * begin yet goes to the end of the line, so that many of them keep nobody else waiting.
 */
public final class ScheduleStarter {
  private static final Logger LOG = LoggerFactory.getLogger(ScheduleStarter.class);
  private static final int PAGE = 25;
  private static final int MOST_PAGES = 40;

  /** No schedule is begun later into a call: the function has 50 seconds. */
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private static final Duration GRACE = Duration.ofHours(2);
  private static final Duration DAY = Duration.ofDays(1);

  /** What is due in the minute after the next is fetched now: each time is seen so once. */
  private static final Duration TICK = Duration.ofMinutes(1);

  private final Settings settings;
  private final RunIntake intake;
  private final Warming warming;
  private final Filings filings;
  private final InstantSource clock;
  private final TradingCalendar calendar = TradingCalendar.usEquities();

  /**
   * A starter.
   *
   * @param settings where the schedules are
   * @param intake begins runs
   * @param warming fetches ahead
   * @param filings knows who has published accounts
   * @param clock the time
   */
  public ScheduleStarter(
      Settings settings, RunIntake intake, Warming warming, Filings filings, InstantSource clock) {
    this.settings = settings;
    this.intake = intake;
    this.warming = warming;
    this.filings = filings;
    this.clock = clock;
  }

  /**
   * What one call did.
   *
   * @param due schedules that were due
   * @param begun runs that were begun, or found begun
   * @param missed times that were left out because nobody was there
   * @param refused runs that could not be begun
   * @param quiet runs that were not begun because the company has published nothing new
   * @param warmed instruments whose data were fetched for runs that are due soon
   */
  public record Started(int due, int begun, int missed, int refused, int quiet, int warmed) {}

  /**
   * Begins what is due. One schedule's fault does not keep the others from starting.
   *
   * @return what was done
   * @throws RuntimeException the first that is not for good, after all others had their turn: its
   *     schedule has not moved on, and the next minute tries again
   */
  public Started startDue() {
    Instant now = clock.instant();
    Count count = new Count();
    Settings.Due page = settings.due(now, PAGE, Map.of());
    begin(page.schedules(), now, count);
    for (int pages = 1; pages < MOST_PAGES && !page.next().isEmpty() && isEarly(now); pages++) {
      page = settings.due(now, PAGE, page.next());
      begin(page.schedules(), now, count);
    }
    int warmed = warmAhead(now);
    if (count.later != null) {
      throw count.later;
    }
    return new Started(count.due, count.begun, count.missed, count.refused, count.quiet, warmed);
  }

  private int warmAhead(Instant now) {
    Instant until = now.plus(TICK.multipliedBy(2));
    int warmed = 0;
    Map<String, AttributeValue> from = Map.of();
    for (int pages = 0; pages == 0 || (pages < MOST_PAGES && !from.isEmpty()); pages++) {
      Settings.Due page = settings.due(until, PAGE, from);
      for (Schedule schedule : page.schedules()) {
        Instant time = schedule.dueAt();
        if (time != null && schedule.enabled() && time.isAfter(now.plus(TICK))) {
          warmed +=
              warming.warm(schedule, intake.dataset(schedule.terms()), now, () -> isEarly(now));
        }
      }
      from = page.next();
    }
    return warmed;
  }

  private boolean isEarly(Instant start) {
    return clock.instant().isBefore(start.plus(LONGEST));
  }

  private void begin(List<Schedule> schedules, Instant now, Count count) {
    for (Schedule schedule : schedules) {
      Instant time = schedule.dueAt();
      if (time == null || !schedule.enabled() || !isEarly(now)) {
        continue;
      }
      count.due++;
      try {
        if (time.isBefore(now.minus(GRACE))) {
          LOG.warn("schedule {} missed {}", schedule.id(), time);
          count.missed++;
        } else {
          begin(schedule, time, count);
        }
        moveOn(schedule, time, now);
      } catch (RuntimeException e) {
        LOG.warn("schedule {} waits", schedule.id(), e);
        count.later = count.later == null ? e : count.later;
        postpone(schedule, now);
      }
    }
  }

  /** Behind all that are due now; the next minute finds it again. */
  private void postpone(Schedule schedule, Instant now) {
    try {
      settings.postpone(schedule, now.plusSeconds(1));
    } catch (FailureException e) {
      LOG.warn("schedule {} stays where it is in the line: {}", schedule.id(), e.failure());
    }
  }

  /** What has been done so far. */
  private static final class Count {
    private int due;
    private int begun;
    private int missed;
    private int refused;
    private int quiet;
    private @Nullable RuntimeException later;
  }

  /** Begins each instrument's run; what cannot begin yet does not keep the others waiting. */
  private void begin(Schedule schedule, Instant time, Count count) {
    FailureException later = null;
    for (String symbol : schedule.symbols()) {
      try {
        if (isQuiet(schedule, time, symbol)) {
          count.quiet++;
        } else if (begin(schedule, time, symbol)) {
          count.begun++;
        } else {
          count.refused++;
        }
      } catch (FailureException e) {
        later = later == null ? e : later;
      }
    }
    if (later != null) {
      throw later;
    }
  }

  /** The first time, what was published in the day before counts as new. */
  private boolean isQuiet(Schedule schedule, Instant time, String symbol) {
    if (!schedule.timing().afterFilings()) {
      return false;
    }
    Instant before = schedule.lastDueAt();
    return !filings.between(
        intake.dataset(schedule.terms()),
        new Symbol(symbol),
        before == null ? time.minus(DAY) : before,
        time);
  }

  private void moveOn(Schedule schedule, Instant time, Instant now) {
    Instant next = schedule.timing().timing().next(now, calendar).orElse(null);
    if (!settings.store(schedule.due(next, time))) {
      LOG.info("schedule {} was changed meanwhile", schedule.id());
    }
  }

  private boolean begin(Schedule schedule, Instant time, String symbol) {
    String name = RunIntake.hash(schedule.owner(), schedule.id(), time.toString(), symbol);
    String id = "run-" + name.substring(0, 32);
    RunRequest request = new RunRequest(new Symbol(symbol), null, schedule.terms(), null);
    Origin origin = new Origin("schedule", schedule.id(), id, name);
    try {
      return switch (intake.begin(id, request, origin)) {
        case Result.Ok<RunIntake.Begun> ok -> true;
        case Result.Err<RunIntake.Begun>(Failure failure) -> refused(schedule, symbol, failure);
      };
    } catch (FailureException e) {
      if (e.failure().isTransient()) {
        throw e;
      }
      return refused(schedule, symbol, e.failure());
    }
  }

  private static boolean refused(Schedule schedule, String symbol, Failure failure) {
    LOG.error("schedule {} cannot begin a run of {}: {}", schedule.id(), symbol, failure);
    return false;
  }
}
