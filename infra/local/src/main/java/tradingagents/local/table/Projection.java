package tradingagents.local.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an item at some paths, in the item's own shape; chosen list elements move together.
 */
final class Projection {
  private Projection() {}

  static Map<String, Value> of(Map<String, Value> item, @Nullable List<DocumentPath> paths) {
    if (paths == null) {
      return item;
    }
    Value chosen = choose(new Value.M(item), paths, 0);
    return chosen instanceof Value.M(var entries) ? entries : Map.of();
  }

  private static @Nullable Value choose(Value from, List<DocumentPath> paths, int depth) {
    if (paths.stream().anyMatch(path -> path.parts().size() == depth)) {
      return from;
    }
    var byPart = new LinkedHashMap<DocumentPath.Part, List<DocumentPath>>();
    for (DocumentPath path : paths) {
      byPart.computeIfAbsent(path.parts().get(depth), part -> new ArrayList<>()).add(path);
    }
    var entries = new LinkedHashMap<String, Value>();
    var elements = new TreeMap<Integer, Value>();
    byPart.forEach((part, below) -> {
      Value child = DocumentPath.child(from, part);
      Value chosen = child == null ? null : choose(child, below, depth + 1);
      if (chosen != null) {
        switch (part) {
          case DocumentPath.Name(String name) -> entries.put(name, chosen);
          case DocumentPath.Index(int position) -> elements.put(position, chosen);
        }
      }
    });
    if (!entries.isEmpty()) {
      return new Value.M(entries);
    }
    return elements.isEmpty() ? null : new Value.L(new ArrayList<>(elements.values()));
  }
}
