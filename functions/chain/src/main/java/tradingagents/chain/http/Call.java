package tradingagents.chain.http;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One request, read from the gateway's event.
 *
 * @param route method and path pattern, such as {@code GET /v1/runs/{id}}
 * @param path the values of the pattern's names
 * @param query decoded; a name given twice has its values joined by commas
 * @param headers with names in lower case
 * @param body empty when there is none
 * @param subject who asks, as the authorizer found; empty on open routes
 * @param role as the authorizer found it: viewer, trader or admin; empty on open routes
 * @param correlationId ties together everything that this request causes
 */
public record Call(
    String route,
    Map<String, String> path,
    Map<String, String> query,
    Map<String, String> headers,
    String body,
    String subject,
    String role,
    String correlationId) {
  /** Copies the maps. */
  public Call {
    path = Map.copyOf(path);
    query = Map.copyOf(query);
    headers = Map.copyOf(headers);
  }

  /**
   * A header.
   *
   * @param name in any case
   * @return empty when it was not sent
   */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /**
   * A part of the path.
   *
   * @param name as the route's pattern has it
   * @return its value
   */
  public String named(String name) {
    return Optional.ofNullable(path.get(name))
        .orElseThrow(() -> new IllegalStateException(route + " has no {" + name + "}"));
  }

  /**
   * A whole number of the query.
   *
   * @param name which
   * @param otherwise when it was not sent
   * @param least allowed
   * @param most allowed
   * @return within the bounds
   * @throws ProblemException 400 when it is no such number
   */
  public int number(String name, int otherwise, int least, int most) {
    String text = query.get(name);
    if (text == null) {
      return otherwise;
    }
    if (text.matches("\\d{1,9}")) {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw new ProblemException(
        Problem.invalid("%s is a whole number from %d to %d".formatted(name, least, most)));
  }
}
