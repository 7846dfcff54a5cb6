package tradingagents.chain.log;

import io.sentry.Hint;
import io.sentry.RequestDetails;
import io.sentry.SentryEnvelope;
import io.sentry.SentryOptions;
import io.sentry.transport.ITransport;
import io.sentry.transport.RateLimiter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Posts an envelope and waits for the answer: a thread of its own would freeze with a function. */
final class Posting implements ITransport {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int REFUSED = 400;

  private final SentryOptions options;
  private final RequestDetails service;
  private final Runnable whenFailed;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  /** Posts to a service; tells when that failed. */
  Posting(SentryOptions options, RequestDetails service, Runnable whenFailed) {
    this.whenFailed = whenFailed;
    this.options = options;
    this.service = service;
  }

  @Override
  public void send(SentryEnvelope envelope, Hint hint) {
    try {
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      options.getSerializer().serialize(envelope, body);
      post(body.toByteArray());
    } catch (Exception e) {
      whenFailed.run();
      System.err.println("an error could not be sent to the error sink: " + e);
    }
  }

  private void post(byte[] body) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(service.getUrl().toString()))
            .timeout(PATIENCE)
            .header("Content-Type", "application/x-sentry-envelope")
            .POST(BodyPublishers.ofByteArray(body));
    service
        .getHeaders()
        .forEach((name, value) -> {
          if (!name.equalsIgnoreCase("Connection")) {
            request.setHeader(name, value);
          }
        });
    int status = client.send(request.build(), BodyHandlers.discarding()).statusCode();
    if (status >= REFUSED) {
      throw new IOException("it answered " + status);
    }
  }

  @Override
  public void flush(long timeoutMillis) {}

  @Override
  public @Nullable RateLimiter getRateLimiter() {
    return null;
  }

  @Override
  public void close(boolean isRestarting) {}

  @Override
  public void close() {}
}
