package tradingagents.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tradingagents.local.wire.AwsError;
import tradingagents.local.wire.RequestCounts;
import tradingagents.local.wire.WireRequest;
import tradingagents.local.wire.WireResponse;
import tradingagents.local.wire.WireService;

/**
 * The queue server behind the exposed address: SQS requests are passed on, in the JSON as in the
 * older form protocol, and the queue addresses in its answers become the exposed ones.
 */
final class QueueProxy implements WireService, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=([A-Za-z]+)");
  private static final List<String> PASSED =
      List.of("content-type", "x-amz-target", "x-amzn-query-mode", "authorization");

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI server;
  private final URI exposed;
  private final RequestCounts counts;

  QueueProxy(URI server, URI exposed, RequestCounts counts) {
    this.server = server;
    this.exposed = exposed;
    this.counts = counts;
  }

  @Override
  public String name() {
    return "sqs";
  }

  @Override
  public boolean takes(WireRequest request) {
    return request.targetPrefix().equals("AmazonSQS") || !formAction(request).isEmpty();
  }

  @Override
  public String operation(WireRequest request) {
    String action = formAction(request);
    return action.isEmpty() ? request.targetOperation() : action;
  }

  private static String formAction(WireRequest request) {
    String type = request.header("content-type");
    if (type == null || !type.startsWith("application/x-www-form-urlencoded")) {
      return "";
    }
    Matcher action = ACTION.matcher(new String(request.body(), StandardCharsets.UTF_8));
    return action.find() ? action.group(1) : "";
  }

  @Override
  public WireResponse handle(WireRequest request) {
    counts.add(name(), operation(request));
    HttpRequest.Builder passed =
        HttpRequest.newBuilder(server.resolve(request.path()))
            .timeout(PATIENCE)
            .method(request.method(), HttpRequest.BodyPublishers.ofByteArray(request.body()));
    for (String name : PASSED) {
      String value = request.header(name);
      if (value != null) {
        passed.header(name, value);
      }
    }
    try {
      return outward(client.send(passed.build(), BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      return unavailable("the queue server does not answer: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return unavailable("interrupted");
    }
  }

  private WireResponse outward(HttpResponse<byte[]> answer) {
    String type = answer.headers().firstValue("content-type").orElse("application/json");
    String body = new String(answer.body(), StandardCharsets.UTF_8);
    String theirs = "://(localhost|127\\.0\\.0\\.1):" + server.getPort() + "/";
    String ours = "://" + exposed.getAuthority() + "/";
    byte[] bytes = body.replaceAll(theirs, ours).getBytes(StandardCharsets.UTF_8);
    return new WireResponse(answer.statusCode(), Map.of("Content-Type", type), bytes);
  }

  private static WireResponse unavailable(String message) {
    return new AwsError(503, "ServiceUnavailable", message).response("application/x-amz-json-1.0");
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
