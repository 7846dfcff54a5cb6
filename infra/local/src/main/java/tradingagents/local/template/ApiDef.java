package tradingagents.local.template;

import java.util.List;
import java.util.Optional;

/**
 * An HTTP API with its routes.
 *
 * @param logicalId its key in the template
 * @param id what {@code !Ref} gives
 * @param routes every route, in the order of the template
 * @param cors which pages may call it from a browser; empty means none
 */
public record ApiDef(String logicalId, String id, List<RouteDef> routes, Optional<Cors> cors) {

  /**
   * Who is asked whether a request may pass: a Lambda authorizer of payload format 2.0 with simple
   * answers.
   *
   * @param name its key in the API's Auth
   * @param functionName the function
   * @param header the identity source: without this header nobody passes; lower case
   * @param ttlSeconds how long an answer counts for the same value of the header; 0 asks each time
   */
  public record Authorizer(String name, String functionName, String header, int ttlSeconds) {}

  /**
   * Cross-origin requests.
   *
   * @param origins allowed origins, or {@code *}
   * @param methods allowed methods
   * @param headers headers that a request may carry
   * @param exposed headers of an answer that a page may read
   * @param maxAgeSeconds how long a browser may remember this
   */
  public record Cors(
      List<String> origins,
      List<String> methods,
      List<String> headers,
      List<String> exposed,
      int maxAgeSeconds) {}
}
