package tradingagents.api;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.micronaut.context.ApplicationContext;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;
import tradingagents.api.settings.ScheduleStarter;
import tradingagents.api.settings.ScheduleStarter.Started;
import tradingagents.chain.lambda.Wiring;

/** The schedule starter's door: called every minute. */
public final class ScheduleHandler implements RequestHandler<ScheduledEvent, Started> {
  private final ScheduleStarter starter;

  /** For Lambda: everything from the function's environment. */
  public ScheduleHandler() {
    this(Wiring.start());
  }

  /** For a stack that brings its own parts. */
  public ScheduleHandler(ApplicationContext context) {
    starter = context.getBean(ScheduleStarter.class);
  }

  @Override
  public Started handleRequest(ScheduledEvent event, Context context) {
    return PowertoolsLogging.withLogging(context, starter::startDue);
  }
}
