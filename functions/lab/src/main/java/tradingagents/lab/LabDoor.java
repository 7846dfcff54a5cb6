package tradingagents.lab;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import tradingagents.chain.http.Router;

/**
 * One request for an analysis.
 *
 * @param router knows the kinds
 */
record LabDoor(Router router) {
  APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPEvent event) {
    return router.answer(event);
  }
}
