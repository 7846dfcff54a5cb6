package tradingagents.local;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import tradingagents.local.wire.AwsError;
import tradingagents.local.wire.InProcessHttp;
import tradingagents.local.wire.LoopbackServer;
import tradingagents.local.wire.LoopbackServer.Refusal;
import tradingagents.local.wire.WireRequest;
import tradingagents.local.wire.WireResponse;
import tradingagents.model.failure.FailureException;

/**
 * The embedded services on loopback. Signatures are not checked, so it listens on 127.0.0.1 only,
 * and it refuses what a web page could make a browser send: a foreign host name or an origin.
 */
final class Exposure implements LoopbackServer.Door, AutoCloseable {
  private static final String CONTENT = "application/x-amz-json-1.1";
  private static final int MAX_BODY_BYTES = 20 << 20;

  private final LoopbackServer server;
  private final InProcessHttp services;
  private final QueueProxy queues;

  private Exposure(LoopbackServer server, InProcessHttp services, URI queueServer) {
    this.server = server;
    this.services = services;
    this.queues = new QueueProxy(queueServer, server.address());
  }

  /**
   * Opens the port.
   *
   * @param port the port; 0 takes a free one
   * @param services who answers
   * @param queueServer where the queues are
   * @return listening
   * @throws FailureException UNAVAILABLE when the port cannot be had
   */
  static Exposure start(int port, InProcessHttp services, URI queueServer) {
    LoopbackServer server = LoopbackServer.open(port);
    Exposure exposure = new Exposure(server, services, queueServer);
    server.serve(exposure);
    return exposure;
  }

  URI address() {
    return server.address();
  }

  @Override
  public int mostBytes() {
    return MAX_BODY_BYTES;
  }

  @Override
  public WireResponse answer(WireRequest request) {
    WireResponse answer =
        request.header("origin") != null ? refused(Refusal.FOREIGN_HOST) : dispatch(request);
    Map<String, String> headers = new HashMap<>(answer.headers());
    headers.putAll(services.transportHeaders(answer));
    return new WireResponse(answer.status(), headers, answer.body());
  }

  @Override
  public WireResponse refused(Refusal why) {
    AwsError error =
        switch (why) {
          case FOREIGN_HOST ->
              new AwsError(403, "AccessDeniedException", "only programs of this machine may call");
          case TOO_LARGE ->
              new AwsError(413, "RequestEntityTooLarge", "a request has at most 20 MB");
          case BROKEN -> new AwsError(500, "InternalFailure", "something is wrong inside");
        };
    return error.response(CONTENT);
  }

  private WireResponse dispatch(WireRequest request) {
    if (queues.takes(request)) {
      services.counts().add(queues.name(), queues.operation(request));
      return queues.handle(request);
    }
    return services.dispatch(request).orElseGet(() -> unknown(request).response(CONTENT));
  }

  private static AwsError unknown(WireRequest request) {
    String target = request.header("x-amz-target");
    String asked = target == null ? request.method() + " " + request.path() : target;
    return new AwsError(
        400, "UnknownOperationException", "the embedded stack does not offer " + asked);
  }

  @Override
  public void close() {
    server.close();
    queues.close();
  }
}
