package tradingagents.agents.llm.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tradingagents.desk.models.Provider;
import tradingagents.testkit.models.Behaviour;
import tradingagents.testkit.models.Behaviour.Ending;

/** Calls that are given up leave nothing behind. */
final class LeaksTest {
  @Test
  void a_hundred_given_up_calls_leave_no_connection_and_no_thread() throws Exception {
    Ending[] endings = {Ending.FALLS_SILENT, Ending.ENDLESS, Ending.BREAKS_OFF, Ending.GARBLED};
    try (Wired wired =
            new Wired(asked -> {
              int turn = asked.number() % (endings.length + 1);
              return turn == endings.length
                  ? new Behaviour.Mute()
                  : Behaviour.says("half a speech")
                      .ending(endings[turn])
                      .pacing(Duration.ZERO, Duration.ofMillis(20));
            });
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Provider provider : Provider.values()) {
        wired.fault(provider, brief(wired));
      }
      long threads = threads();

      assertThat(callsUnderWay()).isZero();
      callers.submit(() -> wired.fault(Provider.OPENAI, brief(wired)));
      assertThat(soonSome(LeaksTest::callsUnderWay)).as("the dump shows calls").isPositive();
      callers.invokeAll(
          IntStream.range(0, 100)
              .mapToObj(i -> Provider.values()[i % Provider.values().length])
              .<Callable<CallFault>>map(provider -> () -> wired.fault(provider, brief(wired)))
              .toList());

      assertThat(soon(() -> wired.stub.busy())).isZero();
      assertThat(soon(() -> (int) Math.max(0, threads() - threads))).isLessThanOrEqualTo(2);
      assertThat(soon(LeaksTest::callsUnderWay)).isZero();
      assertThat(wired.stub.asked()).hasSizeBetween(6, 106);
    }
  }

  private static ModelClient.Terms brief(Wired wired) {
    return wired.terms(Duration.ofMillis(1500), Duration.ofMillis(300));
  }

  /** Platform threads; virtual ones run on a few of them. */
  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !thread.getName().startsWith("ForkJoinPool"))
        .count();
  }

  /** A dump of threads is the only list that has virtual ones. */
  private static int callsUnderWay() {
    try {
      Path dump = Files.createTempDirectory("threads").resolve("dump.txt");
      ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
          .dumpThreads(dump.toString(), ThreadDumpFormat.TEXT_PLAIN);
      return (int)
          Files.readString(dump).lines().filter(line -> line.contains("model-call")).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int soon(IntSupplier count) throws InterruptedException {
    int now = count.getAsInt();
    for (int i = 0; i < 100 && now > 0; i++) {
      Thread.sleep(30);
      now = count.getAsInt();
    }
    return now;
  }

  private static int soonSome(IntSupplier count) throws InterruptedException {
    int now = count.getAsInt();
    for (int i = 0; i < 100 && now == 0; i++) {
      Thread.sleep(5);
      now = count.getAsInt();
    }
    return now;
  }
}
