package tradingagents.agents.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tradingagents.agents.TestDesk;
import tradingagents.agents.rules.RulesReasoner;
import tradingagents.desk.memory.Memory;
import tradingagents.desk.memory.Pending;
import tradingagents.desk.memory.SettlementTerms;
import tradingagents.desk.port.ForwardingRunStore;
import tradingagents.desk.port.MemoryStore.Query;
import tradingagents.desk.run.Cancelled;
import tradingagents.desk.run.Decision;
import tradingagents.desk.run.Mandate;
import tradingagents.desk.run.Rating;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Step;
import tradingagents.desk.run.Task;
import tradingagents.desk.run.Usage;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;
import tradingagents.model.market.Symbol;
import tradingagents.testkit.MemoryMemories;
import tradingagents.testkit.MemoryRunStore;

class RememberingTest {
  private static final LocalDate DAY = LocalDate.of(2016, 6, 30);
  private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");
  private static final SettlementTerms TERMS = new SettlementTerms(5, new Symbol("SPX"));

  private final MemoryRunStore runs = new MemoryRunStore();
  private final MemoryMemories memories = new MemoryMemories();
  private Instant now = START;

  private int look() {
    return new Remembering(runs, memories, TERMS, () -> now).look();
  }

  private static Mandate mandate(Instant createdAt) {
    Mandate usual = TestDesk.mandate(DAY, 1, TestDesk.ANALYSTS, null);
    return new Mandate(
        usual.symbol(),
        usual.asOfDate(),
        usual.session(),
        usual.asOf(),
        usual.analysts(),
        usual.depth(),
        usual.model(),
        usual.dataset(),
        usual.account(),
        null,
        false,
        false,
        createdAt,
        createdAt.plus(Duration.ofMinutes(15)),
        usual.origin());
  }

  private void start(String id) {
    runs.create(Run.start(id, mandate(now))).orThrow();
  }

  private void decide(String id) {
    Run run = runs.load(id).orThrow();
    Run played =
        TestDesk.play(
            Run.start(id, run.mandate()), TestDesk.worker(TestDesk.aapl(), new RulesReasoner()));
    for (Recorded recorded : played.outcomes()) {
      run = runs.record(run, recorded).orThrow();
    }
  }

  private void cancel(String id) {
    runs.record(runs.load(id).orThrow(), cancelled()).orThrow();
  }

  private static Recorded cancelled() {
    Cancelled word = new Cancelled("ada", "enough");
    return new Recorded(Task.of(Step.CANCELLATION), word, Usage.NONE, START, START);
  }

  private List<String> remembered() {
    return memories.list(new Query(null, null, null, 10_000)).orThrow().memories().stream()
        .map(memory -> memory.decision().runId())
        .toList();
  }

  @Test
  void decision_of_a_run_is_remembered_with_its_situation_and_once() {
    start("run-1");
    assertThat(look()).isZero();

    decide("run-1");
    assertThat(look()).isEqualTo(1);
    assertThat(look()).isZero();

    Decision decided = runs.load("run-1").orThrow().outcome(Decision.class).orElseThrow();
    Pending pending = memories.find("run-1").orThrow().decision();
    assertThat(pending.rating()).isEqualTo(decided.rating());
    assertThat(pending.confidence()).isEqualTo(decided.confidence());
    assertThat(pending.targetWeight()).isEqualTo(decided.targetWeight());
    assertThat(pending.session()).isEqualTo(DAY);
    assertThat(pending.model()).isEqualTo("rules");
    assertThat(pending.features()).contains("symbol:AAPL").hasSizeGreaterThan(8);
    // Independence Day is no session.
    assertThat(pending.settlesAt()).isEqualTo(Instant.parse("2016-07-08T20:00:00Z"));
    assertThat(memories.find("run-1").orThrow().standing()).isEqualTo(Memory.Standing.PENDING);
  }

  @Test
  void run_that_takes_long_is_not_left_behind_by_the_quick_ones() {
    start("slow");
    now = now.plus(Duration.ofMinutes(1));
    start("quick");
    decide("quick");
    now = now.plus(Duration.ofMinutes(10));
    assertThat(look()).isEqualTo(1);

    now = now.plus(Duration.ofHours(1));
    start("later");
    decide("later");
    assertThat(look()).isEqualTo(1);

    decide("slow");
    assertThat(look()).isEqualTo(1);
    assertThat(remembered()).containsExactlyInAnyOrder("slow", "quick", "later");
  }

  @Test
  void mark_moves_on_so_that_old_runs_are_not_read_again() {
    start("run-1");
    decide("run-1");
    cancel("run-1");
    now = now.plus(Duration.ofHours(1));
    look();
    int[] loads = {0};
    var counting =
        new ForwardingRunStore(runs) {
          @Override
          public Result<Run> load(String runId) {
            loads[0]++;
            return super.load(runId);
          }
        };

    new Remembering(counting, memories, TERMS, () -> now).look();

    assertThat(loads[0]).isZero();
  }

  @Test
  void run_that_nobody_ends_is_not_waited_for_for_ever() {
    start("forgotten");
    now = now.plus(Duration.ofDays(8));

    look();

    assertThat(memories.mark().orThrow()).contains(now.minus(Duration.ofMinutes(2)));
  }

  @Test
  void decision_of_a_cancelled_run_counts_and_a_review_does_not() {
    start("cancelled");
    decide("cancelled");
    cancel("cancelled");
    start("review");
    Recorded review =
        new Recorded(Task.of(Step.PORTFOLIO_MANAGER), Decision.review("no"), Usage.NONE, now, now);
    runs.record(runs.load("review").orThrow(), review).orThrow();

    look();

    assertThat(runs.load("review").orThrow().outcome(Decision.class).orElseThrow().rating())
        .isEqualTo(Rating.REVIEW);
    assertThat(remembered()).containsExactly("cancelled");
  }

  @Test
  void no_decision_is_lost_whatever_fails_and_when() {
    Random random = new Random(7);
    for (int trial = 0; trial < 20; trial++) {
      MemoryRunStore many = new MemoryRunStore();
      MemoryMemories kept = new MemoryMemories();
      var flaky =
          new ForwardingRunStore(many) {
            @Override
            public Result<Run> load(String runId) {
              return random.nextInt(3) == 0
                  ? Result.err(Reason.TIMEOUT, "no answer")
                  : super.load(runId);
            }
          };
      Run played = TestDesk.play(DAY, 1);
      Instant time = START;
      List<String> open = new ArrayList<>();
      int started = 0;
      for (int i = 0; i < 40; i++) {
        time = time.plus(Duration.ofMinutes(random.nextInt(30)));
        if (random.nextBoolean()) {
          String id = "run-" + started++;
          many.create(Run.start(id, mandate(time))).orThrow();
          open.add(id);
        } else if (!open.isEmpty() && random.nextBoolean()) {
          finish(many, open.remove(random.nextInt(open.size())), played);
        } else {
          Instant at = time;
          new Remembering(flaky, kept, TERMS, () -> at).look();
        }
      }
      open.forEach(id -> finish(many, id, played));
      Instant end = time.plus(Duration.ofHours(1));
      new Remembering(many, kept, TERMS, () -> end).look();

      assertThat(kept.list(new Query(null, null, null, 100)).orThrow().memories())
          .as("trial %d", trial)
          .hasSize(started);
    }
  }

  private static void finish(MemoryRunStore store, String id, Run played) {
    Run run = store.load(id).orThrow();
    for (Recorded recorded : played.outcomes()) {
      run = store.record(run, recorded).orThrow();
    }
    // Ended, so that nobody waits for it any more.
    store.record(run, cancelled()).orThrow();
  }
}
