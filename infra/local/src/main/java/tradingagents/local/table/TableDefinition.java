package tradingagents.local.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A table: its name, row id in the file, keys, indexes, and the request that created it. */
record TableDefinition(
    String name,
    long id,
    KeyShape shape,
    List<IndexDefinition> indexes,
    JsonNode request,
    long createdAtMillis) {

  private static final int LONGEST_HASH = 2048;
  private static final int LONGEST_RANGE = 1024;

  @Nullable IndexDefinition index(String indexName) {
    return indexes.stream()
        .filter(index -> index.name().equals(indexName))
        .findFirst()
        .orElse(null);
  }

  /** The key of a request's {@code Key} member: exactly the key attributes, rightly typed. */
  ItemKey keyOf(Map<String, Value> key) {
    boolean fits =
        key.size() == shape.attributes().size()
            && shape.attributes().stream()
                .allMatch(attribute -> {
                  Value value = key.get(attribute.name());
                  return value != null && value.tag().equals(attribute.type());
                });
    if (!fits) {
      throw Refusal.invalid("The provided key element does not match the schema");
    }
    refuseEmptyOrLong(key);
    return encoded(key);
  }

  /** The key of a whole item to be stored, after checking key and index attributes and size. */
  ItemKey keyOfItem(Map<String, Value> item) {
    for (var attribute : shape.attributes()) {
      Value value = item.get(attribute.name());
      if (value == null) {
        throw Refusal.parameter("Missing the key " + attribute.name() + " in the item");
      }
      if (!value.tag().equals(attribute.type())) {
        throw Refusal.parameter(
            "Type mismatch for key "
                + attribute.name()
                + " expected: "
                + attribute.type()
                + " actual: "
                + value.tag());
      }
    }
    refuseEmptyOrLong(item);
    checkIndexKeys(item);
    return encoded(item);
  }

  private ItemKey encoded(Map<String, Value> item) {
    return Objects.requireNonNull(shape.key(item));
  }

  private void refuseEmptyOrLong(Map<String, Value> item) {
    for (var attribute : shape.attributes()) {
      Value value = item.get(attribute.name());
      if (value == null) {
        continue;
      }
      int size = ItemSize.of(value);
      if (size == 0) {
        throw Refusal.invalid(
            "One or more parameter values are not valid. The AttributeValue for a key attribute"
                + " cannot contain an empty "
                + (value instanceof Value.S ? "string" : "binary")
                + " value. Key: "
                + attribute.name());
      }
      boolean isHash = attribute.equals(shape.hash());
      int limit = isHash ? LONGEST_HASH : LONGEST_RANGE;
      if (size > limit) {
        throw Refusal.parameter(
            "Size of "
                + (isHash ? "hashkey" : "rangekey")
                + " has exceeded the maximum size limit of "
                + limit
                + " bytes");
      }
    }
  }

  private void checkIndexKeys(Map<String, Value> item) {
    for (IndexDefinition index : indexes) {
      for (var attribute : index.shape().attributes()) {
        Value value = item.get(attribute.name());
        if (value == null) {
          continue;
        }
        if (!value.tag().equals(attribute.type())) {
          throw Refusal.parameter(
              "Type mismatch for Index Key "
                  + attribute.name()
                  + " Expected: "
                  + attribute.type()
                  + " Actual: "
                  + value.tag()
                  + " IndexName: "
                  + index.name());
        }
        if (ItemSize.of(value) == 0) {
          throw Refusal.invalid(
              "One or more parameter values are not valid. A value specified for a secondary index"
                  + " key is not supported. The AttributeValue for a key attribute cannot contain"
                  + " an empty string value. IndexName: "
                  + index.name()
                  + ", IndexKey: "
                  + attribute.name());
        }
      }
    }
  }
}
