package tradingagents.local.wire;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request as a service sees it: method, path with its raw query, headers by lower-case name,
 * and the whole body in memory. The signature is not checked: nothing outside the process can send
 * one.
 */
public final class WireRequest {
  private final String method;
  private final String path;
  private final String query;
  private final Map<String, List<String>> headers;
  private final byte[] body;

  /** {@code headers} may be in any case; {@code body} is not copied. */
  public WireRequest(
      String method, String path, String query, Map<String, List<String>> headers, byte[] body) {
    this.method = method;
    this.path = path;
    this.query = query;
    var lower = new HashMap<String, List<String>>();
    headers.forEach((name, values) -> lower.put(name.toLowerCase(Locale.ROOT), values));
    this.headers = lower;
    this.body = body;
  }

  /** The HTTP method, upper case. */
  public String method() {
    return method;
  }

  /** The encoded path, beginning with '/'. */
  public String path() {
    return path;
  }

  /** The encoded query without '?'; empty when there is none. */
  public String query() {
    return query;
  }

  /** The first value of a header, or null. */
  public @Nullable String header(String name) {
    List<String> values = headers.get(name.toLowerCase(Locale.ROOT));
    return values == null || values.isEmpty() ? null : values.getFirst();
  }

  /** Every header by its lower-case name; the caller does not change it. */
  public Map<String, List<String>> headers() {
    return headers;
  }

  /** The body; the caller does not change it. */
  public byte[] body() {
    return body;
  }

  /** The part of {@code X-Amz-Target} before the last dot, or the empty string. */
  public String targetPrefix() {
    String target = header("x-amz-target");
    int dot = target == null ? -1 : target.lastIndexOf('.');
    return target == null || dot < 0 ? "" : target.substring(0, dot);
  }

  /** The part of {@code X-Amz-Target} after the last dot, or the empty string. */
  public String targetOperation() {
    String target = header("x-amz-target");
    return target == null ? "" : target.substring(target.lastIndexOf('.') + 1);
  }
}
