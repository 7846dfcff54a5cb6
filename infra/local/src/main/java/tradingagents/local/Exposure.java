package tradingagents.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tradingagents.local.wire.AwsError;
import tradingagents.local.wire.InProcessHttp;
import tradingagents.local.wire.WireRequest;
import tradingagents.local.wire.WireResponse;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;

/**
 * The embedded services on loopback. Signatures are not checked, so it listens on 127.0.0.1 only,
 * and it refuses what a web page could make a browser send: a foreign host name or an origin.
 */
final class Exposure implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Exposure.class);
  private static final Pattern LOOPBACK_HOST =
      Pattern.compile("(localhost|127\\.0\\.0\\.1)(:\\d+)?");
  private static final String CONTENT = "application/x-amz-json-1.1";
  private static final int MAX_BODY_BYTES = 20 << 20;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final InProcessHttp services;
  private final QueueProxy queues;

  private Exposure(HttpServer server, InProcessHttp services, URI queueServer) {
    this.server = server;
    this.services = services;
    this.queues = new QueueProxy(queueServer, address(), services.counts());
  }

  /**
   * Opens the port.
   *
   * @param port the port; 0 takes a free one
   * @param services who answers
   * @param queueServer where the queues are
   * @return listening
   * @throws FailureException UNAVAILABLE when the port cannot be had
   */
  static Exposure start(int port, InProcessHttp services, URI queueServer) {
    // Without it each answer waits 40 ms for the acknowledgement of its own headers.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      HttpServer server = HttpServer.create(new InetSocketAddress(loopback, port), 64);
      Exposure exposure = new Exposure(server, services, queueServer);
      server.setExecutor(exposure.threads);
      server.createContext("/", exposure::handle);
      server.start();
      return exposure;
    } catch (IOException e) {
      throw new FailureException(new Failure(Reason.UNAVAILABLE, refusal(port, e)), e);
    }
  }

  private static String refusal(int port, IOException e) {
    String why = String.valueOf(e.getMessage());
    return why.contains("in use")
        ? "the port " + port + " of 127.0.0.1 is in use; choose another"
        : "the port " + port + " of 127.0.0.1 cannot be opened: " + why + "; choose another";
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      WireResponse answer = answer(exchange);
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      services.transportHeaders(answer).forEach(exchange.getResponseHeaders()::set);
      int length = answer.body().length;
      exchange.sendResponseHeaders(answer.status(), length == 0 ? -1 : length);
      if (length > 0) {
        try (OutputStream body = exchange.getResponseBody()) {
          body.write(answer.body());
        }
      }
    }
  }

  private WireResponse answer(HttpExchange exchange) throws IOException {
    String host = exchange.getRequestHeaders().getFirst("Host");
    if (!isLocal(host) || exchange.getRequestHeaders().containsKey("Origin")) {
      return new AwsError(403, "AccessDeniedException", "only programs of this machine may call")
          .response(CONTENT);
    }
    byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
    if (body.length > MAX_BODY_BYTES) {
      return new AwsError(413, "RequestEntityTooLarge", "a request has at most 20 MB")
          .response(CONTENT);
    }
    URI uri = exchange.getRequestURI();
    WireRequest request =
        new WireRequest(
            exchange.getRequestMethod(),
            uri.getRawPath(),
            Optional.ofNullable(uri.getRawQuery()).orElse(""),
            exchange.getRequestHeaders(),
            body);
    try {
      return dispatch(request);
    } catch (RuntimeException e) {
      LOG.error("{} {}", request.method(), request.path(), e);
      return new AwsError(500, "InternalFailure", "something is wrong inside: " + e)
          .response(CONTENT);
    }
  }

  private WireResponse dispatch(WireRequest request) {
    if (queues.takes(request)) {
      return queues.handle(request);
    }
    return services.dispatch(request).orElseGet(() -> unknown(request).response(CONTENT));
  }

  private static AwsError unknown(WireRequest request) {
    String target = request.header("x-amz-target");
    String asked = target == null ? request.method() + " " + request.path() : target;
    return new AwsError(
        400, "UnknownOperationException", "the embedded stack does not offer " + asked);
  }

  private static boolean isLocal(@Nullable String host) {
    return host != null && LOOPBACK_HOST.matcher(host).matches();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    queues.close();
  }
}
