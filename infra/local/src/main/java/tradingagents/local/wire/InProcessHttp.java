package tradingagents.local.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * The SDK's HTTP client without a network: each signed request is answered by the first registered
 * {@link WireService} that takes it. A request that no service takes goes over the wire where there
 * is one, as the SDK made it; else it is an {@link IOException} naming it. Closing it closes
 * nothing: the services belong to whoever registered them, and many SDK clients share one instance.
 */
public final class InProcessHttp implements SdkHttpClient {
  private final List<WireService> services;
  private final @Nullable SdkHttpClient wire;
  private final RequestCounts counts = new RequestCounts();
  private final AtomicLong sequence = new AtomicLong();
  private final List<WireListener> listeners = new CopyOnWriteArrayList<>();

  /** A client over the given services; more may be registered later. */
  public InProcessHttp(WireService... services) {
    this(null, services);
  }

  /** A client over the given services and, for all that none of them takes, a wire. */
  public InProcessHttp(@Nullable SdkHttpClient wire, WireService... services) {
    this.wire = wire;
    this.services = new CopyOnWriteArrayList<>(services);
  }

  /** Adds a service; earlier ones are asked first. */
  public InProcessHttp register(WireService service) {
    services.add(service);
    return this;
  }

  /** What has been asked so far. */
  public RequestCounts counts() {
    return counts;
  }

  /** Tells the listener of every answer from now on. */
  public void listen(WireListener listener) {
    listeners.add(listener);
  }

  /**
   * The same client under a caller's name, so that listeners can tell who asked. Closing it closes
   * nothing.
   */
  public SdkHttpClient as(String caller) {
    return new Named(caller);
  }

  /** Finds the service and answers; empty when no service takes the request. */
  public Optional<WireResponse> dispatch(WireRequest request) {
    return dispatch("", request);
  }

  private Optional<WireResponse> dispatch(String caller, WireRequest request) {
    for (WireService service : services) {
      if (service.takes(request)) {
        counts.add(service.name(), service.operation(request));
        WireResponse answer = service.handle(request);
        listeners.forEach(listener -> listener.answered(caller, service.name(), request, answer));
        return Optional.of(answer);
      }
    }
    return Optional.empty();
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new Call("", request);
  }

  @Override
  public String clientName() {
    return "in-process";
  }

  @Override
  public void close() {}

  private HttpExecuteResponse execute(
      String caller, HttpExecuteRequest call, Consumer<ExecutableHttpRequest> onWire)
      throws IOException {
    SdkHttpRequest http = call.httpRequest();
    byte[] body = call.contentStreamProvider().map(InProcessHttp::read).orElse(new byte[0]);
    var request =
        new WireRequest(
            http.method().name(),
            http.encodedPath(),
            http.encodedQueryParameters().orElse(""),
            http.headers(),
            body);
    Optional<WireResponse> answer = dispatch(caller, request);
    if (answer.isPresent()) {
      return response(answer.get());
    }
    if (wire != null) {
      ExecutableHttpRequest outside = wire.prepareRequest(call);
      onWire.accept(outside);
      return outside.call();
    }
    throw new IOException(
        "no embedded service takes "
            + http.method()
            + " "
            + http.host()
            + http.encodedPath()
            + " "
            + request.targetPrefix()
            + "."
            + request.targetOperation());
  }

  /** What a transport adds to a service's headers: the request's id and the body's checksum. */
  public Map<String, String> transportHeaders(WireResponse answer) {
    var crc = new CRC32();
    crc.update(answer.body());
    return Map.of(
        "x-amzn-RequestId",
        "local-" + sequence.incrementAndGet(),
        "x-amz-crc32",
        Long.toString(crc.getValue()));
  }

  private HttpExecuteResponse response(WireResponse answer) {
    var http = SdkHttpFullResponse.builder().statusCode(answer.status());
    answer.headers().forEach(http::putHeader);
    http.putHeader("Content-Length", Integer.toString(answer.body().length));
    transportHeaders(answer).forEach(http::putHeader);
    return HttpExecuteResponse.builder()
        .response(http.build())
        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(answer.body())))
        .build();
  }

  private static byte[] read(ContentStreamProvider provider) {
    try (InputStream stream = provider.newStream()) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class Named implements SdkHttpClient {
    private final String caller;

    Named(String caller) {
      this.caller = caller;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      return new Call(caller, request);
    }

    @Override
    public String clientName() {
      return "in-process";
    }

    @Override
    public void close() {}
  }

  private final class Call implements ExecutableHttpRequest {
    private final String caller;
    private final HttpExecuteRequest request;
    private volatile @Nullable ExecutableHttpRequest onWire;

    Call(String caller, HttpExecuteRequest request) {
      this.caller = caller;
      this.request = request;
    }

    @Override
    public HttpExecuteResponse call() throws IOException {
      try {
        return execute(caller, request, outside -> onWire = outside);
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }

    @Override
    public void abort() {
      ExecutableHttpRequest outside = onWire;
      if (outside != null) {
        outside.abort();
      }
    }
  }
}
