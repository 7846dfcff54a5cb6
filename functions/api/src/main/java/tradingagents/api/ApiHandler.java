package tradingagents.api;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.micronaut.context.BeanContext;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;
import tradingagents.chain.http.GatewayDoor;
import tradingagents.chain.lambda.Wiring;

/** The HTTP API's door. */
public final class ApiHandler implements GatewayDoor {
  private final ApiDoor door;

  /** For Lambda: everything from the function's environment. */
  public ApiHandler() {
    this(Wiring.start());
  }

  /** For a stack that brings its own parts. */
  public ApiHandler(BeanContext context) {
    door = ApiFactory.door(context);
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return PowertoolsLogging.withLogging(context, () -> door.answer(event));
  }
}
