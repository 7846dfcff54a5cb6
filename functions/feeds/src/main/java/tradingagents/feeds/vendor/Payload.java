package tradingagents.feeds.vendor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tradingagents.chain.vendor.VendorFault;

/**
 * A vendor's JSON, read with patience: numbers may be texts, and what vendors write for "nothing"
 * ({@code null}, {@code None}, {@code -}, {@code .}, an empty text) is nothing. Numbers keep every
 * digit that was sent. What must be there and is not, or is of another kind, is MALFORMED.
 */
public final class Payload {
  private static final Set<String> NOTHING =
      Set.of("", "None", "none", "null", "-", ".", "N/A", "NaN");
  private static final int MOST_DIGITS = 40;
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final JsonNode node;
  private final String where;

  private Payload(JsonNode node, String where) {
    this.node = node;
    this.where = where;
  }

  /**
   * Reads a body.
   *
   * @param text of the body
   * @return its root
   * @throws VendorException MALFORMED when it is no JSON, MAINTENANCE when it is a web page
   */
  public static Payload of(String text) {
    if (text.stripLeading().startsWith("<")) {
      throw new VendorException(VendorFault.MAINTENANCE, "a web page instead of an answer");
    }
    try {
      return new Payload(JSON.readTree(text), "the answer");
    } catch (JsonProcessingException e) {
      throw new VendorException(VendorFault.MALFORMED, "the answer is no JSON, or is cut off");
    }
  }

  /**
   * A member, whether it is there or not.
   *
   * @param name of the member
   * @return something that knows whether it is there
   */
  public Payload at(String name) {
    JsonNode member = node.isObject() ? node.get(name) : null;
    return new Payload(member == null ? MissingNode.getInstance() : member, name);
  }

  /**
   * An element of a list.
   *
   * @param index from zero
   * @return something that knows whether it is there
   */
  public Payload at(int index) {
    JsonNode element = node.isArray() ? node.get(index) : null;
    return new Payload(
        element == null ? MissingNode.getInstance() : element, where + "[" + index + "]");
  }

  /**
   * Whether there is a value.
   *
   * @return false when it is absent, null or a vendor's word for nothing
   */
  public boolean isThere() {
    return !node.isMissingNode()
        && !node.isNull()
        && !(node.isTextual() && NOTHING.contains(node.textValue().strip()));
  }

  /**
   * Whether it is a list.
   *
   * @return true for a list, also an empty one
   */
  public boolean isList() {
    return node.isArray();
  }

  /**
   * Whether it is an object.
   *
   * @return true for an object, also an empty one
   */
  public boolean isObject() {
    return node.isObject();
  }

  /**
   * The elements of a list that must be one.
   *
   * @return in order
   */
  public List<Payload> list() {
    if (!node.isArray()) {
      throw malformed("is no list");
    }
    List<Payload> elements = new ArrayList<>(node.size());
    for (int i = 0; i < node.size(); i++) {
      elements.add(at(i));
    }
    return elements;
  }

  /**
   * The members of an object that must be one.
   *
   * @return by name, in order
   */
  public Map<String, Payload> members() {
    if (!node.isObject()) {
      throw malformed("is no object");
    }
    Map<String, Payload> members = new LinkedHashMap<>();
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      members.put(name, at(name));
    }
    return members;
  }

  /**
   * A text.
   *
   * @return stripped; empty when there is none
   */
  public String text() {
    return isThere() && node.isValueNode() ? node.asText().strip() : "";
  }

  /**
   * A number with every digit that was sent.
   *
   * @return empty when there is none
   * @throws VendorException MALFORMED when there is something else
   */
  public Optional<BigDecimal> decimal() {
    if (!isThere()) {
      return Optional.empty();
    }
    if (node.isNumber()) {
      return Optional.of(node.decimalValue());
    }
    String text = text();
    if (node.isTextual()
        && text.length() <= MOST_DIGITS
        && text.matches("[-+]?\\d+(\\.\\d*)?([eE][-+]?\\d{1,2})?")) {
      return Optional.of(new BigDecimal(text));
    }
    throw malformed("is no number");
  }

  /**
   * A number that must be there.
   *
   * @return with every digit that was sent
   */
  public BigDecimal number() {
    return decimal().orElseThrow(() -> malformed("is missing"));
  }

  /**
   * A whole number that must be there; a fraction of zero is fine.
   *
   * @return exact
   */
  public long whole() {
    try {
      return number().longValueExact();
    } catch (ArithmeticException e) {
      throw malformed("is no whole number");
    }
  }

  private VendorException malformed(String what) {
    return new VendorException(VendorFault.MALFORMED, "'" + where + "' " + what);
  }
}
