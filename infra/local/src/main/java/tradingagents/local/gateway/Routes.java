package tradingagents.local.gateway;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tradingagents.local.template.RouteDef;

/**
 * Finds the route of a request as API Gateway does: the most literal path wins, a greedy parameter
 * comes late, {@code $default} last, and a route for the method before one for any.
 */
final class Routes {
  private static final String DEFAULT = "$default";

  private final List<RouteDef> mostLiteralFirst;

  /**
   * A route and what stood in its braces.
   *
   * @param route found
   * @param parameters decoded values by name
   */
  record Match(RouteDef route, Map<String, String> parameters) {}

  Routes(List<RouteDef> routes) {
    mostLiteralFirst =
        routes.stream()
            .sorted(Comparator.comparing(Routes::rank).thenComparing(r -> r.method().equals("ANY")))
            .toList();
  }

  /** One letter for each part of the path: literals before parameters before greedy ones. */
  private static String rank(RouteDef route) {
    if (route.path().equals(DEFAULT)) {
      return "z";
    }
    StringBuilder rank = new StringBuilder();
    for (String part : route.path().split("/", -1)) {
      rank.append(!part.startsWith("{") ? 'a' : part.endsWith("+}") ? 'c' : 'b');
    }
    return rank.toString();
  }

  Optional<Match> find(String method, String rawPath) {
    for (RouteDef route : mostLiteralFirst) {
      if (route.method().equals(method) || route.method().equals("ANY")) {
        Map<String, String> parameters = new HashMap<>();
        if (fits(route.path(), rawPath, parameters)) {
          return Optional.of(new Match(route, Map.copyOf(parameters)));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean fits(String pattern, String rawPath, Map<String, String> parameters) {
    if (pattern.equals(DEFAULT)) {
      return true;
    }
    String[] wanted = pattern.split("/", -1);
    boolean greedy = wanted[wanted.length - 1].endsWith("+}");
    String[] given = rawPath.split("/", greedy ? wanted.length : -1);
    if (given.length != wanted.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      String value = decoded(given[i]);
      if (!wanted[i].startsWith("{")) {
        if (!wanted[i].equals(value)) {
          return false;
        }
      } else if (value.isEmpty()) {
        return false;
      } else {
        parameters.put(wanted[i].replaceAll("[{}+]", ""), value);
      }
    }
    return true;
  }

  /** Percent signs are resolved; a plus sign in a path means itself. */
  static String decoded(String raw) {
    return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
