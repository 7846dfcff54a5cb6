package tradingagents.lab;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.micronaut.context.BeanContext;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;
import tradingagents.chain.http.GatewayDoor;
import tradingagents.chain.lambda.Wiring;

/** The door of those who ask for backtests. */
public final class BacktestsHandler implements GatewayDoor {
  private final LabDoor door;

  /** For Lambda: everything from the function's environment. */
  public BacktestsHandler() {
    this(Wiring.start());
  }

  /** For a stack that brings its own parts. */
  public BacktestsHandler(BeanContext context) {
    door = LabFactory.backtests(context);
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return PowertoolsLogging.withLogging(context, () -> door.answer(event));
  }
}
