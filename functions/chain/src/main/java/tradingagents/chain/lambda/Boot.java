package tradingagents.chain.lambda;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** One life of one process. Lease holders are named after it, one name for each delivery. */
public final class Boot implements Supplier<String> {
  private final String id;
  private final AtomicLong deliveries = new AtomicLong();

  /**
   * A life.
   *
   * @param id unique among all lives
   */
  public Boot(String id) {
    this.id = id;
  }

  @Override
  public String get() {
    return id + "-" + deliveries.incrementAndGet();
  }
}
