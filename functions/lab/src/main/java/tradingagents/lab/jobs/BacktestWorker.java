package tradingagents.lab.jobs;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import tradingagents.chain.http.Call;
import tradingagents.chain.http.Fields;
import tradingagents.chain.http.ProblemException;
import tradingagents.chain.lambda.Metric;
import tradingagents.chain.lambda.MetricSink;
import tradingagents.chain.run.StepRunner.Ack;
import tradingagents.lab.Studies;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;

/**
 * Does one piece of a job for one message: look at the job; if the piece is stored, skip the work;
 * else take a short lease, work, and store once. Whoever finds all pieces stored puts them
 * together, and the result is stored once. Only then is the message acknowledged: a crash anywhere
 * leaves it in its queue. What can never be done is told in the job; only what may pass comes
 * again.
 */
public final class BacktestWorker {
  private static final Logger LOG = LoggerFactory.getLogger(BacktestWorker.class);

  private final JobStore store;
  private final InstantSource clock;
  private final Supplier<String> owners;
  private final Terms terms;
  private final MetricSink metrics;

  /**
   * How patient a worker is.
   *
   * @param lease how long a piece is leased: the function's time-out and a little
   * @param attempts how many times a piece may be begun and not come to an end
   */
  record Terms(Duration lease, int attempts) {}

  BacktestWorker(
      JobStore store,
      InstantSource clock,
      Supplier<String> owners,
      Terms terms,
      MetricSink metrics) {
    this.store = store;
    this.clock = clock;
    this.owners = owners;
    this.terms = terms;
    this.metrics = metrics;
  }

  /**
   * Handles one delivery.
   *
   * @param body of the message
   * @return what becomes of it
   * @throws FailureException when the table cannot be reached at all
   */
  public Ack handle(String body) {
    WorkMessage message;
    try {
      message = WorkMessage.parse(body);
      if (message.schema() != WorkMessage.SCHEMA || message.chunk() < 0) {
        throw new FailureException(Reason.CORRUPT, "not a message of schema 1");
      }
    } catch (FailureException e) {
      LOG.error("a message that cannot be read: {}", e.failure());
      return Ack.RETRY;
    }
    MDC.put("correlation_id", message.correlationId());
    MDC.put("backtest_id", message.jobId());
    try {
      Ack ack = advance(message);
      LOG.info("chunk {} {}", message.chunk(), ack);
      return ack;
    } finally {
      MDC.remove("correlation_id");
      MDC.remove("backtest_id");
    }
  }

  private Ack advance(WorkMessage message) {
    Optional<JobState> found = store.load(message.jobId(), clock.instant());
    if (found.isEmpty()) {
      LOG.warn("there is no such job any more");
      return Ack.DONE;
    }
    JobState state = found.get();
    if (state.head().status().isFinal() || message.chunk() >= state.head().chunks()) {
      return Ack.DONE;
    }
    try {
      return state.done().containsKey(message.chunk())
          ? putTogether(state.head())
          : work(state.head(), message.chunk());
    } catch (IllegalArgumentException e) {
      return failed(state.head(), String.valueOf(e.getMessage()));
    } catch (FailureException e) {
      return passes(e.failure())
          ? Ack.RETRY
          : failed(state.head(), "what is stored of it cannot be used: " + e.failure().detail());
    } catch (RuntimeException e) {
      LOG.error("chunk {} failed", message.chunk(), e);
      return failed(state.head(), "a mistake of ours; the log says more");
    }
  }

  /** Whether another time may do it: all but what is stored and contradicts itself. */
  private static boolean passes(Failure failure) {
    LOG.warn("{}", failure);
    return failure.reason() != Reason.CORRUPT;
  }

  private Ack work(JobHead head, int chunk) {
    String owner = owners.get();
    int attempt = store.lease(head.id(), chunk, owner, clock.instant(), terms.lease()).orThrow();
    if (attempt > terms.attempts()) {
      return failed(
          head,
          "begun %d times and never finished: a function has %d seconds, ask for less at once"
              .formatted(attempt - 1, terms.lease().toSeconds()));
    }
    try {
      if (head.status() == JobStatus.QUEUED) {
        store.begin(head.id(), clock.instant());
      }
      Job job = job(head.id());
      if (head.chunks() == 1) {
        return finished(head, whole(job));
      }
      store.storeRows(head.id(), chunk, sweep(job).rows(head.chunkPairs(), chunk), clock.instant());
    } catch (FailureException e) {
      giveBack(head, chunk, owner);
      throw e;
    }
    return putTogether(head);
  }

  private void giveBack(JobHead head, int chunk, String owner) {
    try {
      store.undo(head.id(), chunk, owner);
    } catch (FailureException e) {
      LOG.warn("giving chunk {} back: {}", chunk, e.failure());
    }
  }

  private Job job(String id) {
    String request = store.request(id);
    Call call = new Call("", Map.of(), Map.of(), Map.of(), request, "", "", "");
    try {
      return JobReader.read(Fields.of(call, Studies.LONGEST_REQUEST));
    } catch (ProblemException e) {
      // It was read when it was sent, by an earlier version of this program.
      throw new IllegalArgumentException(
          "the request is not one any more: " + e.problem().detail(), e);
    }
  }

  private static String whole(Job job) {
    return switch (job) {
      case Job.Whole whole -> whole.document();
      case Job.Sweep sweep -> sweep.document();
    };
  }

  private static Job.Sweep sweep(Job job) {
    if (job instanceof Job.Sweep sweep) {
      return sweep;
    }
    throw new IllegalArgumentException("only a sweep is cut in chunks");
  }

  /** Whoever stores the last chunk sees all of them: reads are consistent. */
  private Ack putTogether(JobHead head) {
    JobState state = store.load(head.id(), clock.instant()).orElseThrow();
    if (!state.isWhole() || state.head().status().isFinal()) {
      return Ack.DONE;
    }
    List<String> rows =
        state.done().entrySet().stream()
            .map(chunk -> store.rows(head.id(), chunk.getKey(), chunk.getValue()))
            .toList();
    return finished(head, sweep(job(head.id())).merged(head.chunkPairs(), rows));
  }

  private Ack finished(JobHead head, String document) {
    if (document.length() > Studies.LONGEST_ANSWER) {
      return failed(
          head,
          "the result would have %d characters; %d are the limit, ask for less at once"
              .formatted(document.length(), Studies.LONGEST_ANSWER));
    }
    if (store.finish(head.id(), document, clock.instant())) {
      metrics.put(Metric.BACKTESTS_ENDED, JobStatus.DONE.word(), 1);
    }
    return Ack.DONE;
  }

  private Ack failed(JobHead head, String why) {
    LOG.info("cannot be done: {}", why);
    try {
      if (store.fail(head.id(), why, clock.instant())) {
        metrics.put(Metric.BACKTESTS_ENDED, JobStatus.FAILED.word(), 1);
      }
      return Ack.DONE;
    } catch (FailureException e) {
      LOG.warn("telling why: {}", e.failure());
      return Ack.RETRY;
    }
  }
}
