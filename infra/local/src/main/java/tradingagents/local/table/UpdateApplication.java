package tradingagents.local.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Applies a bound update to an item and returns the new one. All right sides read the old item, and
 * list positions are those of the old item: assignments first, then removals from the back.
 */
final class UpdateApplication {
  private final Map<String, Value> before;
  private Map<String, Value> item;

  private UpdateApplication(Map<String, Value> before) {
    this.before = before;
    this.item = new LinkedHashMap<>(before);
  }

  static Map<String, Value> apply(Update update, Map<String, Value> before) {
    return new UpdateApplication(before).apply(update);
  }

  private Map<String, Value> apply(Update update) {
    record Write(DocumentPath path, @Nullable Value value) {}
    var writes = new ArrayList<Write>();
    for (var set : update.sets()) {
      writes.add(new Write(set.path(), evaluate(set.term())));
    }
    for (var add : update.adds()) {
      writes.add(new Write(add.path(), sum(add)));
    }
    var removals = new ArrayList<>(update.removes());
    for (var delete : update.deletes()) {
      Value current = delete.path().in(before);
      if (current != null) {
        Value left = difference(current, constant(delete.amount()));
        if (left == null) {
          removals.add(delete.path());
        } else {
          writes.add(new Write(delete.path(), left));
        }
      }
    }
    writes.sort(Comparator.comparing(Write::path, DocumentPath.ORDER));
    for (Write write : writes) {
      item = withChild(item, write.path(), 0, write.value());
    }
    removals.sort(DocumentPath.ORDER.reversed());
    for (DocumentPath path : removals) {
      item = withChild(item, path, 0, null);
    }
    return item;
  }

  private static Value constant(Operand operand) {
    if (operand instanceof Operand.Constant(Value value)) {
      return value;
    }
    throw new IllegalStateException("unbound " + operand);
  }

  private Value evaluate(Update.Term term) {
    return switch (term) {
      case Update.Plain(DocumentPath path) -> present(path);
      case Update.Plain(Operand operand) -> constant(operand);
      case Update.IfNotExists(DocumentPath path, Update.Term otherwise) -> {
        Value current = path.in(before);
        yield current == null ? evaluate(otherwise) : current;
      }
      case Update.ListAppend(Update.Term first, Update.Term second) -> {
        if (evaluate(first) instanceof Value.L(var head)
            && evaluate(second) instanceof Value.L(var tail)) {
          var joined = new ArrayList<>(head);
          joined.addAll(tail);
          yield new Value.L(joined);
        }
        throw wrongType();
      }
      case Update.Sum(Update.Term left, boolean minus, Update.Term right) -> {
        if (evaluate(left) instanceof Value.N(var a) && evaluate(right) instanceof Value.N(var b)) {
          yield new Value.N(Decimals.checked(minus ? a.subtract(b) : a.add(b)));
        }
        throw wrongType();
      }
    };
  }

  private Value present(DocumentPath path) {
    Value value = path.in(before);
    if (value == null) {
      throw Refusal.invalid(
          "The provided expression refers to an attribute that does not exist in the item");
    }
    return value;
  }

  private Value sum(Update.Change add) {
    Value amount = constant(add.amount());
    return switch (add.path().in(before)) {
      case null -> amount;
      case Value.N(BigDecimal current) when amount instanceof Value.N(BigDecimal more) ->
          new Value.N(Decimals.checked(current.add(more)));
      case Value.SS(var current) when amount instanceof Value.SS(var more) ->
          new Value.SS(union(current, more));
      case Value.NS(var current) when amount instanceof Value.NS(var more) ->
          new Value.NS(union(current, more));
      case Value.BS(var current) when amount instanceof Value.BS(var more) ->
          new Value.BS(union(current, more));
      default -> throw wrongType();
    };
  }

  private static <T> Set<T> union(Set<T> one, Set<T> two) {
    var union = new LinkedHashSet<>(one);
    union.addAll(two);
    return union;
  }

  private static @Nullable Value difference(Value current, Value less) {
    return switch (current) {
      case Value.SS(var texts) when less instanceof Value.SS(var out) -> {
        var left = new LinkedHashSet<>(texts);
        left.removeAll(out);
        yield left.isEmpty() ? null : new Value.SS(left);
      }
      case Value.NS(var numbers) when less instanceof Value.NS(var out) -> {
        var left = new LinkedHashSet<>(numbers);
        left.removeAll(out);
        yield left.isEmpty() ? null : new Value.NS(left);
      }
      case Value.BS(var binaries) when less instanceof Value.BS(var out) -> {
        var left = new LinkedHashSet<>(binaries);
        left.removeAll(out);
        yield left.isEmpty() ? null : new Value.BS(left);
      }
      default -> throw wrongType();
    };
  }

  /** A copy of the map with the place at the path written, or, when the value is null, removed. */
  private static Map<String, Value> withChild(
      Map<String, Value> map, DocumentPath path, int depth, @Nullable Value value) {
    if (!(path.parts().get(depth) instanceof DocumentPath.Name(String name))) {
      throw badPath();
    }
    var copy = new LinkedHashMap<>(map);
    if (depth == path.parts().size() - 1) {
      if (value == null) {
        copy.remove(name);
      } else {
        copy.put(name, value);
      }
      return copy;
    }
    copy.put(name, inside(map.get(name), path, depth + 1, value));
    return copy;
  }

  private static Value inside(
      @Nullable Value parent, DocumentPath path, int depth, @Nullable Value value) {
    return switch (path.parts().get(depth)) {
      case DocumentPath.Name name when parent instanceof Value.M(var entries) ->
          new Value.M(withChild(entries, path, depth, value));
      case DocumentPath.Index(int position) when parent instanceof Value.L(var elements) ->
          new Value.L(withElement(elements, position, path, depth, value));
      default -> throw badPath();
    };
  }

  private static List<Value> withElement(
      List<Value> elements, int position, DocumentPath path, int depth, @Nullable Value value) {
    var copy = new ArrayList<>(elements);
    boolean isPresent = position < copy.size();
    if (depth < path.parts().size() - 1) {
      if (!isPresent) {
        throw badPath();
      }
      copy.set(position, inside(copy.get(position), path, depth + 1, value));
    } else if (value == null) {
      if (isPresent) {
        copy.remove(position);
      }
    } else if (isPresent) {
      copy.set(position, value);
    } else {
      copy.add(value);
    }
    return copy;
  }

  private static RuntimeException badPath() {
    return Refusal.invalid(
        "The document path provided in the update expression is invalid for update");
  }

  private static RuntimeException wrongType() {
    return Refusal.invalid("An operand in the update expression has an incorrect data type");
  }
}
