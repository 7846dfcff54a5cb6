package tradingagents.packaged;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import tradingagents.packaged.PackagedFunction.Launch;
import tradingagents.packaged.RuntimeApi.Answer;

/**
 * One cold start: from the start of the process to the answer to an event that already waits.
 *
 * @param initMillis until the function asks for its first event: JVM, runtime client, constructor
 * @param millis until the answer
 * @param cpuMillis processor time of the process, user and system, until the answer
 */
record ColdStart(double initMillis, double millis, double cpuMillis) {
  private static final double NANOS = 1e6;

  /**
   * Starts a function, has it answer once and ends it.
   *
   * @throws IllegalStateException with its log, when it answers an error
   */
  static ColdStart of(Launch launch, byte[] event, Path log)
      throws IOException, InterruptedException {
    try (RuntimeApi api = new RuntimeApi()) {
      api.offer(event);
      long begun = System.nanoTime();
      Process process = launch.start(api, log);
      try {
        Answer answer = api.await();
        Duration cpu = process.info().totalCpuDuration().orElseThrow();
        if (!answer.kind().equals("response")) {
          throw new IllegalStateException(
              launch.handler() + " " + answer + "\n" + Files.readString(log));
        }
        return new ColdStart(
            (api.spokenNanos() - begun) / NANOS,
            (answer.atNanos() - begun) / NANOS,
            cpu.toNanos() / NANOS);
      } finally {
        process.destroy();
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
          process.destroyForcibly();
        }
      }
    }
  }

  /** Each column's median by itself. */
  static ColdStart median(List<ColdStart> colds) {
    return new ColdStart(
        median(colds, ColdStart::initMillis),
        median(colds, ColdStart::millis),
        median(colds, ColdStart::cpuMillis));
  }

  private static double median(List<ColdStart> colds, ToDoubleFunction<ColdStart> column) {
    double[] sorted = colds.stream().mapToDouble(column).sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  /** How many classes a cold start loads, the JDK's own among them. */
  static long classes(Launch launch, byte[] event, Path log)
      throws IOException, InterruptedException {
    Path loaded = log.resolveSibling(log.getFileName() + ".classes");
    of(launch.with(List.of("-Xlog:class+load:file=" + loaded)), event, log);
    return PackagedFunction.loaded(loaded);
  }
}
