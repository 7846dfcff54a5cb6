package tradingagents.local.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A global secondary index. {@code included} is null when all attributes are projected. */
record IndexDefinition(String name, long id, KeyShape shape, @Nullable List<String> included) {

  /** The part of the item that the index holds. */
  Map<String, Value> project(KeyShape tableKeys, Map<String, Value> item) {
    if (included == null) {
      return item;
    }
    var projected = new HashMap<>(item);
    projected.keySet().removeIf(name -> !holds(tableKeys, name));
    return projected;
  }

  boolean holds(KeyShape tableKeys, String attribute) {
    return included == null
        || included.contains(attribute)
        || shape.names(attribute)
        || tableKeys.names(attribute);
  }
}
