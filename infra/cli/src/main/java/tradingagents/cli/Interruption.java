package tradingagents.cli;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Ctrl-C as the good end of a command that serves: the command is told, closes what it holds, and
 * {@link Main} ends the process with its exit code. A command that does not close in time is cut
 * off.
 */
final class Interruption {
  private static final int CLOSING_SECONDS = 10;

  private final CountDownLatch asked = new CountDownLatch(1);

  private final AtomicReference<@Nullable String> reason = new AtomicReference<>();

  private Interruption() {}

  /** Listens from now on. */
  static Interruption listen() {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(new Thread(interruption::ask, "closing"));
    return interruption;
  }

  /** Waits until somebody wants the command to end, and tells why it cannot go on if it cannot. */
  Optional<String> await() throws InterruptedException {
    asked.await();
    return Optional.ofNullable(reason.get());
  }

  /** Ends the command because it cannot go on. */
  void end(String why) {
    reason.compareAndSet(null, why);
    asked.countDown();
  }

  /** The JVM ends when this returns, and not before {@code Main} ends it. */
  private void ask() {
    asked.countDown();
    try {
      var _ = new CountDownLatch(1).await(CLOSING_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
