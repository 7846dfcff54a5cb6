package tradingagents.testkit.models;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 on the loopback, a thread for each connection. Unlike the JDK's server it can fall
 * silent, break a connection, and see at once that the other side has gone.
 */
final class LoopbackHttp implements AutoCloseable {
  /** Answers one request. */
  interface Answerer {
    void answer(Request request, Response response) throws IOException;
  }

  /** One request; names of headers in small letters. */
  record Request(String method, String path, Map<String, String> headers, String body) {}

  private final ServerSocket server;
  private final Thread acceptor;
  private final Answerer answerer;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  LoopbackHttp(Answerer answerer) throws IOException {
    this.answerer = answerer;
    server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    acceptor = Thread.ofVirtual().start(this::accept);
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  /** Connections that neither side has closed. */
  int connections() {
    return open.size();
  }

  @Override
  public void close() throws IOException {
    server.close();
    try {
      // Until it has noticed, the port still takes connections.
      acceptor.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (Socket socket : open) {
      socket.close();
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        open.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      Response response = new Response(socket, in);
      for (Request request = read(in); request != null; request = read(in)) {
        answerer.answer(request, response);
        if (!response.isWhole()) {
          return;
        }
      }
    } catch (IOException gone) {
      // The other side has hung up, which is its right.
    } finally {
      open.remove(socket);
    }
  }

  private static @Nullable Request read(InputStream in) throws IOException {
    String first = line(in);
    if (first.isEmpty()) {
      return null;
    }
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
    String[] parts = first.split(" ", -1);
    return new Request(parts[0], parts[1], headers, new String(body, StandardCharsets.UTF_8));
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(StandardCharsets.US_ASCII);
  }

  /** The answer to one request after the other on one connection. */
  static final class Response {
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private boolean isWhole = true;

    private Response(Socket socket, InputStream in) throws IOException {
      this.socket = socket;
      this.in = in;
      this.out = socket.getOutputStream();
    }

    /** Whether the next request can follow on this connection. */
    private boolean isWhole() {
      return isWhole;
    }

    /** Everything at once. */
    void whole(int status, Map<String, String> headers, String body) throws IOException {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      head(status, headers, "content-length: " + bytes.length);
      out.write(bytes);
      out.flush();
    }

    /** Piece after piece: {@link #piece} and at last {@link #finish}. */
    void stream(Map<String, String> headers) throws IOException {
      isWhole = false;
      head(200, headers, "transfer-encoding: chunked");
      out.flush();
    }

    void piece(byte[] bytes) throws IOException {
      if (bytes.length > 0) {
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
      }
    }

    void finish() throws IOException {
      out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      out.flush();
      isWhole = true;
    }

    /** No more requests here. */
    void hangUp() {
      isWhole = false;
    }

    /** Waits, but no longer than the other side stays. */
    void pause(Duration time) throws IOException {
      if (!time.isPositive()) {
        return;
      }
      socket.setSoTimeout((int) Math.min(Integer.MAX_VALUE, Math.max(1, time.toMillis())));
      try {
        in.mark(1);
        if (in.read() < 0) {
          throw new IOException("the other side has gone");
        }
        in.reset();
      } catch (SocketTimeoutException over) {
        return;
      } finally {
        socket.setSoTimeout(0);
      }
    }

    private void head(int status, Map<String, String> headers, String length) throws IOException {
      StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Status\r\n");
      headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
      head.append(length).append("\r\n\r\n");
      out.write(head.toString().getBytes(StandardCharsets.US_ASCII));
    }
  }
}
