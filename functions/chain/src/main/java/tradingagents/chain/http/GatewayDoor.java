package tradingagents.chain.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tradingagents.chain.PlainJson;
import tradingagents.chain.lambda.Door;

/**
 * The door of the HTTP API: the gateway's event and answer (payload format 2.0), of the event what
 * {@link Router} reads; what is absent is null.
 */
public interface GatewayDoor extends Door<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  @Override
  default APIGatewayV2HTTPEvent read(byte[] json) {
    Map<String, @Nullable Object> event = PlainJson.read(json);
    return APIGatewayV2HTTPEvent.builder()
        .withRouteKey(text(event.get("routeKey")))
        .withHeaders(texts(event.get("headers")))
        .withPathParameters(texts(event.get("pathParameters")))
        .withQueryStringParameters(texts(event.get("queryStringParameters")))
        .withBody(text(event.get("body")))
        .withIsBase64Encoded(Boolean.TRUE.equals(event.get("isBase64Encoded")))
        .withRequestContext(context(event.get("requestContext")))
        .build();
  }

  private static @Nullable RequestContext context(@Nullable Object value) {
    if (!(value instanceof Map<?, ?> context)) {
      return null;
    }
    RequestContext.Authorizer authorizer = new RequestContext.Authorizer();
    if (context.get("authorizer") instanceof Map<?, ?> from
        && from.get("lambda") instanceof Map<?, ?> said) {
      Map<String, Object> lambda = new LinkedHashMap<>();
      said.forEach((name, word) -> lambda.put(String.valueOf(name), word));
      authorizer.setLambda(lambda);
    }
    return RequestContext.builder()
        .withRequestId(text(context.get("requestId")))
        .withAuthorizer(authorizer)
        .build();
  }

  private static @Nullable Map<String, String> texts(@Nullable Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      return null;
    }
    Map<String, String> texts = new LinkedHashMap<>();
    map.forEach((name, word) -> texts.put(String.valueOf(name), String.valueOf(word)));
    return texts;
  }

  private static @Nullable String text(@Nullable Object value) {
    return value instanceof String text ? text : null;
  }

  @Override
  default byte[] write(APIGatewayV2HTTPResponse answer) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("statusCode", answer.getStatusCode());
    json.put("headers", answer.getHeaders());
    json.put("body", answer.getBody());
    json.put("isBase64Encoded", answer.getIsBase64Encoded());
    return PlainJson.write(json);
  }
}
