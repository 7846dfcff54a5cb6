package tradingagents.local.table;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The key attributes of a table or of an index: a hash key and perhaps a range key. */
record KeyShape(KeyAttribute hash, @Nullable KeyAttribute range) {

  /** A key attribute and its type tag: S, N or B. */
  record KeyAttribute(String name, String type) {}

  List<KeyAttribute> attributes() {
    return range == null ? List.of(hash) : List.of(hash, range);
  }

  boolean names(String attribute) {
    return hash.name().equals(attribute) || (range != null && range.name().equals(attribute));
  }

  /** The encoded key of an item that has all key attributes, else null. */
  @Nullable ItemKey key(Map<String, Value> item) {
    Value hashValue = item.get(hash.name());
    if (hashValue == null) {
      return null;
    }
    Bytes hashBytes = new Bytes(KeyBytes.of(hashValue));
    if (range == null) {
      return new ItemKey(hashBytes, new Bytes(KeyBytes.NONE));
    }
    Value rangeValue = item.get(range.name());
    return rangeValue == null ? null : new ItemKey(hashBytes, new Bytes(KeyBytes.of(rangeValue)));
  }
}
