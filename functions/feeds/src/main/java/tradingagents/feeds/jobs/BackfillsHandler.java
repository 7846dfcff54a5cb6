package tradingagents.feeds.jobs;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.micronaut.context.BeanContext;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;
import tradingagents.chain.http.GatewayDoor;
import tradingagents.chain.http.Router;
import tradingagents.chain.lambda.Wiring;

/** The door of those who ask for backfills. */
public final class BackfillsHandler implements GatewayDoor {
  private final Router router;

  /** For Lambda: everything from the function's environment. */
  public BackfillsHandler() {
    this(Wiring.start());
  }

  /** For a stack that brings its own parts. */
  public BackfillsHandler(BeanContext context) {
    router = new Router(BackfillsFactory.operations(context));
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return PowertoolsLogging.withLogging(context, () -> router.answer(event));
  }
}
