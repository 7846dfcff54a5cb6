package tradingagents.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tradingagents.desk.port.RunQuery;
import tradingagents.desk.port.RunStore;
import tradingagents.desk.run.Approval;
import tradingagents.desk.run.Cancelled;
import tradingagents.desk.run.Outcome;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.Report;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.RunSummary;
import tradingagents.desk.run.Stance;
import tradingagents.desk.run.Status;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.desk.run.Usage;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.market.Symbol;

/**
 * What every store of runs must do, whatever it is made of. A test of an adapter extends this class
 * and says how to make an empty store.
 */
public abstract class RunStoreContract {
  private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Task MARKET = Task.of(Step.MARKET_ANALYST);
  private static final Task NEWS = Task.of(Step.NEWS_ANALYST);

  /** For subclasses. */
  protected RunStoreContract() {}

  /**
   * The store under test.
   *
   * @return the same empty store during one test
   */
  protected abstract RunStore store();

  /**
   * How many random cases to try.
   *
   * @param full for a store without a wire
   * @return fewer for a store behind a slow one
   */
  protected int seeds(int full) {
    return full;
  }

  /** What was created is what is loaded. */
  @Test
  public void loads_what_was_created() {
    Run run = created("run-1", NOW);

    assertThat(store().load("run-1")).isEqualTo(Result.ok(run));
    assertThat(run.version()).isEqualTo(1);
  }

  /** An id is given once. */
  @Test
  public void refuses_to_create_an_id_twice() {
    Run first = created("run-1", NOW);

    Result<Run> again = store().create(Run.start("run-1", TestMandates.of(NOW.plus(MINUTE))));

    assertThat(reason(again)).isEqualTo(Reason.CONFLICT);
    assertThat(store().load("run-1")).isEqualTo(Result.ok(first));
  }

  /** A run that was never created is not there. */
  @Test
  public void says_not_found_for_an_unknown_run() {
    assertThat(reason(store().load("nobody"))).isEqualTo(Reason.NOT_FOUND);
  }

  /** Facts keep their order; the version counts them. */
  @Test
  public void records_one_fact_after_the_other() {
    Run run = created("run-1", NOW);
    Run one = store().record(run, said(NEWS, "n")).orThrow();
    Run two = store().record(one, said(MARKET, "m")).orThrow();

    assertThat(two.version()).isEqualTo(3);
    assertThat(two.outcomes()).extracting(Recorded::task).containsExactly(NEWS, MARKET);
    assertThat(store().load("run-1")).isEqualTo(Result.ok(two));
  }

  /** The version is the condition: who decides from a stale read is refused. */
  @Test
  public void refuses_a_fact_from_a_stale_read_and_changes_nothing() {
    Run seen = created("run-1", NOW);
    Run one = store().record(seen, said(NEWS, "n")).orThrow();

    assertThat(reason(store().record(seen, said(MARKET, "m")))).isEqualTo(Reason.CONFLICT);
    assertThat(store().load("run-1")).isEqualTo(Result.ok(one));
  }

  /** A task speaks once, also to somebody who has not seen it speak. */
  @Test
  public void refuses_a_second_outcome_of_a_task() {
    Run seen = created("run-1", NOW);
    Run one = store().record(seen, said(NEWS, "first")).orThrow();
    Run blind = new Run(one.id(), one.mandate(), List.of(), one.version(), false);

    assertThat(reason(store().record(blind, said(NEWS, "second")))).isEqualTo(Reason.CONFLICT);
    assertThat(store().load("run-1")).isEqualTo(Result.ok(one));
  }

  /** Nothing can be recorded for a run that is not there. */
  @Test
  public void refuses_a_fact_of_an_unknown_run() {
    Run ghost = Run.start("ghost", TestMandates.of(NOW));

    assertThat(store().record(ghost, said(NEWS, "n"))).isInstanceOf(Result.Err.class);
    assertThat(reason(store().load("ghost"))).isEqualTo(Reason.NOT_FOUND);
  }

  /** Every type of outcome comes back as it went in, every field, any text. */
  @Test
  public void brings_back_every_outcome_as_it_was() {
    for (Class<?> type : Outcome.class.getPermittedSubclasses()) {
      for (int seed = 0; seed < seeds(25); seed++) {
        RandomWords words = new RandomWords(new Random(seed));
        String id = "run-%s-%d".formatted(type.getSimpleName(), seed);
        Run run = store().create(Run.start(id, TestMandates.of(NOW))).orThrow();
        Recorded recorded = words.recorded(MARKET, words.outcome(type));

        Run after = store().record(run, recorded).orThrow();

        assertThat(store().load(id)).as("%s, seed %d", type, seed).isEqualTo(Result.ok(after));
      }
    }
  }

  /** Every mandate comes back, with its portfolio or without. */
  @Test
  public void brings_back_every_mandate_as_it_was() {
    for (int seed = 0; seed < seeds(60); seed++) {
      Run run = Run.start("run-" + seed, new RandomWords(new Random(seed)).mandate());
      store().create(run).orThrow();

      assertThat(store().load(run.id())).as("seed %d", seed).isEqualTo(Result.ok(run));
    }
  }

  /** Bodies larger than an item of a table come back whole. */
  @Test
  public void keeps_bodies_of_any_size() {
    Run run = created("run-1", NOW);
    for (int kilobytes : List.of(250, 299, 300, 301, 900)) {
      Task task = new Task(Step.BULL_RESEARCHER, kilobytes);
      run = store().record(run, said(task, noise(kilobytes * 1000))).orThrow();
    }

    assertThat(store().load("run-1")).isEqualTo(Result.ok(run));
  }

  /** A lease is for one holder until it runs out. */
  @Test
  public void leases_a_task_to_one_owner_until_it_runs_out() {
    created("run-1", NOW);

    assertThat(lease("a", NOW)).isEqualTo(Result.ok(1));
    assertThat(reason(lease("b", NOW.plusSeconds(59)))).isEqualTo(Reason.LEASED);
    assertThat(lease("b", NOW.plusSeconds(60))).isEqualTo(Result.ok(2));
    assertThat(reason(lease("a", NOW.plusSeconds(61)))).isEqualTo(Reason.LEASED);
  }

  /** A holder whose answer was lost asks again and has it. */
  @Test
  public void gives_a_lease_again_to_its_own_holder() {
    created("run-1", NOW);
    lease("a", NOW).orThrow();

    assertThat(lease("a", NOW.plusMillis(5))).isEqualTo(Result.ok(1));
  }

  /** Attempts are counted per task, over holders, releases and leases that ran out. */
  @Test
  public void counts_the_attempts_at_a_task() {
    created("run-1", NOW);

    assertThat(lease("a", NOW)).isEqualTo(Result.ok(1));
    assertThat(reason(lease("b", NOW))).isEqualTo(Reason.LEASED);
    assertThat(lease("b", NOW.plus(MINUTE))).isEqualTo(Result.ok(2));
    store().release("run-1", MARKET, "b");
    assertThat(lease("c", NOW.plus(MINUTE))).isEqualTo(Result.ok(3));
    store().release("run-1", MARKET, "c");
    assertThat(lease("c", NOW.plus(MINUTE))).isEqualTo(Result.ok(4));
  }

  /** Leases of tasks, runs and holders do not touch each other. */
  @Test
  public void leases_each_task_of_each_run_on_its_own() {
    created("run-1", NOW);
    created("run-2", NOW);
    lease("a", NOW).orThrow();

    assertThat(store().lease("run-1", NEWS, "b", NOW, MINUTE)).isEqualTo(Result.ok(1));
    assertThat(store().lease("run-2", MARKET, "b", NOW, MINUTE)).isEqualTo(Result.ok(1));
  }

  /** Only the holder gives a lease back. */
  @Test
  public void releases_a_lease_only_for_its_owner() {
    created("run-1", NOW);
    lease("a", NOW).orThrow();

    store().release("run-1", MARKET, "b");
    assertThat(reason(lease("b", NOW))).isEqualTo(Reason.LEASED);
    store().release("run-1", MARKET, "a");
    assertThat(lease("b", NOW)).isEqualTo(Result.ok(2));
    store().release("run-1", NEWS, "a");
  }

  /** A lease is no fact: it does not move the version. */
  @Test
  public void leaves_the_version_alone_when_leasing() {
    Run run = created("run-1", NOW);
    lease("a", NOW).orThrow();

    assertThat(store().load("run-1")).isEqualTo(Result.ok(run));
    assertThat(store().record(run, said(MARKET, "m"))).isInstanceOf(Result.Ok.class);
  }

  /** Who is working: live leases of tasks that have not spoken yet. */
  @Test
  public void shows_who_is_working() {
    Run run = created("run-1", NOW);
    lease("a", NOW).orThrow();
    store().lease("run-1", NEWS, "b", NOW, Duration.ofSeconds(30)).orThrow();

    assertThat(store().working("run-1", NOW)).containsExactlyInAnyOrder(MARKET, NEWS);
    assertThat(store().working("run-1", NOW.plusSeconds(30))).containsExactly(MARKET);
    assertThat(store().working("run-1", NOW.plusSeconds(60))).isEmpty();
    store().record(run, said(MARKET, "m")).orThrow();
    assertThat(store().working("run-1", NOW)).containsExactly(NEWS);
  }

  /** Open runs, those that have stood still longest first; finished ones are not among them. */
  @Test
  public void lists_open_runs_in_the_order_of_their_last_change() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      ids.add(created("run-" + i, NOW.plusSeconds(i)).id());
    }
    Run first = store().load("run-0").orThrow();
    Report report = new Report(Stance.MIXED, "s", List.of(), List.of());
    Instant later = NOW.plusSeconds(100);
    store().record(first, new Recorded(MARKET, report, Usage.NONE, later, later)).orThrow();
    Run ended = store().load("run-4").orThrow();
    Cancelled word = new Cancelled("ada", "enough");
    Task cancellation = Task.of(Step.CANCELLATION);
    store().record(ended, new Recorded(cancellation, word, Usage.NONE, later, later)).orThrow();

    ids.remove("run-0");
    ids.remove("run-4");
    assertThat(store().open(NOW.plusSeconds(50))).containsExactlyElementsOf(ids);
    assertThat(store().open(NOW.plusSeconds(3))).containsExactly("run-1", "run-2", "run-3");
    ids.add("run-0");
    assertThat(store().open(NOW.plusSeconds(100))).containsExactlyElementsOf(ids);
  }

  /** A run that waits for a person is open. */
  @Test
  public void keeps_a_run_open_that_is_not_final() {
    Run run = created("run-1", NOW);
    Approval word = new Approval(true, "ada", "fine");
    store().record(run, new Recorded(Task.of(Step.APPROVAL), word, Usage.NONE, NOW, NOW)).orThrow();

    assertThat(store().open(NOW)).containsExactly("run-1");
  }

  /** The newest runs first, finished or not. */
  @Test
  public void lists_the_newest_runs_first() {
    for (int i = 0; i < 5; i++) {
      created("run-" + i, NOW.plusSeconds(i));
    }

    RunQuery.Page first = store().list(RunQuery.newest(3));
    assertThat(ids(first)).containsExactly("run-4", "run-3", "run-2");
    assertThat(first.runs().getFirst()).isEqualTo(RunSummary.of(store().load("run-4").orThrow()));
    RunQuery.Page second = store().list(new RunQuery(null, null, first.next(), 3));
    assertThat(ids(second)).containsExactly("run-1", "run-0");
    assertThat(second.next()).isNull();
  }

  /** Runs that were asked for in the same instant come once each, page by page. */
  @Test
  public void lists_runs_of_one_instant_once_each() {
    Set<String> created = new TreeSet<>();
    for (int i = 0; i < 7; i++) {
      created.add(created("run-" + i, NOW).id());
    }

    List<String> seen = new ArrayList<>();
    RunQuery.Place place = null;
    do {
      RunQuery.Page page = store().list(new RunQuery(null, null, place, 2));
      seen.addAll(ids(page));
      place = page.next();
    } while (place != null);

    assertThat(seen).containsExactlyInAnyOrderElementsOf(created);
  }

  /** A list by status and symbol follows the runs' changes. */
  @Test
  public void lists_runs_by_status_and_symbol() {
    created("run-1", NOW);
    Run other = created("run-2", NOW.plusSeconds(1));
    Cancelled word = new Cancelled("ada", "enough");
    Task cancellation = Task.of(Step.CANCELLATION);
    store().record(other, new Recorded(cancellation, word, Usage.NONE, NOW, NOW)).orThrow();

    Symbol aapl = new Symbol("AAPL");
    assertThat(ids(store().list(new RunQuery(aapl, Status.CANCELLED, null, 9))))
        .containsExactly("run-2");
    assertThat(ids(store().list(new RunQuery(null, Status.RUNNING, null, 9))))
        .containsExactly("run-1");
    assertThat(ids(store().list(new RunQuery(new Symbol("MSFT"), null, null, 9)))).isEmpty();
  }

  private static List<String> ids(RunQuery.Page page) {
    return page.runs().stream().map(RunSummary::runId).toList();
  }

  private Run created(String id, Instant createdAt) {
    return store().create(Run.start(id, TestMandates.of(createdAt))).orThrow();
  }

  private Result<Integer> lease(String owner, Instant now) {
    return store().lease("run-1", MARKET, owner, now, MINUTE);
  }

  private static Recorded said(Task task, String summary) {
    Report report = new Report(Stance.MIXED, summary, List.of(), List.of());
    return new Recorded(task, report, Usage.NONE, NOW, NOW.plusSeconds(1));
  }

  /** Text that does not compress. */
  private static String noise(int length) {
    StringBuilder text = new StringBuilder(length);
    Random random = new Random(length);
    while (text.length() < length) {
      text.append((char) (0x4e00 + random.nextInt(20_000)));
    }
    return text.toString();
  }

  private static Reason reason(Result<?> result) {
    return switch (result) {
      case Result.Ok<?>(Object value) ->
          throw new AssertionError("expected a failure, not " + value);
      case Result.Err<?>(Failure failure) -> failure.reason();
    };
  }
}
