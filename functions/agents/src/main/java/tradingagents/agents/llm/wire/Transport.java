package tradingagents.agents.llm.wire;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tradingagents.agents.llm.wire.CallFault.Kind;

/**
 * The one HTTP client of all providers: its connections are kept and used again. It follows no
 * redirect, because a key would go along.
 */
final class Transport implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final int ERROR_BYTES = 64 << 10;
  private static final String SECONDS = "\\d{1,9}(\\.\\d{1,9})?";

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();
  private final InstantSource clock;

  Transport(InstantSource clock) {
    this.clock = clock;
  }

  HttpClient client() {
    return client;
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  /** An encrypted connection may be HTTP/2; without encryption many servers trip over the offer. */
  static HttpClient.Version version(String scheme) {
    return scheme.equals("https") ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1;
  }

  /**
   * Sends a request and waits for the beginning of its answer.
   *
   * @param request what is asked
   * @param exchange told of everything, and how to hang up
   * @return the stream of the answer; null when there is none, which the exchange knows
   */
  @Nullable InputStream open(HttpRequest request, Exchange exchange) {
    CompletableFuture<HttpResponse<InputStream>> coming =
        client.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream());
    exchange.sent();
    exchange.onHangUp(() -> coming.cancel(true));
    try {
      HttpResponse<InputStream> response = coming.get();
      InputStream body = new Counted(response.body(), exchange);
      exchange.onHangUp(() -> closeQuietly(body));
      if (response.statusCode() / 100 == 2) {
        exchange.opened(requestId(header(response)));
        return body;
      }
      String said = new String(body.readNBytes(ERROR_BYTES), StandardCharsets.UTF_8);
      exchange.unbilled();
      exchange.fail(Wrong.status(response.statusCode(), said, retryAfter(header(response), said)));
    } catch (ExecutionException | IOException e) {
      broken(e, exchange);
    } catch (CancellationException hungUp) {
      // The exchange knows why.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      exchange.fail(Wrong.of(Kind.UNAVAILABLE, "the call was interrupted"));
    }
    return null;
  }

  /** A connection that could not be made or did not last. */
  static void broken(Throwable failure, Exchange exchange) {
    Throwable cause = failure;
    while ((cause instanceof ExecutionException || cause instanceof CompletionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    for (Throwable inner = cause; inner != null; inner = inner.getCause()) {
      if (inner instanceof ConnectException || inner instanceof HttpConnectTimeoutException) {
        exchange.unbilled();
        exchange.fail(Wrong.of(Kind.UNAVAILABLE, "no connection to it could be made"));
        return;
      }
    }
    exchange.fail(Wrong.of(Kind.TIMEOUT, "its connection broke"));
  }

  private static Function<String, @Nullable String> header(HttpResponse<?> response) {
    return name -> response.headers().firstValue(name).orElse(null);
  }

  /** Under the names that the providers give it. */
  static String requestId(Function<String, @Nullable String> header) {
    for (String name : new String[] {"request-id", "x-request-id", "x-amzn-requestid"}) {
      String id = header.apply(name);
      if (id != null && id.length() < 200) {
        return id;
      }
    }
    return "";
  }

  /**
   * How long the other side asks to wait: {@code retry-after-ms} (OpenAI), {@code Retry-After} in
   * seconds or as a date (RFC 9110, 10.2.3), or {@code retryDelay} in the error (Google).
   *
   * @param header values by name
   * @param body of the error
   * @return null when it does not say
   */
  @Nullable Duration retryAfter(Function<String, @Nullable String> header, String body) {
    String milliseconds = header.apply("retry-after-ms");
    if (milliseconds != null && milliseconds.matches(SECONDS)) {
      return millis(Double.parseDouble(milliseconds));
    }
    String value = header.apply("retry-after");
    if (value != null) {
      return value.matches(SECONDS) ? millis(Double.parseDouble(value) * 1000) : until(value);
    }
    String delay = Json.readOrMissing(body).findPath("retryDelay").asText("");
    String number = delay.endsWith("s") ? delay.substring(0, delay.length() - 1) : "";
    return number.matches(SECONDS) ? millis(Double.parseDouble(number) * 1000) : null;
  }

  private static Duration millis(double milliseconds) {
    return Duration.ofMillis((long) Math.ceil(milliseconds));
  }

  private @Nullable Duration until(String date) {
    try {
      Instant then = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration wait = Duration.between(clock.instant(), then);
      return wait.isNegative() ? Duration.ZERO : wait;
    } catch (DateTimeException unreadable) {
      return null;
    }
  }

  private static void closeQuietly(InputStream stream) {
    try {
      stream.close();
    } catch (IOException alreadyBroken) {
      // It is over either way.
    }
  }

  /** Tells the exchange of every byte. */
  private static final class Counted extends FilterInputStream {
    private final Exchange exchange;

    Counted(InputStream in, Exchange exchange) {
      super(in);
      this.exchange = exchange;
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      exchange.received(one < 0 ? 0 : 1);
      return one;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = super.read(buffer, offset, length);
      exchange.received(Math.max(0, count));
      return count;
    }
  }
}
