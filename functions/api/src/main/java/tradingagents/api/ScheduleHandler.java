package tradingagents.api;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.micronaut.context.BeanContext;
import java.util.Map;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;
import tradingagents.chain.lambda.ClockDoor;
import tradingagents.chain.lambda.Wiring;

/** The schedule starter's door: called every minute. */
public final class ScheduleHandler implements ClockDoor {
  private final ScheduleOnce schedules;

  /** For Lambda: everything from the function's environment. */
  public ScheduleHandler() {
    this(Wiring.start());
  }

  /** For a stack that brings its own parts. */
  public ScheduleHandler(BeanContext context) {
    schedules = ApiFactory.schedules(context);
  }

  @Override
  public Map<String, Integer> handleRequest(ScheduledEvent event, Context context) {
    return PowertoolsLogging.withLogging(context, schedules::now);
  }
}
