package tradingagents.chain.json;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tradingagents.chain.PlainJson;

/**
 * One JSON object in the making: members in the order in which they are added. Exact amounts, dates
 * and times (ISO 8601), symbols and names are texts; what is absent is written as null.
 */
public final class Written {
  private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

  /**
   * Adds a text.
   *
   * @param name of the member
   * @param value an amount, a date, a time, a constant's name or plain words; null for none
   * @return this
   */
  public Written text(String name, @Nullable Object value) {
    return add(name, value == null ? null : text(value));
  }

  private static String text(Object value) {
    return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
  }

  /**
   * Adds a list of texts.
   *
   * @param name of the member
   * @param values as in {@link #text}
   * @return this
   */
  public Written texts(String name, Collection<?> values) {
    List<String> texts = new ArrayList<>();
    for (Object value : values) {
      texts.add(text(value));
    }
    return add(name, texts);
  }

  /**
   * Adds a whole number.
   *
   * @param name of the member
   * @param value any
   * @return this
   */
  public Written number(String name, long value) {
    return add(name, value);
  }

  /**
   * Adds a number that is not exact.
   *
   * @param name of the member
   * @param value any
   * @return this
   */
  public Written real(String name, double value) {
    return add(name, value);
  }

  /**
   * Adds a truth value.
   *
   * @param name of the member
   * @param value either
   * @return this
   */
  public Written truth(String name, boolean value) {
    return add(name, value);
  }

  /**
   * Adds an object.
   *
   * @param name of the member
   * @param value finished; null for none
   * @return this
   */
  public Written part(String name, @Nullable Written value) {
    return add(name, value == null ? null : value.members);
  }

  /**
   * A list of parts, or nothing at all when there are none.
   *
   * @param name of the member
   * @param values possibly none
   * @return this
   */
  public Written partsIfAny(String name, List<Written> values) {
    return values.isEmpty() ? this : parts(name, values);
  }

  /**
   * Adds a list of objects.
   *
   * @param name of the member
   * @param values finished
   * @return this
   */
  public Written parts(String name, List<Written> values) {
    List<Map<String, @Nullable Object>> parts = new ArrayList<>();
    for (Written value : values) {
      parts.add(value.members);
    }
    return add(name, parts);
  }

  private Written add(String name, @Nullable Object value) {
    members.put(name, value);
    return this;
  }

  /**
   * The object.
   *
   * @return one line
   */
  public String json() {
    return new String(PlainJson.write(members), StandardCharsets.UTF_8);
  }
}
