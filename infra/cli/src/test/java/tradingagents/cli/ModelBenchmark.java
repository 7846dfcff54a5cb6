package tradingagents.cli;

import java.io.IOException;
import java.math.BigDecimal;
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
import tradingagents.chain.Env;
import tradingagents.chain.log.Logs;
import tradingagents.desk.run.Recorded;
import tradingagents.desk.run.Run;
import tradingagents.desk.run.Workflow;
import tradingagents.local.EmbeddedStack;
import tradingagents.testkit.models.Behaviour.Speaks;
import tradingagents.testkit.models.ModelStub;
import tradingagents.testkit.models.TypedAnswers;

/**
 * Measures turns of models on a warm embedded stack, against a stub on the loopback: what a turn
 * costs beside the model, a run whose model takes a second per call, and twenty such runs at once.
 * Started by docs/benchmarks/models.sh.
 */
final class ModelBenchmark {
  private static final int WARM_UP = 80;
  private static final int MEASURED = 40;
  private static final int TOGETHER = 20;
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final EmbeddedStack stack;
  private final BenchmarkRuns begun;
  private int runs;

  private ModelBenchmark(EmbeddedStack stack) {
    this.stack = stack;
    this.begun = new BenchmarkRuns(stack, Duration.ofMinutes(15));
  }

  public static void main(String[] args) throws IOException {
    Path data = Files.createTempDirectory("model-benchmark");
    Logs.toFile(data.resolve("desk.log"), new Env(Map.of()));
    TypedAnswers typed = new TypedAnswers("OVERWEIGHT");
    try (ModelStub stub =
        ModelStub.start(asked -> {
          Speaks says = (Speaks) typed.apply(asked);
          return asked.model().startsWith("slow") ? says.pacing(SECOND, Duration.ZERO) : says;
        })) {
      Map<String, String> variables = new TreeMap<>(stub.environment());
      variables.put("MODEL_TOOLS", "off");
      try (EmbeddedStack stack =
          EmbeddedStack.start(
              new EmbeddedStack.Setup(
                  Typed.root().resolve("template.yaml"),
                  Optional.of(data),
                  InstantSource.system(),
                  "benchmark",
                  variables,
                  true))) {
        new ModelBenchmark(stack).measure();
        Runtime.getRuntime().halt(0);
      }
    }
  }

  private void measure() {
    for (int i = 0; i < WARM_UP; i++) {
      await(List.of(start("fast")));
    }
    List<Double> turns = new ArrayList<>();
    for (int i = 0; i < MEASURED; i++) {
      for (Run run : await(List.of(start("fast")))) {
        run.outcomes().stream()
            .filter(recorded -> recorded.usage().spent().calls() > 0)
            .map(ModelBenchmark::millis)
            .forEach(turns::add);
      }
    }
    double[] sorted = turns.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    line("turn of a model that answers at once, wire included: p50", "%.1f ms", at(sorted, 0.5));
    line("the same: p95", "%.1f ms", at(sorted, 0.95));
    double[] slow = new double[5];
    for (int i = 0; i < slow.length; i++) {
      long from = System.nanoTime();
      await(List.of(start("slow")));
      slow[i] = (System.nanoTime() - from) / 1e9;
    }
    Arrays.sort(slow);
    line("one run, depth 1, 1 s per call: median of 5", "%.2f s", slow[2]);
    long from = System.nanoTime();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < TOGETHER; i++) {
      ids.add(start("slow"));
    }
    await(ids);
    line(TOGETHER + " such runs at once", "%.2f s", (System.nanoTime() - from) / 1e9);
  }

  private static double millis(Recorded recorded) {
    return Duration.between(recorded.startedAt(), recorded.finishedAt()).toNanos() / 1e6;
  }

  private static double at(double[] sorted, double share) {
    return sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))];
  }

  /** A model of its own for each run: an answer that is remembered would cost no call. */
  private String start(String speed) {
    runs++;
    return begun.start("bench-" + runs, "ollama:" + speed + "-" + runs);
  }

  private List<Run> await(List<String> ids) {
    List<Run> ended = new ArrayList<>();
    for (String id : ids) {
      Run run = stack.runStore().load(id).orThrow();
      while (!Workflow.status(run).isFinal()) {
        pause();
        run = stack.runStore().load(id).orThrow();
      }
      long calls = run.outcomes().stream().mapToLong(r -> r.usage().spent().calls()).sum();
      if (calls == 0 || run.outcomes().stream().anyMatch(ModelBenchmark::costs)) {
        throw new IllegalStateException(id + " was not decided by the stub: " + calls + " calls");
      }
      ended.add(run);
    }
    return ended;
  }

  private static boolean costs(Recorded recorded) {
    return recorded.usage().costUsd().compareTo(BigDecimal.ZERO) != 0;
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void line(String what, String format, double value) {
    System.out.printf("%-58s %s%n", what, format.formatted(value));
  }
}
