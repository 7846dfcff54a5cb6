package tradingagents.agents;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.micronaut.context.BeanContext;
import java.util.Map;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;
import tradingagents.chain.lambda.ClockDoor;
import tradingagents.chain.lambda.Wiring;

/** The door of reflection: called every hour. */
public final class ReflectionHandler implements ClockDoor {
  private final ReflectOnce reflection;

  /** For Lambda: everything from the function's environment. */
  public ReflectionHandler() {
    this(Wiring.start());
  }

  /** For a stack that brings its own parts. */
  public ReflectionHandler(BeanContext context) {
    reflection = AgentsFactory.reflection(context);
  }

  @Override
  public Map<String, Integer> handleRequest(ScheduledEvent event, Context context) {
    return PowertoolsLogging.withLogging(context, reflection::now);
  }
}
