package tradingagents.broker;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.micronaut.context.BeanContext;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;
import tradingagents.chain.http.GatewayDoor;
import tradingagents.chain.http.Router;
import tradingagents.chain.lambda.Wiring;

/** The door of the trading switch and of orders. */
public final class TradingHandler implements GatewayDoor {
  private final Router router;

  /** For Lambda: everything from the function's environment. */
  public TradingHandler() {
    this(Wiring.start());
  }

  /** For a stack that brings its own parts. */
  public TradingHandler(BeanContext context) {
    router = new Router(BrokerFactory.operations(context));
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return PowertoolsLogging.withLogging(context, () -> router.answer(event));
  }
}
