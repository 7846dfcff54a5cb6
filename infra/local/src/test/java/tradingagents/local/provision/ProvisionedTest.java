package tradingagents.local.provision;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tradingagents.local.EmulatedStack;
import tradingagents.local.Stacks;
import tradingagents.local.wire.AwsError;
import tradingagents.local.wire.LoopbackServer;
import tradingagents.local.wire.WireRequest;
import tradingagents.local.wire.WireResponse;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;

/** Endpoints that cannot be used: each is one sentence that says what is missing. */
class ProvisionedTest {
  private final List<String> asked = new CopyOnWriteArrayList<>();

  private static void start(URI endpoint) {
    EmulatedStack.start(
            new EmulatedStack.Setup(
                Stacks.TEMPLATE,
                Emulator.at(endpoint.toString()),
                Optional.empty(),
                InstantSource.system(),
                "test"))
        .close();
  }

  private static void refused(URI endpoint, String... words) {
    assertThatThrownBy(() -> start(endpoint))
        .isInstanceOfSatisfying(
            FailureException.class,
            refused -> assertThat(refused.failure().reason()).isEqualTo(Reason.UNAVAILABLE))
        .hasMessageContainingAll(words)
        .message()
        .doesNotContain("\n");
  }

  private static WireResponse json(String body) {
    return new WireResponse(
        200, Map.of("Content-Type", "application/x-amz-json-1.0"), body.getBytes(UTF_8));
  }

  /** An endpoint that has all services but one. */
  private LoopbackServer without(String prefix, int status) {
    return serving(request -> {
      asked.add(request.targetOperation());
      if (request.targetPrefix().equals(prefix)) {
        return new AwsError(status, "InternalFailure", "no such service").response("x");
      }
      return json(
          switch (request.targetOperation()) {
            case "ListTables" -> "{\"TableNames\":[]}";
            case "DescribeEventBus" -> "{\"Name\":\"there\"}";
            default -> "{}";
          });
    });
  }

  private interface Answering {
    WireResponse answer(WireRequest request);
  }

  private static LoopbackServer serving(Answering answering) {
    return LoopbackServer.open(0)
        .serve(
            new LoopbackServer.Door() {
              @Override
              public WireResponse answer(WireRequest request) {
                return answering.answer(request);
              }

              @Override
              public WireResponse refused(LoopbackServer.Refusal why) {
                return json("{}");
              }

              @Override
              public int mostBytes() {
                return 1 << 20;
              }
            });
  }

  @ParameterizedTest
  @CsvSource({
    "DynamoDB_20120810, 501, DynamoDB (dynamodb)",
    "AmazonSQS, 404, SQS (sqs)",
    "AWSEvents, 501, EventBridge (events)",
    "AWSEvents, 404, EventBridge (events)",
    "AWSCognitoIdentityProviderService, 501, Cognito user pools (cognito-idp)"
  })
  void a_missing_service_is_named_and_nothing_is_made(String prefix, int status, String name) {
    try (LoopbackServer server = without(prefix, status)) {
      refused(
          server.address(),
          server.address() + " does not offer " + name,
          "it answered " + status + " (no such service)");
    }
    assertThat(asked).isNotEmpty().noneMatch(operation -> operation.startsWith("Create"));
  }

  @Test
  void a_web_server_is_no_aws_endpoint() {
    try (LoopbackServer server =
        serving(request ->
            new WireResponse(
                200,
                Map.of("Content-Type", "text/html"),
                "<html>Welcome</html>".getBytes(UTF_8)))) {
      refused(server.address(), "does not offer DynamoDB (dynamodb)", "none of AWS's protocol");
    }
    try (LoopbackServer server = serving(request -> new WireResponse(404, Map.of(), new byte[0]))) {
      refused(server.address(), "does not offer DynamoDB (dynamodb)", "it answered 404");
    }
  }

  @Test
  void a_server_that_says_yes_to_everything_is_no_aws_endpoint() {
    try (LoopbackServer server = serving(request -> json("{}"))) {
      refused(server.address(), "does not offer DynamoDB (dynamodb)");
    }
  }

  @Test
  void nobody_there_is_one_sentence() throws IOException {
    URI nobody;
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      nobody = URI.create("http://127.0.0.1:" + taken.getLocalPort());
    }
    refused(nobody, nobody + " does not answer: nobody listens there");
    refused(URI.create("http://nowhere.invalid:4566"), "there is no such host");
  }

  @Test
  void plain_http_behind_an_https_address_is_told() throws IOException {
    try (ServerSocket plain = new ServerSocket(0, 8, InetAddress.getByName("127.0.0.1"))) {
      Thread.ofVirtual().start(() -> answerPlainly(plain));
      refused(
          URI.create("https://127.0.0.1:" + plain.getLocalPort()),
          "certificate that is not trusted, or speaks no TLS");
    }
  }

  private static void answerPlainly(ServerSocket server) {
    while (!server.isClosed()) {
      try (Socket caller = server.accept()) {
        caller.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(UTF_8));
      } catch (IOException e) {
        // The caller hangs up, or the test is over.
      }
    }
  }
}
