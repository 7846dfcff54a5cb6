package tradingagents.local.wire;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Passes requests on to another address as they are, and brings its answers back. Of the headers
 * only those are passed that say what the body is and who asks.
 */
public final class Passage implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final List<String> PASSED =
      List.of("content-type", "x-amz-target", "x-amzn-query-mode", "authorization");

  private final URI there;

  /** Made when something has to pass, because making it takes a while. */
  private @Nullable HttpClient client;

  /**
   * A passage.
   *
   * @param there scheme, host and port
   */
  public Passage(URI there) {
    this.there = there;
  }

  /**
   * Passes a request on.
   *
   * @param request as it came
   * @return the answer: its status, its content type and its body; 503 when there is none
   */
  public WireResponse pass(WireRequest request) {
    String query = request.query().isEmpty() ? "" : "?" + request.query();
    HttpRequest.Builder passed =
        HttpRequest.newBuilder(URI.create(there + request.path() + query))
            .timeout(PATIENCE)
            .method(request.method(), HttpRequest.BodyPublishers.ofByteArray(request.body()));
    for (String name : PASSED) {
      String value = request.header(name);
      if (value != null) {
        passed.header(name, value);
      }
    }
    try {
      HttpResponse<byte[]> answer = client().send(passed.build(), BodyHandlers.ofByteArray());
      String type = answer.headers().firstValue("content-type").orElse("application/json");
      return new WireResponse(answer.statusCode(), Map.of("Content-Type", type), answer.body());
    } catch (IOException e) {
      return unavailable(there.getAuthority() + " does not answer: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return unavailable("interrupted");
    }
  }

  private synchronized HttpClient client() {
    HttpClient made = client;
    if (made == null) {
      made = HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).build();
      client = made;
    }
    return made;
  }

  private static WireResponse unavailable(String message) {
    return new AwsError(503, "ServiceUnavailable", message).response("application/x-amz-json-1.0");
  }

  @Override
  public synchronized void close() {
    if (client != null) {
      client.shutdownNow();
    }
  }
}
