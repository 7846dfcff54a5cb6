package tradingagents.local;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tradingagents.local.wire.Passage;
import tradingagents.local.wire.WireRequest;
import tradingagents.local.wire.WireResponse;
import tradingagents.local.wire.WireService;

/**
 * The queue server behind another address: SQS requests are passed on, in the JSON as in the older
 * form protocol, and the queue addresses in its answers become those of that address.
 */
final class QueueProxy implements WireService, AutoCloseable {
  private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=([A-Za-z]+)");

  private final Passage passage;
  private final URI server;
  private final URI exposed;

  QueueProxy(URI server, URI exposed) {
    this.server = server;
    this.passage = new Passage(server);
    this.exposed = exposed;
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
    return outward(passage.pass(request));
  }

  private WireResponse outward(WireResponse answer) {
    String body = new String(answer.body(), StandardCharsets.UTF_8);
    String theirs = "://(localhost|127\\.0\\.0\\.1):" + server.getPort() + "/";
    String ours = "://" + exposed.getAuthority() + "/";
    byte[] bytes = body.replaceAll(theirs, ours).getBytes(StandardCharsets.UTF_8);
    return new WireResponse(answer.status(), answer.headers(), bytes);
  }

  @Override
  public void close() {
    passage.close();
  }
}
