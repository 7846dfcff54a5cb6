package tradingagents.broker;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.micronaut.context.BeanContext;
import java.util.Map;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;
import tradingagents.chain.lambda.ClockDoor;
import tradingagents.chain.lambda.Wiring;

/** The door of who looks after open orders: called by the clock. */
public final class OrderKeeperHandler implements ClockDoor {
  private final OrderKeeper keeper;

  /** For Lambda: everything from the function's environment. */
  public OrderKeeperHandler() {
    this(Wiring.start());
  }

  /** For a stack that brings its own parts. */
  public OrderKeeperHandler(BeanContext context) {
    keeper = BrokerFactory.keeper(context);
  }

  @Override
  public Map<String, Integer> handleRequest(ScheduledEvent event, Context context) {
    return PowertoolsLogging.withLogging(context, keeper::round);
  }
}
