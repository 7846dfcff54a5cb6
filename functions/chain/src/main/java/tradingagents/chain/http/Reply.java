package tradingagents.chain.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * An answer.
 *
 * @param status the HTTP status
 * @param headers beside those that every answer has
 * @param body text; empty for none
 */
public record Reply(int status, Map<String, String> headers, String body) {
  /** Copies the headers. */
  public Reply {
    headers = Map.copyOf(headers);
  }

  /**
   * A document.
   *
   * @param status the HTTP status
   * @param document of JSON
   * @return with its type
   */
  public static Reply json(int status, JsonNode document) {
    return json(status, document.toString());
  }

  /**
   * A document that is text already.
   *
   * @param status the HTTP status
   * @param document of JSON
   * @return with its type
   */
  public static Reply json(int status, String document) {
    return new Reply(status, Map.of("content-type", "application/json"), document);
  }

  /**
   * The same answer with one more header.
   *
   * @param name in lower case
   * @param value of the header
   * @return a copy
   */
  public Reply with(String name, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(name, value);
    return new Reply(status, more, body);
  }

  /**
   * Tags of a list, weak ones as strong ones: what compresses an answer on its way weakens them.
   */
  private static Stream<String> tags(String list) {
    return Stream.of(list.split(",", -1))
        .map(String::strip)
        .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag);
  }

  /**
   * The same answer under a tag; only the tag when the caller has seen it.
   *
   * @param call what it answers
   * @param tag of this state, without quotes
   * @return 304 or the answer
   */
  public Reply tagged(Call call, String tag) {
    String quoted = "\"" + tag + "\"";
    boolean seen =
        call.header("if-none-match")
            .map(sent -> sent.strip().equals("*") || tags(sent).anyMatch(quoted::equals))
            .orElse(false);
    return seen ? new Reply(304, Map.of("etag", quoted), "") : with("etag", quoted);
  }
}
