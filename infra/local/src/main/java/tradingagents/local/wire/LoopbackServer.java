package tradingagents.local.wire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
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
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;

/**
 * A port on 127.0.0.1. What a web page could make a browser send under a foreign host name is
 * refused before anybody sees it, so is a body that is too long, and what goes wrong inside becomes
 * an answer of the door's own making.
 */
public final class LoopbackServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LoopbackServer.class);
  private static final Pattern LOOPBACK_HOST =
      Pattern.compile("(localhost|127\\.0\\.0\\.1)(:\\d+)?");
  private static final int WAITING = 128;

  /** A body is read to its end before its length is complained of, but not for ever. */
  private static final long MOST_DRAINED = 64L << 20;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /** Why a request got no further than this server. */
  public enum Refusal {
    /** The host name is not one of this machine's own. */
    FOREIGN_HOST,
    /** The body is longer than the door takes. */
    TOO_LARGE,
    /** The door threw. */
    BROKEN
  }

  /** Who answers. Called from many threads at once. */
  public interface Door {
    /** Answers a request. */
    WireResponse answer(WireRequest request);

    /** Spells a refusal in the door's own protocol. */
    WireResponse refused(Refusal why);

    /** The longest body in bytes. */
    int mostBytes();
  }

  private LoopbackServer(HttpServer server) {
    this.server = server;
  }

  /**
   * Takes a port; nobody is answered yet.
   *
   * @param port the port; 0 takes a free one
   * @return holding the port
   * @throws FailureException UNAVAILABLE when the port cannot be had
   */
  public static LoopbackServer open(int port) {
    // Without it each answer waits 40 ms for the acknowledgement of its own headers.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      return new LoopbackServer(HttpServer.create(new InetSocketAddress(loopback, port), WAITING));
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

  /** Begins to answer. */
  public LoopbackServer serve(Door door) {
    server.setExecutor(threads);
    server.createContext("/", exchange -> handle(exchange, door));
    server.start();
    return this;
  }

  /** Where it is reached. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private static void handle(HttpExchange exchange, Door door) throws IOException {
    try (exchange) {
      WireResponse answer = answer(exchange, door);
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      answer.cookies().forEach(cookie -> exchange.getResponseHeaders().add("Set-Cookie", cookie));
      boolean bare = answer.body().length == 0 || exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(answer.status(), bare ? -1 : answer.body().length);
      if (!bare) {
        try (OutputStream body = exchange.getResponseBody()) {
          body.write(answer.body());
        }
      }
    }
  }

  private static WireResponse answer(HttpExchange exchange, Door door) throws IOException {
    if (!isLocal(exchange.getRequestHeaders().getFirst("Host"))) {
      return door.refused(Refusal.FOREIGN_HOST);
    }
    InputStream stream = exchange.getRequestBody();
    byte[] body = stream.readNBytes(door.mostBytes() + 1);
    if (body.length > door.mostBytes()) {
      drain(stream);
      return door.refused(Refusal.TOO_LARGE);
    }
    URI uri = exchange.getRequestURI();
    String path = Optional.ofNullable(uri.getRawPath()).filter(p -> !p.isEmpty()).orElse("/");
    WireRequest request =
        new WireRequest(
            exchange.getRequestMethod(),
            path,
            Optional.ofNullable(uri.getRawQuery()).orElse(""),
            exchange.getRequestHeaders(),
            body);
    try {
      return door.answer(request);
    } catch (RuntimeException e) {
      LOG.error("{} {}", request.method(), request.path(), e);
      return door.refused(Refusal.BROKEN);
    }
  }

  /** Whoever is cut off while still sending never reads the answer. */
  private static void drain(InputStream stream) throws IOException {
    byte[] scrap = new byte[1 << 16];
    long drained = 0;
    int read = 0;
    while (read >= 0 && drained < MOST_DRAINED) {
      drained += read;
      read = stream.read(scrap);
    }
  }

  private static boolean isLocal(@Nullable String host) {
    return host != null && LOOPBACK_HOST.matcher(host).matches();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
