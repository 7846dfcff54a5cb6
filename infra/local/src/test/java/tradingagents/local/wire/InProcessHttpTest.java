package tradingagents.local.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** Requests find their service, are counted, and its errors become typed exceptions. */
class InProcessHttpTest {
  private static WireService service(String prefix, WireResponse answer) {
    return new WireService() {
      @Override
      public String name() {
        return prefix;
      }

      @Override
      public boolean takes(WireRequest request) {
        return request.targetPrefix().startsWith(prefix);
      }

      @Override
      public WireResponse handle(WireRequest request) {
        return answer;
      }
    };
  }

  private static DynamoDbClient client(InProcessHttp http) {
    return DynamoDbClient.builder()
        .httpClient(http)
        .endpointOverride(URI.create("http://dynamodb.local"))
        .overrideConfiguration(c ->
            c.retryStrategy(software.amazon.awssdk.awscore.retry.AwsRetryStrategy.doNotRetry()))
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .build();
  }

  private static WireResponse ok(String body) {
    return new WireResponse(200, Map.of(), body.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void the_first_service_that_takes_a_request_answers_and_is_counted() {
    var http =
        new InProcessHttp(service("AWSEvents", ok("{}")))
            .register(service("DynamoDB", ok("{\"TableNames\":[\"one\"]}")));
    try (DynamoDbClient db = client(http)) {
      assertThat(db.listTables().tableNames()).containsExactly("one");
      assertThat(db.listTables().tableNames()).containsExactly("one");
    }
    assertThat(http.counts().of("DynamoDB", "ListTables")).isEqualTo(2);
    assertThat(http.counts().of("DynamoDB")).isEqualTo(2);
    assertThat(http.counts().snapshot()).isEqualTo(Map.of("DynamoDB.ListTables", 2L));
  }

  @Test
  void an_error_becomes_the_typed_exception_of_the_sdk() {
    var missing = new AwsError(400, "any#ResourceNotFoundException", "no such table");
    var http = new InProcessHttp(service("DynamoDB", missing.response("application/json")));
    try (DynamoDbClient db = client(http)) {
      assertThatThrownBy(db::listTables)
          .isInstanceOf(ResourceNotFoundException.class)
          .hasMessageContaining("no such table");
    }
  }

  @Test
  void a_fault_of_the_service_is_a_500() {
    var fault = new AwsError(500, "any#InternalServerError", "the disk is full");
    var http = new InProcessHttp(service("DynamoDB", fault.response("application/json")));
    try (DynamoDbClient db = client(http)) {
      assertThatThrownBy(db::listTables)
          .isInstanceOf(InternalServerErrorException.class)
          .hasMessageContaining("the disk is full");
    }
  }

  @Test
  void a_request_that_nobody_takes_is_named() {
    try (DynamoDbClient db = client(new InProcessHttp(service("AWSEvents", ok("{}"))))) {
      assertThatThrownBy(db::listTables)
          .isInstanceOf(SdkClientException.class)
          .hasStackTraceContaining("no embedded service takes POST")
          .hasStackTraceContaining("DynamoDB_20120810.ListTables");
    }
  }
}
