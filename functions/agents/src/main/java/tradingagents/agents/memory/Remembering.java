package tradingagents.agents.memory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tradingagents.desk.memory.Pending;
import tradingagents.desk.memory.SettlementTerms;
import tradingagents.desk.port.MemoryStore;
import tradingagents.desk.port.RunQuery;
import tradingagents.desk.port.RunStore;
import tradingagents.desk.run.Rating;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.RunSummary;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Result;
import tradingagents.model.market.TradingCalendar;

/**
 * Looks through the runs for decisions and remembers them. It begins where every run before is
 * known to be finished and seen, so neither a crash nor a run that takes long is ever left out; to
 * see a decision twice changes nothing. No step of a run writes a memory, so none can fail by it.
 */
public final class Remembering {
  /** At most so many runs are read in one look; the next look goes on. */
  static final int MOST_LOADS = 500;

  private static final Logger LOG = LoggerFactory.getLogger(Remembering.class);
  private static final int PAGE = 100;
  private static final int MOST_PAGES = 100;

  /** How far the list of runs may lag behind a change. */
  private static final Duration LAG = Duration.ofMinutes(2);

  /** A run that has not ended by then is no longer waited for. */
  private static final Duration LONGEST_RUN = Duration.ofDays(7);

  private final RunStore runs;
  private final MemoryStore memories;
  private final SettlementTerms terms;
  private final InstantSource clock;
  private final TradingCalendar calendar = TradingCalendar.usEquities();

  /**
   * Who remembers.
   *
   * @param runs where decisions are made
   * @param memories where they are remembered
   * @param terms how they will be judged
   * @param clock the time
   */
  public Remembering(
      RunStore runs, MemoryStore memories, SettlementTerms terms, InstantSource clock) {
    this.runs = runs;
    this.memories = memories;
    this.terms = terms;
    this.clock = clock;
  }

  /**
   * Looks once. One run's fault does not keep the others from being seen.
   *
   * @return how many decisions are new
   * @throws FailureException when runs or memories cannot be reached
   */
  public int look() {
    Instant now = clock.instant();
    Optional<Instant> mark = memories.mark().orThrow();
    Instant until = now.minus(LAG);
    int loads = 0;
    int remembered = 0;
    List<RunSummary> since = since(mark.orElse(Instant.MIN));
    for (RunSummary line : since.reversed()) {
      if (loads == MOST_LOADS) {
        until = earlier(until, line.createdAt());
        break;
      }
      boolean isAwaited = line.createdAt().isAfter(now.minus(LONGEST_RUN));
      if (!line.status().isFinal() && isAwaited) {
        until = earlier(until, line.createdAt());
      }
      if (line.rating() != null && line.rating() != Rating.REVIEW) {
        loads++;
        try {
          remembered += remember(line.runId()) ? 1 : 0;
        } catch (FailureException e) {
          LOG.warn("remembering {}: {}", line.runId(), e.failure());
          until = e.failure().isTransient() ? earlier(until, line.createdAt()) : until;
        }
      }
    }
    // Where nothing was found the old mark is as good, and to write costs money.
    if (!since.isEmpty()) {
      memories.mark(until).orThrow();
    }
    return remembered;
  }

  /** Newest first. */
  private List<RunSummary> since(Instant mark) {
    List<RunSummary> lines = new ArrayList<>();
    RunQuery.Place place = null;
    for (int pages = 0; pages < MOST_PAGES; pages++) {
      RunQuery.Page page = runs.list(new RunQuery(null, null, place, PAGE));
      for (RunSummary line : page.runs()) {
        if (line.createdAt().isBefore(mark)) {
          return lines;
        }
        lines.add(line);
      }
      place = page.next();
      if (place == null) {
        return lines;
      }
    }
    LOG.warn("only the newest {} runs are looked through for decisions", lines.size());
    return lines;
  }

  private boolean remember(String runId) {
    Run run = runs.load(runId).orThrow();
    return Pending.of(run, terms, calendar)
        .map(memories::remember)
        .map(Result::orThrow)
        .orElse(false);
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
