package tradingagents.local.table;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a key condition selects: one hash key and an interval of range keys. */
record KeyRange(Bytes hash, @Nullable Bound lower, @Nullable Bound upper) {

  /** One end of the interval. */
  record Bound(Bytes bytes, boolean inclusive) {}

  static KeyRange read(Condition condition, KeyShape shape) {
    var parts = new ArrayList<Condition>();
    flatten(condition, parts);
    Condition onHash = null;
    Condition onRange = null;
    for (Condition part : parts) {
      String name = attribute(part);
      if (name.equals(shape.hash().name())) {
        refuseSecond(onHash);
        onHash = part;
      } else if (shape.range() != null && name.equals(shape.range().name())) {
        refuseSecond(onRange);
        onRange = part;
      } else {
        throw Refusal.invalid(
            parts.size() > 1
                ? "Query condition missed key schema element: " + missing(shape)
                : "Query condition missed key schema element: " + shape.hash().name());
      }
    }
    if (onHash == null) {
      throw Refusal.invalid("Query condition missed key schema element: " + shape.hash().name());
    }
    if (!(onHash instanceof Condition.Compare(String operator, var path, Operand right))
        || !operator.equals("=")) {
      throw Refusal.invalid("Query key condition not supported");
    }
    Bytes hash = bytes(right, shape.hash());
    if (onRange == null || shape.range() == null) {
      return new KeyRange(hash, null, null);
    }
    return interval(hash, onRange, shape.range());
  }

  private static String missing(KeyShape shape) {
    return shape.range() == null ? shape.hash().name() : shape.range().name();
  }

  private static void refuseSecond(@Nullable Condition first) {
    if (first != null) {
      throw Refusal.invalid("KeyConditionExpressions must only contain one condition per key");
    }
  }

  private static void flatten(Condition condition, List<Condition> parts) {
    if (condition instanceof Condition.And(Condition left, Condition right)) {
      flatten(left, parts);
      flatten(right, parts);
    } else {
      parts.add(condition);
    }
  }

  private static String attribute(Condition part) {
    Operand subject =
        switch (part) {
          case Condition.Compare compare -> compare.left();
          case Condition.Between between -> between.operand();
          case Condition.BeginsWith begins -> begins.operand();
          case Condition.And and -> throw unsupported("AND");
          case Condition.Or or -> throw unsupported("OR");
          case Condition.Not not -> throw unsupported("NOT");
          case Condition.In in -> throw unsupported("IN");
          case Condition.Exists exists ->
              throw unsupported(exists.expected() ? "attribute_exists" : "attribute_not_exists");
          case Condition.TypeIs type -> throw unsupported("attribute_type");
          case Condition.Contains contains -> throw unsupported("contains");
        };
    if (!(subject instanceof DocumentPath path)) {
      throw Refusal.invalid(
          "Invalid KeyConditionExpression: the key attribute must be the first operand");
    }
    if (!path.isTopLevel()) {
      throw Refusal.invalid(
          "Invalid KeyConditionExpression: KeyConditionExpressions cannot have conditions on nested"
              + " attributes");
    }
    return path.root();
  }

  private static RuntimeException unsupported(String operator) {
    return Refusal.invalid(
        "Invalid KeyConditionExpression: Invalid operator used in KeyConditionExpression: "
            + operator);
  }

  private static KeyRange interval(
      Bytes hash, Condition condition, KeyShape.KeyAttribute attribute) {
    return switch (condition) {
      case Condition.Compare compare -> {
        String operator = compare.operator();
        Bytes bytes = bytes(compare.right(), attribute);
        var open = new Bound(bytes, false);
        var closed = new Bound(bytes, true);
        yield switch (operator) {
          case "=" -> new KeyRange(hash, closed, closed);
          case "<" -> new KeyRange(hash, null, open);
          case "<=" -> new KeyRange(hash, null, closed);
          case ">" -> new KeyRange(hash, open, null);
          case ">=" -> new KeyRange(hash, closed, null);
          default -> throw unsupported(operator);
        };
      }
      case Condition.Between(var path, Operand lower, Operand upper) ->
          new KeyRange(
              hash,
              new Bound(bytes(lower, attribute), true),
              new Bound(bytes(upper, attribute), true));
      case Condition.BeginsWith(var path, Operand prefix) -> {
        Bytes bytes = bytes(prefix, attribute);
        byte[] after = KeyBytes.afterPrefix(bytes.content());
        yield new KeyRange(
            hash,
            new Bound(bytes, true),
            after == null ? null : new Bound(new Bytes(after), false));
      }
      default -> throw Refusal.invalid("Query key condition not supported");
    };
  }

  private static Bytes bytes(Operand operand, KeyShape.KeyAttribute attribute) {
    if (!(operand instanceof Operand.Constant(Value value))) {
      throw Refusal.invalid(
          "Invalid KeyConditionExpression: the second operand must be a given value");
    }
    if (!value.tag().equals(attribute.type())) {
      throw Refusal.parameter("Condition parameter type does not match schema type");
    }
    if (ItemSize.of(value) == 0) {
      throw Refusal.invalid(
          "One or more parameter values are not valid. The AttributeValue for a key attribute"
              + " cannot contain an empty string value. Key: "
              + attribute.name());
    }
    return new Bytes(KeyBytes.of(value));
  }

  boolean contains(ItemKey key) {
    return key.hash().equals(hash)
        && (lower == null || isBeyond(key.range().compareTo(lower.bytes()), lower))
        && (upper == null || isBeyond(upper.bytes().compareTo(key.range()), upper));
  }

  private static boolean isBeyond(int order, Bound bound) {
    return order > 0 || (order == 0 && bound.inclusive());
  }
}
