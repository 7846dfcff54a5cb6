package tradingagents.chain.ledger;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;

/**
 * An item as it was read: every attribute is asked for by name and type, and one that is missing or
 * of another type is CORRUPT. Exact decimals are text.
 *
 * @param attributes as DynamoDB has them
 */
public record StoredItem(Map<String, AttributeValue> attributes) {
  /**
   * A text value.
   *
   * @param value the text
   * @return type S
   */
  public static AttributeValue s(Object value) {
    return AttributeValue.fromS(value.toString());
  }

  /**
   * A whole number.
   *
   * @param value the number
   * @return type N
   */
  public static AttributeValue n(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  /**
   * A text that must be there.
   *
   * @param name the attribute
   * @return its text
   * @throws FailureException with CORRUPT
   */
  public String text(String name) {
    return optional(name).orElseThrow(() -> corrupt(name));
  }

  /**
   * A text that may be absent.
   *
   * @param name the attribute
   * @return empty when absent
   */
  public Optional<String> optional(String name) {
    return Optional.ofNullable(at(name)).map(AttributeValue::s);
  }

  /**
   * A whole number that must be there.
   *
   * @param name the attribute
   * @return the number
   * @throws FailureException with CORRUPT
   */
  public long number(String name) {
    AttributeValue value = at(name);
    if (value == null || value.n() == null) {
      throw corrupt(name);
    }
    return Long.parseLong(value.n());
  }

  /**
   * A number with decimals that must be there: what is added to in place cannot be text.
   *
   * @param name the attribute
   * @return exact
   * @throws FailureException with CORRUPT
   */
  public BigDecimal decimal(String name) {
    AttributeValue value = at(name);
    if (value == null || value.n() == null) {
      throw corrupt(name);
    }
    return new BigDecimal(value.n());
  }

  /**
   * A truth that must be there.
   *
   * @param name the attribute
   * @return true or false
   * @throws FailureException with CORRUPT
   */
  public boolean truth(String name) {
    AttributeValue value = at(name);
    if (value == null || value.bool() == null) {
      throw corrupt(name);
    }
    return value.bool();
  }

  /**
   * A list of maps that must be there.
   *
   * @param name the attribute
   * @return each as an item
   * @throws FailureException with CORRUPT
   */
  public List<StoredItem> items(String name) {
    AttributeValue value = at(name);
    if (value == null || !value.hasL()) {
      throw corrupt(name);
    }
    return value.l().stream().map(AttributeValue::m).map(StoredItem::new).toList();
  }

  /**
   * A map that must be there.
   *
   * @param name the attribute
   * @return its entries
   * @throws FailureException with CORRUPT
   */
  public StoredItem item(String name) {
    AttributeValue value = at(name);
    if (value == null || !value.hasM()) {
      throw corrupt(name);
    }
    return new StoredItem(value.m());
  }

  private @Nullable AttributeValue at(String name) {
    return attributes.get(name);
  }

  private static FailureException corrupt(String name) {
    return new FailureException(Reason.CORRUPT, "an item has no readable attribute '" + name + "'");
  }
}
