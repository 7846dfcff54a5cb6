package tradingagents.local.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Deliveries that run at once, one at a time: each is a thread of its own, and exactly one of them
 * holds the baton. It gives the baton back at every call over the wire, so every interleaving of
 * calls is one choice of the scheduler and nothing else decides.
 */
final class Fibers {
  /** The death of one process: no code of ours may catch it. */
  static final class Crash extends Error {
    private static final long serialVersionUID = 1L;

    Crash(String when) {
      super("the process died: " + when, null, false, false);
    }
  }

  /** One delivery, sweep or start. */
  static final class Fiber {
    final int number;
    final String place;
    Instant wakesAt;
    boolean done;
    @Nullable Throwable end;
    private boolean doomed;
    private final Semaphore mayGo = new Semaphore(0);

    Fiber(int number, String place, Instant wakesAt) {
      this.number = number;
      this.place = place;
      this.wakesAt = wakesAt;
    }

    @Override
    public String toString() {
      return place + "/" + number;
    }
  }

  private final Semaphore baton = new Semaphore(0);
  private final List<Fiber> alive = new ArrayList<>();
  private int started;
  private @Nullable Fiber current;

  Fiber start(String place, Instant now, Runnable work) {
    Fiber fiber = new Fiber(++started, place, now);
    alive.add(fiber);
    Thread.ofVirtual()
        .start(() -> {
          fiber.mayGo.acquireUninterruptibly();
          try {
            if (!fiber.doomed) {
              work.run();
            }
          } catch (Throwable end) {
            fiber.end = end;
          } finally {
            fiber.done = true;
            baton.release();
          }
        });
    return fiber;
  }

  /** Lets one go on until it gives the baton back. */
  void resume(Fiber fiber) {
    current = fiber;
    fiber.mayGo.release();
    baton.acquireUninterruptibly();
    current = null;
    if (fiber.done) {
      alive.remove(fiber);
    }
  }

  /** Called by the one that runs: gives the baton back until it is woken. */
  void pause(Instant until) {
    Fiber me = current();
    me.wakesAt = until;
    baton.release();
    me.mayGo.acquireUninterruptibly();
    if (me.doomed) {
      throw new Crash("at the end of the world");
    }
  }

  Fiber current() {
    Fiber me = current;
    if (me == null) {
      throw new IllegalStateException("nobody holds the baton");
    }
    return me;
  }

  boolean isRunning() {
    return current != null;
  }

  List<Fiber> alive() {
    return alive;
  }

  /** Ends all that is left, so that no thread outlives its world. */
  void endAll() {
    for (Fiber fiber : List.copyOf(alive)) {
      fiber.doomed = true;
      while (!fiber.done) {
        resume(fiber);
      }
    }
  }
}
