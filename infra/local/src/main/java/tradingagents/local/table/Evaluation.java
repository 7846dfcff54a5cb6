package tradingagents.local.table;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a bound condition holds for an item. An absent operand makes a comparison false. */
final class Evaluation {
  private final Map<String, Value> item;

  Evaluation(Map<String, Value> item) {
    this.item = item;
  }

  static boolean holds(@Nullable Condition condition, Map<String, Value> item) {
    return condition == null || new Evaluation(item).holds(condition);
  }

  private boolean holds(Condition condition) {
    return switch (condition) {
      case Condition.And(Condition left, Condition right) -> holds(left) && holds(right);
      case Condition.Or(Condition left, Condition right) -> holds(left) || holds(right);
      case Condition.Not(Condition inner) -> !holds(inner);
      case Condition.Compare(String operator, Operand left, Operand right) ->
          compare(operator, value(left), value(right));
      case Condition.Between(Operand operand, Operand lower, Operand upper) -> {
        Value value = value(operand);
        yield compare("<=", value(lower), value) && compare("<=", value, value(upper));
      }
      case Condition.In(Operand operand, var choices) -> {
        Value value = value(operand);
        yield choices.stream().anyMatch(choice -> compare("=", value, value(choice)));
      }
      case Condition.Exists(DocumentPath path, boolean expected) ->
          (path.in(item) != null) == expected;
      case Condition.TypeIs(DocumentPath path, Operand type) -> {
        Value value = path.in(item);
        yield value != null
            && value(type) instanceof Value.S(String tag)
            && value.tag().equals(tag);
      }
      case Condition.BeginsWith(Operand operand, Operand prefix) ->
          beginsWith(value(operand), value(prefix));
      case Condition.Contains(Operand operand, Operand part) ->
          contains(value(operand), value(part));
    };
  }

  private @Nullable Value value(Operand operand) {
    return switch (operand) {
      case DocumentPath path -> path.in(item);
      case Operand.Constant(Value value) -> value;
      case Operand.Size(DocumentPath path) -> size(path.in(item));
      case Operand.Given given -> throw new IllegalStateException("unbound " + given);
    };
  }

  private static @Nullable Value size(@Nullable Value value) {
    int size =
        switch (value) {
          case null -> -1;
          case Value.S s -> s.text().codePointCount(0, s.text().length());
          case Value.B b -> b.bytes().length();
          case Value.L l -> l.elements().size();
          case Value.M m -> m.entries().size();
          case Value.SS s -> s.texts().size();
          case Value.NS s -> s.numbers().size();
          case Value.BS s -> s.binaries().size();
          case Value.N n -> -1;
          case Value.Bool b -> -1;
          case Value.Null n -> -1;
        };
    return size < 0 ? null : new Value.N(Decimals.checked(BigDecimal.valueOf(size)));
  }

  private static boolean compare(String operator, @Nullable Value left, @Nullable Value right) {
    if (operator.equals("<>")) {
      return !compare("=", left, right);
    }
    if (left == null || right == null) {
      return false;
    }
    if (operator.equals("=")) {
      return left.equals(right);
    }
    if (!left.isOrdered() || !left.tag().equals(right.tag())) {
      return false;
    }
    int order = Value.compare(left, right);
    return switch (operator) {
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      default -> order >= 0;
    };
  }

  private static boolean beginsWith(@Nullable Value value, @Nullable Value prefix) {
    return switch (value) {
      case Value.S s when prefix instanceof Value.S p -> s.text().startsWith(p.text());
      case Value.B b when prefix instanceof Value.B p -> b.bytes().startsWith(p.bytes());
      case null, default -> false;
    };
  }

  private static boolean contains(@Nullable Value value, @Nullable Value part) {
    return switch (value) {
      case Value.S s when part instanceof Value.S p -> s.text().contains(p.text());
      case Value.B b when part instanceof Value.B p -> b.bytes().contains(p.bytes());
      case Value.SS s when part instanceof Value.S p -> s.texts().contains(p.text());
      case Value.NS s when part instanceof Value.N p -> s.numbers().contains(p.number());
      case Value.BS s when part instanceof Value.B p -> s.binaries().contains(p.bytes());
      case Value.L l when part != null -> l.elements().contains(part);
      case null, default -> false;
    };
  }
}
