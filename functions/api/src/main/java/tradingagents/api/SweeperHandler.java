package tradingagents.api;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.micronaut.context.ApplicationContext;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;
import tradingagents.chain.lambda.Wiring;
import tradingagents.chain.run.Sweeper.Swept;

/** The sweeper's door: called every minute. */
public final class SweeperHandler implements RequestHandler<ScheduledEvent, Swept> {
  private final SweepOnce sweep;

  /** For Lambda: everything from the function's environment. */
  public SweeperHandler() {
    this(Wiring.start());
  }

  /** For a stack that brings its own parts. */
  public SweeperHandler(ApplicationContext context) {
    sweep = context.getBean(SweepOnce.class);
  }

  @Override
  public Swept handleRequest(ScheduledEvent event, Context context) {
    return PowertoolsLogging.withLogging(context, sweep::now);
  }
}
