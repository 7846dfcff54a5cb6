package tradingagents.agents.llm.wire;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tradingagents.agents.llm.wire.CallFault.Kind;

/**
 * LangChain4j's door to HTTP, for one call: it blocks until the answer is over, and shows every
 * event to {@link Events} before LangChain4j sees it, because LangChain4j keeps neither why an
 * answer ended nor whether it ended at all.
 */
final class EventHttp implements HttpClient {
  /** Reads a provider's events. */
  interface Events {
    /**
     * One event.
     *
     * @param data its text
     * @param exchange told what it says
     * @return what LangChain4j is to see of it, or null for nothing
     */
    @Nullable String read(String data, Exchange exchange);
  }

  private final Transport transport;
  private final Exchange exchange;
  private final Events events;

  EventHttp(Transport transport, Exchange exchange, Events events) {
    this.transport = transport;
    this.exchange = exchange;
    this.events = events;
  }

  /** As LangChain4j's builders want it; time is watched by the exchange, not here. */
  HttpClientBuilder builder() {
    return new Ready(this);
  }

  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    throw new UnsupportedOperationException("every call of a model is a stream");
  }

  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    InputStream body = transport.open(jdk(request), exchange);
    if (body == null) {
      return;
    }
    listener.onOpen(SuccessfulHttpResponse.builder().statusCode(200).headers(Map.of()).build());
    parser.parse(body, new Shown(listener));
    if (!exchange.isOver() && exchange.isEnded() && !exchange.isSpoiled()) {
      guarded(listener::onClose);
    }
  }

  private static java.net.http.HttpRequest jdk(HttpRequest request) {
    URI uri = URI.create(request.url());
    java.net.http.HttpRequest.Builder jdk =
        java.net.http.HttpRequest.newBuilder(uri)
            .version(Transport.version(uri.getScheme()))
            .POST(BodyPublishers.ofString(request.body()));
    for (Map.Entry<String, List<String>> header : request.headers().entrySet()) {
      header.getValue().forEach(value -> jdk.header(header.getKey(), value));
    }
    return jdk.build();
  }

  private void guarded(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      exchange.fail(Wrong.of(Kind.MALFORMED, "an event of its stream could not be read"));
    }
  }

  /** Stands before LangChain4j's listener. */
  private final class Shown implements ServerSentEventListener {
    private final ServerSentEventListener listener;

    Shown(ServerSentEventListener listener) {
      this.listener = listener;
    }

    @Override
    public void onEvent(ServerSentEvent event, ServerSentEventContext context) {
      if (exchange.isOver()) {
        context.parsingHandle().cancel();
        return;
      }
      guarded(() -> {
        String shown = events.read(event.data(), exchange);
        if (shown != null && !exchange.isSpoiled()) {
          listener.onEvent(new ServerSentEvent(event.event(), shown), context);
        }
      });
    }

    @Override
    public void onError(Throwable failure) {
      Transport.broken(failure, exchange);
    }
  }

  private record Ready(HttpClient client) implements HttpClientBuilder {
    @Override
    public Duration connectTimeout() {
      return Duration.ZERO;
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration timeout) {
      return this;
    }

    @Override
    public Duration readTimeout() {
      return Duration.ZERO;
    }

    @Override
    public HttpClientBuilder readTimeout(Duration timeout) {
      return this;
    }

    @Override
    public HttpClient build() {
      return client;
    }
  }
}
