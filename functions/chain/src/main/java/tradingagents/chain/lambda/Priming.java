package tradingagents.chain.lambda;

import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tradingagents.desk.port.RunStore;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.Reason;
import tradingagents.model.failure.Result;

/**
 * What a function does once before SnapStart takes its picture: a read of a run that does not
 * exist, so that the classes of the client, of its signing and of its answers are loaded and
 * connected, and no first message pays for it. A table that does not answer is logged; it must not
 * keep a version from being published. Outside SnapStart nothing happens.
 */
final class Priming implements Resource {
  private static final Logger LOG = LoggerFactory.getLogger(Priming.class);

  private final RunStore store;

  private Priming(RunStore store) {
    this.store = store;
  }

  /**
   * Asks to be called before a picture is taken.
   *
   * @param store the function's own
   * @return to be held: the context of the JVM forgets what nobody holds
   */
  static Priming registered(RunStore store) {
    Priming priming = new Priming(store);
    Core.getGlobalContext().register(priming);
    return priming;
  }

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    if (store.load("priming") instanceof Result.Err<?>(Failure failure)
        && failure.reason() != Reason.NOT_FOUND) {
      LOG.warn("priming: {}", failure);
    }
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) {
    // Connections are opened when they are needed; nothing here goes stale.
  }
}
