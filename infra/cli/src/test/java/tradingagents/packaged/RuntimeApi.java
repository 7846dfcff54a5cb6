package tradingagents.packaged;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The Lambda Runtime API for one function: hands out events, takes what the function answers. */
final class RuntimeApi implements AutoCloseable {
  private static final String PREFIX = "/2018-06-01/runtime/";
  private static final int PATIENCE_SECONDS = 60;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final BlockingQueue<byte[]> events = new LinkedBlockingQueue<>();
  private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
  private final AtomicInteger sequence = new AtomicInteger();
  private final CountDownLatch spoken = new CountDownLatch(1);

  /** When it first spoke, by {@link System#nanoTime}; then its constructor has run. */
  private volatile long spokenNanos;

  /**
   * What the function said.
   *
   * @param kind {@code response}, {@code error} or {@code init/error}
   * @param body JSON
   * @param atNanos when, by {@link System#nanoTime}
   */
  record Answer(String kind, String body, long atNanos) {}

  RuntimeApi() throws IOException {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
    server.setExecutor(threads);
    server.createContext(PREFIX, this::handle);
    server.start();
  }

  String authority() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** Waits until the function asks for its first event, or says that it cannot. */
  void awaitFirstWord() throws InterruptedException {
    if (!spoken.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the function did not start");
    }
  }

  Answer invoke(byte[] event) throws InterruptedException {
    offer(event);
    return await();
  }

  /** An event that is there before the function asks. */
  void offer(byte[] event) {
    events.add(event);
  }

  Answer await() throws InterruptedException {
    Answer answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return answer == null ? new Answer("silence", "", System.nanoTime()) : answer;
  }

  long spokenNanos() {
    return spokenNanos;
  }

  private void handle(HttpExchange exchange) throws IOException {
    long now = System.nanoTime();
    if (spokenNanos == 0) {
      spokenNanos = now;
    }
    spoken.countDown();
    try (exchange) {
      String path = exchange.getRequestURI().getPath().substring(PREFIX.length());
      if (path.equals("invocation/next")) {
        next(exchange);
        return;
      }
      String kind = path.equals("init/error") ? path : path.substring(path.lastIndexOf('/') + 1);
      byte[] body = exchange.getRequestBody().readAllBytes();
      answers.add(new Answer(kind, new String(body, StandardCharsets.UTF_8), now));
      exchange.sendResponseHeaders(202, -1);
    }
  }

  private void next(HttpExchange exchange) throws IOException {
    byte[] event;
    try {
      event = events.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "application/json");
    headers.set("Lambda-Runtime-Aws-Request-Id", "request-" + sequence.incrementAndGet());
    headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(Long.MAX_VALUE / 2));
    headers.set(
        "Lambda-Runtime-Invoked-Function-Arn",
        "arn:aws:lambda:us-east-1:000000000000:function:packaged");
    exchange.sendResponseHeaders(200, event.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(event);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
