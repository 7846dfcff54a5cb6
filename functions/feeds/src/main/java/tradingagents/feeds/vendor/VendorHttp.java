package tradingagents.feeds.vendor;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tradingagents.chain.vendor.VendorFault;
import tradingagents.model.market.Known;

/**
 * The one way to a vendor: the JDK's client with a time limit, a limit of size, no redirects that
 * nobody asked for, and no key in any sentence it makes.
 */
public final class VendorHttp {
  /** The largest body that is read. */
  public static final int MOST_BYTES = 32 * 1024 * 1024;

  private static final int TOO_MANY = 429;
  private static final int SERVER = 500;
  private static final int SHOWN = 160;

  private final HttpClient client;
  private final InstantSource clock;
  private final Duration timeout;

  /**
   * A way to all vendors.
   *
   * @param clock for times that a vendor gives as a span
   * @param timeout of one call, from sending to the body's last byte
   */
  public VendorHttp(InstantSource clock, Duration timeout) {
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(timeout)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    this.clock = clock;
    this.timeout = timeout;
  }

  /**
   * Begins the calls of one answer.
   *
   * @param secrets what must appear in no sentence, such as the key
   * @return counts the calls
   */
  public Session session(Set<String> secrets) {
    return new Session(secrets);
  }

  /** The calls of one answer. */
  public final class Session {
    private final Set<String> secrets;
    private int calls;

    private Session(Set<String> secrets) {
      this.secrets = Set.copyOf(secrets);
    }

    /**
     * Runs an adapter's inside and makes its end an answer.
     *
     * @param inside makes calls through this session
     * @param <A> the answer's type
     * @return what it returned, ABSENT when that is empty, or the fault that it threw; an answer
     *     that cannot be read (any runtime exception of parsing) is MALFORMED
     */
    public <A extends Known<A>> Answer<A> answering(Function<Session, A> inside) {
      try {
        A value = inside.apply(this);
        return value.isEmpty()
            ? new Answer.Refused<>(VendorFault.ABSENT, "nothing of this kind", null, calls)
            : new Answer.Got<>(value, calls);
      } catch (VendorException e) {
        return new Answer.Refused<>(e.fault(), clean(e.getMessage()), e.notBefore(), calls);
      } catch (IllegalArgumentException
          | ArithmeticException
          | java.time.DateTimeException
          | java.util.NoSuchElementException e) {
        return new Answer.Refused<>(
            VendorFault.MALFORMED, clean("cannot be read: " + e.getMessage()), null, calls);
      }
    }

    /**
     * GETs an address.
     *
     * @param address with its query
     * @param headers to send
     * @return any status
     * @throws VendorException TRANSIENT when nothing came back in time
     */
    public HttpReply get(URI address, Map<String, String> headers) {
      HttpRequest.Builder request = HttpRequest.newBuilder(address).GET();
      headers.forEach(request::header);
      return send(request);
    }

    /**
     * POSTs a form.
     *
     * @param address where
     * @param headers to send
     * @param form already encoded
     * @return any status
     * @throws VendorException TRANSIENT when nothing came back in time
     */
    public HttpReply post(URI address, Map<String, String> headers, String form) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(address)
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(HttpRequest.BodyPublishers.ofString(form));
      headers.forEach(request::header);
      return send(request);
    }

    private HttpReply send(HttpRequest.Builder request) {
      calls++;
      try {
        var sent =
            client.sendAsync(
                request.timeout(timeout).build(), HttpResponse.BodyHandlers.ofInputStream());
        HttpResponse<InputStream> response =
            sent.get(timeout.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
        return new HttpReply(
            response.statusCode(), response.headers(), read(response.body()), response.uri());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new VendorException(VendorFault.TRANSIENT, "interrupted while waiting");
      } catch (IOException
          | java.util.concurrent.ExecutionException
          | java.util.concurrent.TimeoutException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        throw new VendorException(
            VendorFault.TRANSIENT, "no answer (" + cause.getClass().getSimpleName() + ")");
      }
    }

    /** Reads a body to its end; one that never ends is cut off by closing it from outside. */
    private String read(InputStream body) throws IOException {
      Thread watchdog =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  Thread.sleep(timeout);
                  body.close();
                } catch (InterruptedException | IOException e) {
                  // Read in time, or closed already: nothing to cut off.
                }
              });
      try (body) {
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
          throw new VendorException(VendorFault.MALFORMED, "an answer of more than 32 MB");
        }
        return new String(bytes, StandardCharsets.UTF_8);
      } finally {
        watchdog.interrupt();
      }
    }

    /**
     * Throws for what any vendor's status says by itself: 429 QUOTA_BURST with Retry-After, 401 and
     * 403 AUTH, 402 PLAN, 400 and 422 BAD_REQUEST, 408 and 5xx TRANSIENT, HTML with 200
     * MAINTENANCE. An adapter whose vendor means something else looks first. A 404 is left to the
     * adapter, like every redirect.
     *
     * @param reply to look at
     * @return the same when its status is below 400, or 404, and it is no page for people
     */
    public HttpReply checked(HttpReply reply) {
      int status = reply.status();
      if (status >= SERVER || status == 408) {
        throw new VendorException(
            VendorFault.TRANSIENT, "HTTP " + status, retryAfter(reply).orElse(null));
      }
      VendorFault fault =
          switch (status) {
            case TOO_MANY -> VendorFault.QUOTA_BURST;
            case 401, 403 -> VendorFault.AUTH;
            case 402 -> VendorFault.PLAN;
            case 400, 422 -> VendorFault.BAD_REQUEST;
            default -> null;
          };
      if (fault != null) {
        throw new VendorException(
            fault, "HTTP " + status + said(reply), retryAfter(reply).orElse(null));
      }
      if (status < 300 && reply.isHtml()) {
        throw new VendorException(VendorFault.MAINTENANCE, "a web page instead of an answer");
      }
      return reply;
    }

    private String said(HttpReply reply) {
      String text = reply.isHtml() ? "" : reply.text().strip();
      return text.isEmpty() ? "" : ": " + clean(text);
    }

    /**
     * A sentence of the vendor's without keys, short and printable.
     *
     * @param text any
     * @return at most 160 characters
     */
    public String clean(@Nullable String text) {
      String safe = text == null ? "" : text;
      for (String secret : secrets) {
        if (!secret.isEmpty()) {
          safe = safe.replace(secret, "***");
        }
      }
      safe = safe.replaceAll("[\\p{C}\\s]+", " ").strip();
      return safe.length() > SHOWN ? safe.substring(0, SHOWN) + "..." : safe;
    }
  }

  /**
   * When a reply says that it may be asked again.
   *
   * @param reply with or without Retry-After, in seconds or as a date
   * @return empty when it does not say, or says nonsense
   */
  public Optional<Instant> retryAfter(HttpReply reply) {
    String value = reply.headers().firstValue("Retry-After").orElse("").strip();
    if (value.matches("\\d{1,6}")) {
      return Optional.of(clock.instant().plusSeconds(Long.parseLong(value)));
    }
    try {
      return Optional.of(
          ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
