package tradingagents.agents.llm.wire;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpResponseHandler;

/**
 * The AWS SDK's asynchronous calls over our one HTTP client: what it usually brings for them is six
 * megabytes and threads of its own. Cancelling the future it gives closes the connection.
 */
final class SdkHttp implements SdkAsyncHttpClient {
  /** The JDK's client sets these itself. */
  private static final Set<String> SET_ALREADY =
      Set.of("host", "content-length", "connection", "expect", "upgrade");

  private final Transport transport;

  SdkHttp(Transport transport) {
    this.transport = transport;
  }

  @Override
  public CompletableFuture<Void> execute(AsyncExecuteRequest call) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    var _ =
        body(call.requestContentPublisher())
            .thenCompose(body -> send(request(call.request(), body), call.responseHandler(), done))
            .whenComplete((_, failure) -> {
              if (failure != null) {
                call.responseHandler().onError(failure);
                done.completeExceptionally(failure);
              }
            });
    return done;
  }

  private CompletableFuture<Void> send(
      HttpRequest request, SdkAsyncHttpResponseHandler handler, CompletableFuture<Void> done) {
    CompletableFuture<HttpResponse<Flow.Publisher<List<ByteBuffer>>>> coming =
        transport.client().sendAsync(request, HttpResponse.BodyHandlers.ofPublisher());
    var _ =
        done.whenComplete((_, failure) -> {
          if (failure != null) {
            coming.cancel(true);
          }
        });
    return coming.thenAccept(response -> {
      handler.onHeaders(
          SdkHttpResponse.builder()
              .statusCode(response.statusCode())
              .headers(response.headers().map())
              .build());
      handler.onStream(new Body(response.body(), done));
    });
  }

  private static HttpRequest request(SdkHttpRequest sdk, byte[] body) {
    URI uri = sdk.getUri();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .version(Transport.version(uri.getScheme()))
            .method(sdk.method().name(), BodyPublishers.ofByteArray(body));
    for (Map.Entry<String, List<String>> header : sdk.headers().entrySet()) {
      if (!SET_ALREADY.contains(header.getKey().toLowerCase(Locale.ROOT))) {
        header.getValue().forEach(value -> request.header(header.getKey(), value));
      }
    }
    return request.build();
  }

  private static CompletableFuture<byte[]> body(Publisher<ByteBuffer> publisher) {
    CompletableFuture<byte[]> whole = new CompletableFuture<>();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    publisher.subscribe(
        new Subscriber<>() {
          @Override
          public void onSubscribe(Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
          }

          @Override
          public void onNext(ByteBuffer piece) {
            bytes.writeBytes(together(List.of(piece)));
          }

          @Override
          public void onError(Throwable failure) {
            whole.completeExceptionally(failure);
          }

          @Override
          public void onComplete() {
            whole.complete(bytes.toByteArray());
          }
        });
    return whole;
  }

  private static byte[] together(List<ByteBuffer> pieces) {
    byte[] whole = new byte[pieces.stream().mapToInt(ByteBuffer::remaining).sum()];
    int at = 0;
    for (ByteBuffer piece : pieces) {
      int count = piece.remaining();
      piece.get(whole, at, count);
      at += count;
    }
    return whole;
  }

  @Override
  public String clientName() {
    return "Jdk";
  }

  /** The transport is closed by who made it. */
  @Override
  public void close() {}

  /** The JDK's stream as the SDK's: each list of pieces as one, so that demand stays demand. */
  private record Body(Flow.Publisher<List<ByteBuffer>> publisher, CompletableFuture<Void> done)
      implements Publisher<ByteBuffer> {
    @Override
    public void subscribe(Subscriber<? super ByteBuffer> reader) {
      publisher.subscribe(
          new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
              var _ =
                  done.whenComplete((_, failure) -> {
                    if (failure != null) {
                      subscription.cancel();
                    }
                  });
              reader.onSubscribe(
                  new Subscription() {
                    @Override
                    public void request(long count) {
                      subscription.request(count);
                    }

                    @Override
                    public void cancel() {
                      subscription.cancel();
                      done.cancel(true);
                    }
                  });
            }

            @Override
            public void onNext(List<ByteBuffer> pieces) {
              reader.onNext(ByteBuffer.wrap(together(pieces)));
            }

            @Override
            public void onError(Throwable failure) {
              reader.onError(failure);
              done.completeExceptionally(failure);
            }

            @Override
            public void onComplete() {
              reader.onComplete();
              done.complete(null);
            }
          });
    }
  }
}
