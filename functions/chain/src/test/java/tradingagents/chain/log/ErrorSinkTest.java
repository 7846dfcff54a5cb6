package tradingagents.chain.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.sentry.Sentry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** The error sink against a service of its own on loopback. */
class ErrorSinkTest {
  private final List<String> received = new CopyOnWriteArrayList<>();
  private HttpServer service;
  private int status = 200;
  private Instant now = Instant.parse("2026-01-05T10:00:00Z");

  @BeforeEach
  void start() throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
    service.createContext(
        "/api/7/envelope/",
        exchange -> {
          received.add(
              exchange.getRequestHeaders().getFirst("X-Sentry-Auth")
                  + "\n"
                  + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    service.start();
  }

  @AfterEach
  void stop() {
    service.stop(0);
    Sentry.close();
    MDC.clear();
  }

  private Handler sink() {
    String dsn = "http://public@127.0.0.1:%d/7".formatted(service.getAddress().getPort());
    return ErrorSink.of(dsn, "tradingagents-dev").orElseThrow();
  }

  private LogRecord line(Level level, String message) {
    LogRecord line = new LogRecord(level, message);
    line.setInstant(now);
    line.setLoggerName("tradingagents.chain.Test");
    return line;
  }

  @Test
  void an_error_is_sent_with_the_ids_of_its_run_before_its_line_is_done() {
    MDC.put("run_id", "run-5");
    MDC.put("correlation_id", "c-9");
    MDC.put("token", "not for others");
    LogRecord line = line(Level.SEVERE, "the step failed");
    line.setThrown(new IllegalStateException("no such thing"));

    sink().publish(line);

    assertThat(received).hasSize(1);
    assertThat(received.getFirst())
        .contains("sentry_key=public")
        .contains("the step failed", "IllegalStateException", "no such thing")
        .contains("\"run_id\":\"run-5\"", "\"correlation_id\":\"c-9\"", "tradingagents-dev")
        .doesNotContain("not for others");
  }

  @Test
  void warnings_stay_in_the_log() {
    sink().publish(line(Level.WARNING, "odd"));

    assertThat(received).isEmpty();
  }

  @Test
  void a_flood_is_cut_to_so_many_a_minute() {
    Handler sink = sink();
    for (int i = 0; i < 50; i++) {
      sink.publish(line(Level.SEVERE, "again " + i));
    }
    assertThat(received).hasSize(ErrorSink.MOST_PER_MINUTE);

    now = now.plusSeconds(61);
    sink.publish(line(Level.SEVERE, "a minute later"));

    assertThat(received).hasSize(ErrorSink.MOST_PER_MINUTE + 1);
  }

  @Test
  void a_service_that_refuses_or_is_gone_disturbs_nobody() {
    Handler sink = sink();
    status = 500;
    sink.publish(line(Level.SEVERE, "refused"));
    sink.publish(line(Level.SEVERE, "not asked again in this minute"));
    assertThat(received).hasSize(1);
    service.stop(0);
    now = now.plusSeconds(61);

    sink.publish(line(Level.SEVERE, "nobody there"));
  }

  @Test
  void a_service_that_never_answers_holds_one_line_up_not_all() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
      Handler sink =
          ErrorSink.of("http://public@127.0.0.1:%d/7".formatted(silent.getLocalPort()), "s")
              .orElseThrow();
      for (int i = 0; i < 10; i++) {
        sink.publish(line(Level.SEVERE, "is anybody there " + i));
      }

      silent.setSoTimeout(200);
      silent.accept().close();
      assertThatThrownBy(silent::accept).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void an_address_that_is_none_leaves_errors_in_the_log() {
    assertThat(ErrorSink.of("somewhere", "s")).isEmpty();
    assertThat(ErrorSink.of("http://no-key/1", "s")).isEmpty();
  }
}
