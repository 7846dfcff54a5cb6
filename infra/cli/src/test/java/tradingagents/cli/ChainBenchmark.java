package tradingagents.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tradingagents.agents.Reasoners;
import tradingagents.agents.rules.RulesReasoner;
import tradingagents.chain.Env;
import tradingagents.chain.ledger.DynamoAccounts;
import tradingagents.chain.log.Logs;
import tradingagents.chain.run.ScriptTable;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Workflow;
import tradingagents.local.EmbeddedStack;
import tradingagents.model.money.Currency;
import tradingagents.model.money.Money;
import tradingagents.model.portfolio.Portfolio;

/**
 * Measures the chain itself, on a warm embedded stack: one run, fifty at once, hundreds queued, and
 * a model that takes a second per turn; and counts what a run asks of queues, bus and tables. Times
 * stand beside a baseline of the same process, because machines differ. Started by
 * docs/benchmarks/chain.sh.
 */
final class ChainBenchmark {
  private static final int STEPS = 14;
  private static final int WARM_UP = 50;
  private static final Duration GIVE_UP = Duration.ofMinutes(10);
  private static final String SLOW =
      "{\"answers\":[],\"otherwise\":\"rules\",\"secondsPerTurn\":1}";

  private final EmbeddedStack stack;
  private final BenchmarkRuns begun;
  private int runs;

  private ChainBenchmark(EmbeddedStack stack) {
    this.stack = stack;
    this.begun = new BenchmarkRuns(stack, GIVE_UP);
  }

  /** Arguments: how many runs one by one, at once, and queued; default 50 50 500. */
  public static void main(String[] args) throws IOException {
    Path data = Files.createTempDirectory("chain-benchmark");
    Logs.toFile(data.resolve("desk.log"), new Env(Map.of()));
    int[] sizes =
        args.length == 3
            ? Arrays.stream(args).mapToInt(Integer::parseInt).toArray()
            : new int[] {50, 50, 500};
    try (EmbeddedStack stack =
        EmbeddedStack.start(
            new EmbeddedStack.Setup(
                Typed.root().resolve("template.yaml"),
                Optional.of(data),
                InstantSource.system(),
                "benchmark",
                Map.of(),
                true))) {
      boolean good = new ChainBenchmark(stack).measure(sizes[0], sizes[1], sizes[2]);
      Runtime.getRuntime().halt(good ? 0 : 1);
    }
  }

  private boolean measure(int single, int together, int queued) {
    for (int i = 0; i < WARM_UP; i++) {
      await(List.of(start(RulesReasoner.MODEL)));
    }
    double baseline = baselineMillis();
    line("baseline: one table write, durable", "%.2f ms", baseline);

    Map<String, Long> before = counts();
    double cpuBefore = cpuSeconds();
    double[] millis = new double[single];
    for (int i = 0; i < single; i++) {
      long from = System.nanoTime();
      await(List.of(start(RulesReasoner.MODEL)));
      millis[i] = (System.nanoTime() - from) / 1e6;
    }
    Arrays.sort(millis);
    double cpu = (cpuSeconds() - cpuBefore) / single;
    line("one run, depth 1: p50", "%.0f ms", millis[single / 2]);
    line("one run, depth 1: p95", "%.0f ms", millis[(int) (single * 0.95)]);
    line("one run: processor time", "%.0f ms", cpu * 1000);
    line("one run: p50 in baselines", "%.0f", millis[single / 2] / baseline);
    boolean good = perRun(before, single);

    double rate = batch(together);
    line(together + " at once", "%.1f runs/s", rate);
    double many = batch(queued);
    line(queued + " queued", "%.1f runs/s", many);
    line("cost per run, " + queued + " to " + together, "%.2f", rate / many);

    ScriptTable scripts =
        new ScriptTable(stack.dynamo(), stack.template().table("RunsTable").name());
    String slow = Reasoners.SCRIPT_PREFIX + scripts.put("slow", SLOW).orThrow();
    long from = System.nanoTime();
    await(List.of(start(slow)));
    line("one run, 1 s per turn", "%.2f s", (System.nanoTime() - from) / 1e9);
    return good;
  }

  private boolean perRun(Map<String, Long> before, int runs) {
    Map<String, Long> after = counts();
    after.forEach((name, count) ->
        line(
            "requests per run: " + name,
            "%.1f",
            (count - before.getOrDefault(name, 0L)) / (double) runs));
    double receives = (after.get("sqs.Receive") - before.get("sqs.Receive")) / (double) runs;
    boolean real = receives >= STEPS;
    if (!real) {
      System.out.println("FAILED: fewer than one receive per step: the chain was not used");
    }
    return real;
  }

  private Map<String, Long> counts() {
    Map<String, Long> counts = new TreeMap<>(stack.counts().snapshot());
    counts.put("sqs.Receive", stack.receives());
    return counts;
  }

  /** Runs per second of wall time; prints the processor time, which other work does not change. */
  private double batch(int many) {
    double cpu = cpuSeconds();
    long from = System.nanoTime();
    List<String> started = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      started.add(start(RulesReasoner.MODEL));
    }
    await(started);
    line(many + ": processor time per run", "%.0f ms", (cpuSeconds() - cpu) / many * 1000);
    return many / ((System.nanoTime() - from) / 1e9);
  }

  private String start(String model) {
    return begun.start("bench-" + ++runs, model);
  }

  /** Looks seldom, so that looking is no load. */
  private void await(List<String> started) {
    long until = System.nanoTime() + GIVE_UP.toNanos();
    for (String runId : started) {
      Run run = stack.runStore().load(runId).orThrow();
      while (!Workflow.status(run).isFinal()) {
        if (System.nanoTime() > until) {
          throw new IllegalStateException(runId + " does not end: " + Workflow.due(run));
        }
        sleep();
        run = stack.runStore().load(runId).orThrow();
      }
      if (run.outcomes().size() != STEPS) {
        throw new IllegalStateException(runId + " has " + run.outcomes().size() + " outcomes");
      }
    }
  }

  private double baselineMillis() {
    DynamoAccounts accounts =
        new DynamoAccounts(stack.dynamo(), stack.template().table("LedgerTable").name());
    Portfolio cash = Portfolio.ofCash(Money.of("1", Currency.USD));
    int many = 200;
    long from = System.nanoTime();
    for (int i = 0; i < many; i++) {
      accounts.openIfAbsent("baseline-" + i, cash).orThrow();
    }
    return (System.nanoTime() - from) / 1e6 / many;
  }

  private static double cpuSeconds() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime()
        / 1e9;
  }

  private static void line(String what, String format, Object value) {
    System.out.printf("%-44s %s%n", what, format.formatted(value));
  }

  private static void sleep() {
    try {
      Thread.sleep(10);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
