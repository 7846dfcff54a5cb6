package tradingagents.local.wire;

/**
 * One AWS service inside the process. {@link InProcessHttp} and the loopback endpoint ask each
 * service in turn whether a request is its own. Services are called from many threads at once.
 */
public interface WireService {
  /** The service's name in counters and messages, for instance {@code dynamodb}. */
  String name();

  /** Whether the request is for this service. */
  boolean takes(WireRequest request);

  /** The operation's name for the counters; the target's operation, else method and path. */
  default String operation(WireRequest request) {
    String target = request.targetOperation();
    return target.isEmpty() ? request.method() + " " + request.path() : target;
  }

  /** Answers; errors of the protocol are answers too, never exceptions. */
  WireResponse handle(WireRequest request);
}
