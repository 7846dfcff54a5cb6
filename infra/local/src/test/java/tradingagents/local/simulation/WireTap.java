package tradingagents.local.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpRequest;
import tradingagents.local.wire.InProcessHttp;
import tradingagents.local.wire.WireRequest;
import tradingagents.local.wire.WireResponse;

/**
 * The SDK's HTTP client with a hand on the wire: each call can be rewritten, delayed, refused, lost
 * or never answered, between the deployed adapter and the service that answers it.
 */
class WireTap implements SdkHttpClient {
  static final ObjectMapper JSON = new ObjectMapper();

  private final InProcessHttp services;

  WireTap(InProcessHttp services) {
    this.services = services;
  }

  /** One call: the default performs it. */
  Reply call(String operation, ObjectNode asked) throws IOException {
    return perform(operation, asked);
  }

  /** A performed call's answer on its way back. */
  JsonNode answered(String operation, ObjectNode answer) {
    return answer;
  }

  /** An answer as it goes over the wire. */
  record Reply(int status, JsonNode body) {
    static Reply error(int status, String type) {
      return new Reply(status, JSON.createObjectNode().put("__type", type).put("message", type));
    }

    boolean isOk() {
      return status == 200;
    }
  }

  final Reply perform(String operation, ObjectNode asked) throws IOException {
    String prefix = operation.equals("PutEvents") ? "AWSEvents" : "DynamoDB_20120810";
    Map<String, java.util.List<String>> headers =
        Map.of("x-amz-target", java.util.List.of(prefix + "." + operation));
    WireRequest request = new WireRequest("POST", "/", "", headers, JSON.writeValueAsBytes(asked));
    WireResponse answer =
        services.dispatch(request).orElseThrow(() -> new IOException("nobody takes " + operation));
    JsonNode body = JSON.readTree(answer.body());
    return answer.status() == 200
        ? new Reply(200, answered(operation, (ObjectNode) body))
        : new Reply(answer.status(), body);
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        return execute(request);
      }

      @Override
      public void abort() {}
    };
  }

  private HttpExecuteResponse execute(HttpExecuteRequest call) throws IOException {
    SdkHttpRequest http = call.httpRequest();
    String target = http.firstMatchingHeader("X-Amz-Target").orElse("");
    JsonNode body;
    try (InputStream in = call.contentStreamProvider().orElseThrow().newStream()) {
      body = JSON.readTree(in);
    }
    Reply reply = call(target.substring(target.lastIndexOf('.') + 1), (ObjectNode) body);
    byte[] bytes = JSON.writeValueAsBytes(reply.body());
    return HttpExecuteResponse.builder()
        .response(
            SdkHttpFullResponse.builder()
                .statusCode(reply.status())
                .putHeader("Content-Type", "application/x-amz-json-1.0")
                .putHeader("Content-Length", Integer.toString(bytes.length))
                .build())
        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(bytes)))
        .build();
  }

  @Override
  public String clientName() {
    return "wire-tap";
  }

  @Override
  public void close() {}
}
