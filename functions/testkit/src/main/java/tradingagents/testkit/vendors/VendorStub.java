package tradingagents.testkit.vendors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** An HTTP server on the loopback that answers by a function and remembers what it was asked. */
public final class VendorStub implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();

  /**
   * A request.
   *
   * @param method such as GET
   * @param path with its query, as it was sent
   * @param headers names in the JDK's spelling, first values only
   * @param body possibly empty
   */
  public record Asked(String method, String path, Map<String, String> headers, String body) {}

  /**
   * An answer.
   *
   * @param status code; 0 hangs up without an answer
   * @param headers to send
   * @param body as text
   * @param announced the length that is promised; more than there is makes a truncated body
   */
  public record Reply(int status, Map<String, String> headers, String body, int announced) {
    /**
     * A good answer.
     *
     * @param body as text
     * @return with status 200
     */
    public static Reply ok(String body) {
      return of(200, body);
    }

    /**
     * Any answer.
     *
     * @param status code
     * @param body as text
     * @return without headers of its own
     */
    public static Reply of(int status, String body) {
      return new Reply(status, Map.of(), body, length(body));
    }

    /**
     * No answer at all.
     *
     * @return hangs up
     */
    public static Reply gone() {
      return new Reply(0, Map.of(), "", 0);
    }

    /**
     * The same with a header.
     *
     * @param name of the header
     * @param value of it
     * @return beside it no other
     */
    public Reply with(String name, String value) {
      return new Reply(status, Map.of(name, value), body, announced);
    }

    /**
     * The same, cut off in the middle of its body.
     *
     * @return promises the whole, sends half
     */
    public Reply truncated() {
      return new Reply(status, headers, body.substring(0, body.length() / 2), announced);
    }

    private static int length(String body) {
      return body.getBytes(StandardCharsets.UTF_8).length;
    }
  }

  /**
   * Starts a vendor.
   *
   * @param answering what it says
   * @throws IOException when no port is to be had
   */
  public VendorStub(Function<Asked, Reply> answering) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", exchange -> answer(exchange, answering));
    server.start();
  }

  private void answer(HttpExchange exchange, Function<Asked, Reply> answering) throws IOException {
    try (exchange) {
      Map<String, String> headers =
          exchange.getRequestHeaders().entrySet().stream()
              .collect(
                  java.util.stream.Collectors.toMap(
                      Map.Entry::getKey, entry -> entry.getValue().getFirst()));
      Asked request =
          new Asked(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              headers,
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      asked.add(request);
      Reply reply = answering.apply(request);
      if (reply.status() == 0) {
        return;
      }
      reply.headers().forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
      byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(reply.status(), reply.announced() == 0 ? -1 : reply.announced());
      exchange.getResponseBody().write(bytes);
    }
  }

  /**
   * Where it listens.
   *
   * @return such as {@code http://127.0.0.1:12345}
   */
  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /**
   * What it was asked, in order.
   *
   * @return so far
   */
  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
