package tradingagents.local.gateway;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tradingagents.local.template.ApiDef.Cors;
import tradingagents.local.wire.WireRequest;
import tradingagents.local.wire.WireResponse;

/** What browsers are told about pages of other origins, as the template says. */
record CorsRules(Optional<Cors> cors) {
  private static final String PREFIX = "access-control-";

  /** Whether the gateway answers this request itself. */
  boolean isPreflight(WireRequest request) {
    return cors.isPresent()
        && request.method().equals("OPTIONS")
        && request.header("origin") != null
        && request.header(PREFIX + "request-method") != null;
  }

  WireResponse preflight(WireRequest request) {
    Map<String, String> headers = new LinkedHashMap<>();
    cors.filter(rules -> allows(rules, request.header("origin")))
        .ifPresent(rules -> {
          allow(headers, rules, request);
          headers.put(PREFIX + "allow-methods", String.join(",", rules.methods()));
          headers.put(PREFIX + "allow-headers", String.join(",", rules.headers()));
          headers.put(PREFIX + "max-age", Integer.toString(rules.maxAgeSeconds()));
        });
    return new WireResponse(204, headers, new byte[0]);
  }

  /** The answer with the rules' headers; what a function said on the matter does not count. */
  WireResponse ruled(WireRequest request, WireResponse answer) {
    if (cors.isEmpty()) {
      return answer;
    }
    Map<String, String> headers = new LinkedHashMap<>();
    answer
        .headers()
        .forEach((name, value) -> {
          if (!name.toLowerCase(Locale.ROOT).startsWith(PREFIX)) {
            headers.put(name, value);
          }
        });
    cors.filter(rules -> allows(rules, request.header("origin")))
        .ifPresent(rules -> {
          allow(headers, rules, request);
          if (!rules.exposed().isEmpty()) {
            headers.put(PREFIX + "expose-headers", String.join(",", rules.exposed()));
          }
        });
    return new WireResponse(answer.status(), headers, answer.cookies(), answer.body());
  }

  /** Whether a page may call: none, one of the allowed origins, or one that we serve ourselves. */
  boolean mayCall(WireRequest request) {
    String origin = request.header("origin");
    return origin == null
        || origin.equals("http://" + request.header("host"))
        || cors.filter(rules -> allows(rules, origin)).isPresent();
  }

  private static void allow(Map<String, String> headers, Cors rules, WireRequest request) {
    boolean all = rules.origins().contains("*");
    headers.put(
        PREFIX + "allow-origin",
        all ? "*" : Optional.ofNullable(request.header("origin")).orElse(""));
    if (!all) {
      headers.put("vary", "Origin");
    }
  }

  private static boolean allows(Cors rules, @Nullable String origin) {
    return origin != null && (rules.origins().contains("*") || rules.origins().contains(origin));
  }
}
