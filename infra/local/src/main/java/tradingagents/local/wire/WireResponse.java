package tradingagents.local.wire;

import java.util.List;
import java.util.Map;

/** A service's answer: HTTP status, headers and the whole body in memory. */
public final class WireResponse {
  private final int status;
  private final Map<String, String> headers;
  private final List<String> cookies;
  private final byte[] body;

  /** {@code body} is not copied. */
  public WireResponse(int status, Map<String, String> headers, byte[] body) {
    this(status, headers, List.of(), body);
  }

  /** An answer that sets cookies: the one header that may stand many times. */
  public WireResponse(int status, Map<String, String> headers, List<String> cookies, byte[] body) {
    this.status = status;
    this.headers = Map.copyOf(headers);
    this.cookies = List.copyOf(cookies);
    this.body = body;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The headers, without length and request id: the transport adds those. */
  public Map<String, String> headers() {
    return headers;
  }

  /** What is to stand in {@code Set-Cookie}, one header each. */
  public List<String> cookies() {
    return cookies;
  }

  /** The body; the caller does not change it. */
  public byte[] body() {
    return body;
  }
}
