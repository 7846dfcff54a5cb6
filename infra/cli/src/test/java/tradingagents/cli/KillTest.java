package tradingagents.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tradingagents.chain.ledger.DynamoJournal;
import tradingagents.desk.port.RunQuery;
import tradingagents.desk.run.OrderReceipt;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.RunSummary;
import tradingagents.desk.run.Task;
import tradingagents.desk.run.Workflow;
import tradingagents.local.EmbeddedStack;

/**
 * The process is killed at random instants while it works, and started again: every run closes
 * within seconds, each outcome stands once, no order twice, and the ledger adds up. {@code
 * -Dkills=20} for more, {@code -Dkills.seed} for other instants.
 */
class KillTest {
  private static final int KILLS = Integer.getInteger("kills", 5);
  private static final long SEED = Long.getLong("kills.seed", 7L);

  /** Outcomes of a run of depth 1, less the last: a kill comes after one of them. */
  private static final int LATEST_OUTCOME = 13;

  /** About as long as an outcome takes. */
  private static final int JITTER_MILLIS = 30;

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;

  @Test
  void every_run_closes_after_kills_at_random_instants() throws Exception {
    Random instants = new Random(SEED);
    int interrupted = 0;
    for (int kill = 1; kill <= KILLS; kill++) {
      startAndKill(1 + instants.nextInt(LATEST_OUTCOME), instants.nextInt(JITTER_MILLIS));
      long before = open();
      interrupted += (int) before;

      Typed resumed = Typed.command("resume", "--data", folder.toString());

      assertThat(resumed.code()).as("%s%s", resumed.out(), resumed.err()).isZero();
      assertThat(resumed.out()).contains("No run is open.");
    }
    assertThat(interrupted).as("kills that met an open run").isPositive();
    System.err.println(KILLS + " kills, seed " + SEED + ": " + interrupted + " runs were open");
    check();
  }

  /** Starts a child and kills it a moment after one of its run's outcomes. */
  private void startAndKill(int outcomes, int millis) throws IOException, InterruptedException {
    Process child =
        Child.of("analyze", "AAPL", "--data", folder.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader progress = child.errorReader(StandardCharsets.UTF_8)) {
      for (int seen = 1; seen <= outcomes; seen++) {
        assertThat(progress.readLine()).as("a line for each outcome").isNotNull();
      }
      child.waitFor(millis, TimeUnit.MILLISECONDS);
    } finally {
      child.destroyForcibly();
      assertThat(child.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }
  }

  private long open() {
    try (EmbeddedStack stack = Stacks.idle(folder)) {
      return runs(stack).stream().filter(run -> !Workflow.status(run).isFinal()).count();
    }
  }

  private void check() {
    try (EmbeddedStack stack = Stacks.idle(folder)) {
      List<Run> runs = runs(stack);
      assertThat(runs).hasSize(KILLS);
      Set<String> orders = new HashSet<>();
      for (Run run : runs) {
        assertThat(Workflow.status(run).isFinal()).as(run.id()).isTrue();
        List<Task> tasks = run.outcomes().stream().map(Recorded::task).toList();
        assertThat(tasks).as(run.id()).doesNotHaveDuplicates();
        run.outcome(OrderReceipt.class)
            .ifPresent(r -> assertThat(orders.add(r.order().clientOrderId())).isTrue());
      }
      String ledger = stack.template().table("LedgerTable").name();
      DynamoJournal journal = new DynamoJournal(stack.dynamo(), ledger);
      assertThat(journal.audit("paper").orThrow()).isEmpty();
      long fills =
          runs.stream()
              .flatMap(run -> run.outcome(OrderReceipt.class).stream())
              .mapToLong(receipt -> receipt.order().fills().size())
              .sum();
      assertThat(journal.entries("paper").orThrow()).hasSize((int) fills);
    }
  }

  private static List<Run> runs(EmbeddedStack stack) {
    List<Run> runs = new ArrayList<>();
    for (RunSummary line : stack.runStore().list(RunQuery.newest(1000)).runs()) {
      runs.add(stack.runStore().load(line.runId()).orThrow());
    }
    return runs;
  }
}
