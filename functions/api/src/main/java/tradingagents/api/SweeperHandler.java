package tradingagents.api;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.micronaut.context.BeanContext;
import java.util.Map;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;
import tradingagents.chain.lambda.ClockDoor;
import tradingagents.chain.lambda.Wiring;

/** The sweeper's door: called every minute. */
public final class SweeperHandler implements ClockDoor {
  private final SweepOnce sweep;

  /** For Lambda: everything from the function's environment. */
  public SweeperHandler() {
    this(Wiring.start());
  }

  /** For a stack that brings its own parts. */
  public SweeperHandler(BeanContext context) {
    sweep = ApiFactory.sweep(context);
  }

  @Override
  public Map<String, Integer> handleRequest(ScheduledEvent event, Context context) {
    return PowertoolsLogging.withLogging(context, sweep::now);
  }
}
