package tradingagents.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import tradingagents.chain.http.Router;

/**
 * One request of the HTTP API.
 *
 * @param router knows the operations
 */
record ApiDoor(Router router) {
  APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPEvent event) {
    return router.answer(event);
  }
}
