package tradingagents.local.table;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A place within an item: {@code a.b[0]}. Names may be placeholders until they are bound. */
record DocumentPath(List<Part> parts) implements Operand {
  /** By place: list elements of one list by position. */
  static final Comparator<DocumentPath> ORDER = DocumentPath::compare;

  /** One step of a path. */
  sealed interface Part {}

  /** A map entry's name, or {@code #placeholder}. */
  record Name(String text) implements Part {}

  /** A list element's position. */
  record Index(int position) implements Part {}

  /** The same path with its placeholders replaced. */
  DocumentPath bind(Map<String, String> names) {
    if (parts.stream().noneMatch(part -> part instanceof Name n && n.text.startsWith("#"))) {
      return this;
    }
    return new DocumentPath(
        parts.stream()
            .map(part ->
                part instanceof Name(String text) && text.startsWith("#")
                    ? new Name(names.getOrDefault(text, text))
                    : part)
            .toList());
  }

  String root() {
    return parts.getFirst() instanceof Name(String text) ? text : "";
  }

  boolean isTopLevel() {
    return parts.size() == 1;
  }

  @Nullable Value in(Map<String, Value> item) {
    Value at = item.get(root());
    for (int depth = 1; depth < parts.size() && at != null; depth++) {
      at = child(at, parts.get(depth));
    }
    return at;
  }

  static @Nullable Value child(Value parent, Part part) {
    return switch (part) {
      case Name(String text) -> parent instanceof Value.M m ? m.entries().get(text) : null;
      case Index(int position) ->
          parent instanceof Value.L l && position < l.elements().size()
              ? l.elements().get(position)
              : null;
    };
  }

  private static int compare(DocumentPath one, DocumentPath two) {
    int common = Math.min(one.parts.size(), two.parts.size());
    for (int depth = 0; depth < common; depth++) {
      Part a = one.parts.get(depth);
      Part b = two.parts.get(depth);
      int order =
          a instanceof Index(int i) && b instanceof Index(int j)
              ? Integer.compare(i, j)
              : a.toString().compareTo(b.toString());
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(one.parts.size(), two.parts.size());
  }

  /** Whether one of both leads to, or through, the other. */
  boolean overlaps(DocumentPath other) {
    int common = Math.min(parts.size(), other.parts.size());
    return parts.subList(0, common).equals(other.parts.subList(0, common));
  }

  /** Whether both use one place as a list and as a map. */
  boolean conflicts(DocumentPath other) {
    int common = Math.min(parts.size(), other.parts.size());
    for (int depth = 0; depth < common; depth++) {
      if (!parts.get(depth).equals(other.parts.get(depth))) {
        return parts.get(depth).getClass() != other.parts.get(depth).getClass();
      }
    }
    return false;
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    for (Part part : parts) {
      switch (part) {
        case Name(String name) -> text.append(text.isEmpty() ? "" : ".").append(name);
        case Index(int position) -> text.append('[').append(position).append(']');
      }
    }
    return text.toString();
  }
}
