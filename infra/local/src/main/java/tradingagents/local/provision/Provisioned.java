package tradingagents.local.provision;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sqs.SqsClient;
import tradingagents.local.template.SamTemplate;
import tradingagents.local.template.UserPoolDef;
import tradingagents.model.failure.FailureException;

/**
 * The template's tables, queues, bus, rules and user pool at an emulator, made there or found. Each
 * service is asked before the first thing is made, so that an endpoint that lacks one is left as it
 * was. Functions, clocks, roles and alarms are not made: the functions run here.
 *
 * @param queues by name
 * @param pool under the ids that it has there
 * @param issuer who signs its tokens, as it stands in them
 */
public record Provisioned(QueueSet queues, UserPoolDef pool, String issuer) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /**
   * How the endpoint is asked.
   *
   * @param dynamo for tables
   * @param sqs for queues
   * @param events for the bus
   * @param cognito for the user pool
   */
  public record Clients(
      DynamoDbClient dynamo,
      SqsClient sqs,
      EventBridgeClient events,
      CognitoIdentityProviderClient cognito) {}

  /**
   * Makes what is missing.
   *
   * @param endpoint where
   * @param template what
   * @param clients of that endpoint
   * @return what is there now
   * @throws FailureException UNAVAILABLE in one sentence when the endpoint does not answer, is no
   *     AWS endpoint or lacks a service, which is named; CONFLICT when a table of another shape has
   *     a name of the template
   */
  public static Provisioned at(Emulator endpoint, SamTemplate template, Clients clients) {
    Offer tables = new Offer(endpoint, "DynamoDB (dynamodb)");
    Offer inboxes = new Offer(endpoint, "SQS (sqs)");
    Offer bus = new Offer(endpoint, "EventBridge (events)");
    Offer people = new Offer(endpoint, "Cognito user pools (cognito-idp)");
    tables.probe(() -> hasTables(clients.dynamo()));
    inboxes.probe(() -> clients.sqs().listQueues(list -> list.maxResults(1)));
    bus.probe(() -> hasBus(clients.events(), template.buses().getFirst()));
    people.probe(() -> clients.cognito().listUserPools(list -> list.maxResults(1)));
    tables.ask(() -> {
      Tables.create(clients.dynamo(), template.tables());
      Tables.check(clients.dynamo(), template.tables());
      Tables.expire(clients.dynamo(), template.tables());
      return template;
    });
    QueueSet queues = inboxes.ask(() -> QueueSet.make(clients.sqs(), template.queues()));
    bus.ask(() -> {
      new Rules(clients.events(), queues).make(template.buses(), template.rules());
      return template;
    });
    UserPoolDef pool =
        people.ask(() -> new UserPools(clients.cognito()).make(template.userPools().getFirst()));
    String published =
        "https://cognito-idp." + template.placement().region() + ".amazonaws.com/" + pool.id();
    return new Provisioned(queues, pool, issuer(endpoint.address(), pool.id(), published));
  }

  /** A server that says yes to everything says nothing of tables. */
  private static boolean hasTables(DynamoDbClient dynamo) {
    if (!dynamo.listTables(list -> list.limit(1)).hasTableNames()) {
      throw SdkClientException.create("no list of tables");
    }
    return true;
  }

  private static boolean hasBus(EventBridgeClient events, String name) {
    try {
      return events.describeEventBus(describe -> describe.name(name)).name() != null;
    } catch (ResourceNotFoundException e) {
      return false;
    }
  }

  /** As the pool's own document says; some emulators have none and sign as AWS does. */
  private static String issuer(URI endpoint, String pool, String otherwise) {
    URI document = endpoint.resolve("/" + pool + "/.well-known/openid-configuration");
    try (HttpClient client = HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).build()) {
      HttpResponse<byte[]> answer =
          client.send(
              HttpRequest.newBuilder(document).timeout(PATIENCE).build(),
              BodyHandlers.ofByteArray());
      String issuer =
          answer.statusCode() == 200 ? JSON.readTree(answer.body()).path("issuer").asText("") : "";
      return issuer.isEmpty() ? otherwise : issuer;
    } catch (IOException e) {
      return otherwise;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return otherwise;
    }
  }
}
