package tradingagents.chain.log;

import io.sentry.Hint;
import io.sentry.RequestDetails;
import io.sentry.SentryEnvelope;
import io.sentry.SentryOptions;
import io.sentry.transport.ITransport;
import io.sentry.transport.RateLimiter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import org.jspecify.annotations.Nullable;

/** Posts an envelope and waits for the answer: a thread of its own would freeze with a function. */
final class Posting implements ITransport {
  private static final int PATIENCE_MILLIS = 2000;
  private static final int REFUSED = 400;

  private final SentryOptions options;
  private final RequestDetails service;

  Posting(SentryOptions options, RequestDetails service) {
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
      System.err.println("an error could not be sent to the error sink: " + e);
    }
  }

  private void post(byte[] body) throws IOException {
    var call = (HttpURLConnection) service.getUrl().openConnection();
    call.setConnectTimeout(PATIENCE_MILLIS);
    call.setReadTimeout(PATIENCE_MILLIS);
    call.setInstanceFollowRedirects(false);
    call.setDoOutput(true);
    service.getHeaders().forEach(call::setRequestProperty);
    call.setRequestProperty("Content-Type", "application/x-sentry-envelope");
    try (OutputStream out = call.getOutputStream()) {
      out.write(body);
    }
    if (call.getResponseCode() >= REFUSED) {
      throw new IOException("it answered " + call.getResponseCode());
    }
    try (InputStream in = call.getInputStream()) {
      in.readAllBytes();
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
