package tradingagents.lab;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;

/** A request that a viewer sent to the lab, and its answer. */
record Sent(int status, JsonNode body) {
  private static final LabDoor DOOR = LabFactory.door();

  static Sent to(String kind, String json) {
    RequestContext.Authorizer viewer = new RequestContext.Authorizer();
    viewer.setLambda(Map.of("sub", "ada", "role", "viewer"));
    APIGatewayV2HTTPResponse answer =
        DOOR.answer(
            APIGatewayV2HTTPEvent.builder()
                .withRouteKey("POST /v1/analytics/" + kind)
                .withBody(json)
                .withRequestContext(
                    RequestContext.builder().withRequestId("r1").withAuthorizer(viewer).build())
                .build());
    try {
      return new Sent(
          answer.getStatusCode(), JsonMapper.builder().build().readTree(answer.getBody()));
    } catch (JsonProcessingException e) {
      throw new AssertionError(answer.getBody(), e);
    }
  }

  /** The one sentence about what is wrong. */
  String detail() {
    JsonNode errors = body.path("errors");
    return errors.isEmpty()
        ? body.path("detail").asText()
        : errors.get(0).path("pointer").asText() + ": " + errors.get(0).path("detail").asText();
  }
}
