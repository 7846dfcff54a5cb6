package tradingagents.feeds.jobs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import tradingagents.chain.run.StepRunner.Ack;
import tradingagents.chain.vendor.Category;
import tradingagents.feeds.LiveFeeds;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.market.Bar;
import tradingagents.model.market.PriceHistory;

/**
 * Does one slice of a backfill for one message: look at it; if it has ended, skip the work; else
 * take a short lease, bring the history up to date, and say so. A history that is stored already
 * costs no call, so a crash anywhere is made good by the message. A vendor without calls left puts
 * the message back until it has some; what can never be done is told in the slice.
 */
public final class BackfillWorker {
  /** The most that a queue delays a message. */
  static final Duration LONGEST_DELAY = Duration.ofMinutes(15);

  /** A backfill that waited so long for its vendor's quota is given up. */
  static final Duration PATIENCE = Duration.ofDays(7);

  private static final Logger LOG = LoggerFactory.getLogger(BackfillWorker.class);

  private final BackfillStore store;
  private final Supplier<LiveFeeds> feeds;
  private final Later later;
  private final InstantSource clock;
  private final Supplier<String> owners;
  private final Terms terms;

  /** Puts a message back into its queue. */
  @FunctionalInterface
  public interface Later {
    /**
     * Sends it once more.
     *
     * @param body of the message
     * @param delay at most fifteen minutes
     * @throws FailureException when the queue did not take it
     */
    void send(String body, Duration delay);
  }

  /**
   * How patient a worker is.
   *
   * @param lease how long a slice is leased: the function's time-out and a little
   * @param attempts how many times a slice may be begun and not come to an end
   */
  public record Terms(Duration lease, int attempts) {}

  /**
   * A worker.
   *
   * @param store the backfills
   * @param feeds the vendors and the bar store, made when they are first needed
   * @param later puts a message back
   * @param clock the time
   * @param owners unique to each delivery
   * @param terms how patient it is
   */
  public BackfillWorker(
      BackfillStore store,
      Supplier<LiveFeeds> feeds,
      Later later,
      InstantSource clock,
      Supplier<String> owners,
      Terms terms) {
    this.store = store;
    this.feeds = feeds;
    this.later = later;
    this.clock = clock;
    this.owners = owners;
    this.terms = terms;
  }

  /**
   * Handles one delivery.
   *
   * @param body of the message
   * @return what becomes of it
   * @throws FailureException when the table cannot be reached at all
   */
  public Ack handle(String body) {
    SliceMessage message;
    try {
      message = SliceMessage.parse(body);
      if (message.schema() != SliceMessage.SCHEMA) {
        throw new FailureException(Reason.CORRUPT, "not a message of schema 1");
      }
    } catch (FailureException e) {
      LOG.error("a message that cannot be read: {}", e.failure());
      return Ack.RETRY;
    }
    MDC.put("correlation_id", message.correlationId());
    MDC.put("backfill_id", message.jobId());
    try {
      Ack ack = advance(message);
      LOG.info("{} {}", message.symbol(), ack);
      return ack;
    } finally {
      MDC.remove("correlation_id");
      MDC.remove("backfill_id");
    }
  }

  private Ack advance(SliceMessage message) {
    Optional<BackfillStore.Found> found = store.load(message.jobId());
    if (found.isEmpty() || !found.get().job().symbols().contains(message.symbol())) {
      LOG.warn("there is no such work any more");
      return Ack.DONE;
    }
    BackfillJob job = found.get().job();
    Slice slice = found.get().of(message.symbol());
    if (slice.state().isFinal()) {
      return Ack.DONE;
    }
    try {
      Instant notBefore = slice.notBefore();
      return notBefore != null && notBefore.isAfter(clock.instant())
          ? postponed(job, slice, notBefore)
          : work(job, slice);
    } catch (FailureException e) {
      LOG.warn("{}", e.failure());
      return Ack.RETRY;
    }
  }

  private Ack work(BackfillJob job, Slice slice) {
    String owner = owners.get();
    Instant now = clock.instant();
    int attempt = store.lease(job.id(), slice.symbol(), owner, now, terms.lease()).orThrow();
    if (attempt > terms.attempts()) {
      return failed(job, slice, "begun %d times and never finished".formatted(attempt - 1));
    }
    if (!put(job, slice, Slice.State.RUNNING, null, null)) {
      return Ack.DONE;
    }
    Result<PriceHistory> loaded;
    try {
      loaded =
          feeds.get().histories().loadFrom(job.dataset(), slice.symbol(), job.from(), job.asOf());
    } catch (FailureException e) {
      loaded = new Result.Err<>(e.failure());
    } catch (RuntimeException e) {
      LOG.error("{} failed", slice.symbol(), e);
      return failed(job, slice, "a mistake of ours; the log says more");
    }
    return switch (loaded) {
      case Result.Ok<PriceHistory>(PriceHistory history) -> done(job, slice, history);
      case Result.Err<PriceHistory>(Failure failure) ->
          failure.isTransient()
              ? again(job, slice, failure, owner, attempt)
              : failed(job, slice, failure.detail());
    };
  }

  private Ack done(BackfillJob job, Slice slice, PriceHistory history) {
    List<Bar> bars =
        history.bars().stream()
            .filter(bar -> !bar.session().isBefore(job.from()) && !bar.session().isAfter(job.to()))
            .toList();
    if (bars.isEmpty()) {
      return failed(job, slice, "the vendor has no session of this range");
    }
    store.put(
        job.id(),
        new Slice(
            slice.symbol(),
            Slice.State.DONE,
            Instant.EPOCH,
            null,
            null,
            bars.size(),
            bars.getLast().session()),
        clock.instant());
    return Ack.DONE;
  }

  /** A quota is waited for and counts as no attempt; what else may pass comes again. */
  private Ack again(BackfillJob job, Slice slice, Failure failure, String owner, int attempt) {
    Optional<Instant> quota = feeds.get().vendors().quotaUntil(job.dataset(), Category.BARS);
    if (quota.isPresent() && quota.get().isBefore(job.createdAt().plus(PATIENCE))) {
      put(job, slice, Slice.State.WAITING, quota.get(), failure.detail());
      store.giveBack(job.id(), slice.symbol(), owner, false);
      return postponed(job, slice, quota.get());
    }
    if (quota.isPresent() || attempt >= terms.attempts()) {
      return failed(job, slice, failure.detail());
    }
    put(job, slice, Slice.State.QUEUED, null, null);
    store.giveBack(job.id(), slice.symbol(), owner, true);
    LOG.warn("{} comes again: {}", slice.symbol(), failure);
    return Ack.RETRY;
  }

  /** Each message has at most one that follows it, so that duplicates do not grow in number. */
  private Ack postponed(BackfillJob job, Slice slice, Instant notBefore) {
    Duration wait = Duration.between(clock.instant(), notBefore).plusSeconds(1);
    Duration delay = wait.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : wait;
    later.send(
        SliceMessage.of(job, slice.symbol()).toJson(), delay.isNegative() ? Duration.ZERO : delay);
    return Ack.DONE;
  }

  private Ack failed(BackfillJob job, Slice slice, String why) {
    LOG.warn("{} failed: {}", slice.symbol(), why);
    put(job, slice, Slice.State.FAILED, null, why);
    return Ack.DONE;
  }

  /** False when it had ended before. */
  private boolean put(
      BackfillJob job,
      Slice slice,
      Slice.State state,
      @Nullable Instant notBefore,
      @Nullable String why) {
    return store.put(
        job.id(),
        new Slice(slice.symbol(), state, Instant.EPOCH, notBefore, why, 0, null),
        clock.instant());
  }
}
