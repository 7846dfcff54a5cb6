package tradingagents.local.template;

import java.util.Optional;

/**
 * One route of an HTTP API.
 *
 * @param id the event's key in its function
 * @param method in upper case, or {@code ANY}
 * @param path such as {@code /v1/runs/{id}}
 * @param functionName who answers
 * @param authorizer who is asked first; empty means that everybody may call
 */
public record RouteDef(
    String id,
    String method,
    String path,
    String functionName,
    Optional<ApiDef.Authorizer> authorizer) {
  /**
   * As API Gateway names a route.
   *
   * @return method and path
   */
  public String key() {
    return method + " " + path;
  }
}
