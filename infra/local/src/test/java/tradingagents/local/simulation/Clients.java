package tradingagents.local.simulation;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/** A set of SDK clients, dear to make, that goes from one world to the next. */
final class Clients {
  private static final Queue<Clients> IDLE = new ConcurrentLinkedQueue<>();

  private final Plug faultyPlug = new Plug();
  private final Plug cleanPlug = new Plug();

  /** Through the faulty wire. */
  final DynamoDbClient dynamo = RunsTable.client(DynamoDbClient.builder(), faultyPlug);

  /** Through the faulty wire. */
  final EventBridgeClient events = RunsTable.client(EventBridgeClient.builder(), faultyPlug);

  /** Past all faults. */
  final DynamoDbClient clean = RunsTable.client(DynamoDbClient.builder(), cleanPlug);

  private Clients() {}

  static Clients plugInto(SdkHttpClient faulty, SdkHttpClient clean) {
    Clients idle = IDLE.poll();
    Clients clients = idle == null ? new Clients() : idle;
    clients.faultyPlug.into = faulty;
    clients.cleanPlug.into = clean;
    return clients;
  }

  void handBack() {
    faultyPlug.into = null;
    cleanPlug.into = null;
    IDLE.add(this);
  }

  private static final class Plug implements SdkHttpClient {
    private volatile @Nullable SdkHttpClient into;

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      SdkHttpClient world = into;
      if (world == null) {
        throw new IllegalStateException("plugged into no world");
      }
      return world.prepareRequest(request);
    }

    @Override
    public String clientName() {
      return "plug";
    }

    @Override
    public void close() {}
  }
}
