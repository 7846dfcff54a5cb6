package tradingagents.local.table;

import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Puts names and values into a parsed condition and refuses operands of a type that cannot fit. */
final class ConditionBinder {
  private static final Set<String> TAGS =
      Set.of("S", "N", "B", "BOOL", "NULL", "L", "M", "SS", "NS", "BS");

  private final String member;
  private final Map<String, String> names;
  private final Map<String, Value> values;

  ConditionBinder(String member, Map<String, String> names, Map<String, Value> values) {
    this.member = member;
    this.names = names;
    this.values = values;
  }

  Condition bind(Condition condition) {
    return switch (condition) {
      case Condition.And(Condition left, Condition right) ->
          new Condition.And(bind(left), bind(right));
      case Condition.Or(Condition left, Condition right) ->
          new Condition.Or(bind(left), bind(right));
      case Condition.Not(Condition inner) -> new Condition.Not(bind(inner));
      case Condition.Compare compare -> compare(compare);
      case Condition.Between between -> between(between);
      case Condition.In(Operand operand, var choices) ->
          new Condition.In(bind(operand), choices.stream().map(this::bind).toList());
      case Condition.Exists(DocumentPath path, boolean expected) ->
          new Condition.Exists(path.bind(names), expected);
      case Condition.TypeIs(DocumentPath path, Operand type) -> typeIs(path, type);
      case Condition.BeginsWith(Operand operand, Operand prefix) -> beginsWith(operand, prefix);
      case Condition.Contains(Operand operand, Operand part) -> {
        Operand whole = bind(operand);
        Operand element = bind(part);
        refuseSame("contains", whole, element);
        yield new Condition.Contains(whole, element);
      }
    };
  }

  Operand bind(Operand operand) {
    return switch (operand) {
      case DocumentPath path -> path.bind(names);
      case Operand.Size(DocumentPath path) -> new Operand.Size(path.bind(names));
      case Operand.Given(String placeholder) ->
          new Operand.Constant(Objects.requireNonNull(values.get(placeholder)));
      case Operand.Constant constant -> constant;
    };
  }

  private Condition compare(Condition.Compare compare) {
    String operator = compare.operator();
    Operand left = bind(compare.left());
    Operand right = bind(compare.right());
    refuseSame(operator, left, right);
    if (!operator.equals("=") && !operator.equals("<>")) {
      refuseUnordered(operator, left);
      refuseUnordered(operator, right);
    }
    return new Condition.Compare(operator, left, right);
  }

  private Condition between(Condition.Between between) {
    Operand operand = bind(between.operand());
    Operand lower = bind(between.lower());
    Operand upper = bind(between.upper());
    refuseUnordered("BETWEEN", operand);
    refuseUnordered("BETWEEN", lower);
    refuseUnordered("BETWEEN", upper);
    if (lower instanceof Operand.Constant(Value low)
        && upper instanceof Operand.Constant(Value high)) {
      if (!low.tag().equals(high.tag())) {
        throw invalid(
            "The BETWEEN operator requires same data type for lower and upper bounds; lower bound"
                + " operand: AttributeValue: "
                + ValueJson.json(low)
                + ", upper bound operand: AttributeValue: "
                + ValueJson.json(high));
      }
      if (Value.compare(low, high) > 0) {
        throw invalid(
            "The BETWEEN operator requires upper bound to be greater than or equal to lower bound;"
                + " lower bound operand: AttributeValue: "
                + ValueJson.json(low)
                + ", upper bound operand: AttributeValue: "
                + ValueJson.json(high));
      }
    }
    return new Condition.Between(operand, lower, upper);
  }

  private Condition typeIs(DocumentPath path, Operand type) {
    Operand bound = bind(type);
    if (!(bound instanceof Operand.Constant(Value.S(String tag)))) {
      throw invalid(
          "Incorrect operand type for operator or function; operator or function: attribute_type");
    }
    if (!TAGS.contains(tag)) {
      throw invalid(
          "Invalid attribute type name found; type: "
              + tag
              + ", valid types: {B,NULL,SS,BOOL,L,BS,N,"
              + "NS,S,M}");
    }
    return new Condition.TypeIs(path.bind(names), bound);
  }

  private Condition beginsWith(Operand operand, Operand prefix) {
    Operand whole = bind(operand);
    Operand start = bind(prefix);
    refuseSame("begins_with", whole, start);
    for (Operand side : new Operand[] {whole, start}) {
      boolean isWrong =
          side instanceof Operand.Size
              || (side instanceof Operand.Constant(Value value)
                  && !(value instanceof Value.S)
                  && !(value instanceof Value.B));
      if (isWrong) {
        throw wrongType("begins_with", side);
      }
    }
    return new Condition.BeginsWith(whole, start);
  }

  private void refuseUnordered(String operator, Operand operand) {
    if (operand instanceof Operand.Constant(Value value) && !value.isOrdered()) {
      throw wrongType(operator, operand);
    }
  }

  private void refuseSame(String operator, Operand left, Operand right) {
    if (left instanceof DocumentPath && left.equals(right)) {
      throw invalid(
          "The first operand must be distinct from the remaining operands for this operator or"
              + " function; operator: "
              + operator
              + ", first operand: ["
              + left
              + "]");
    }
  }

  private RuntimeException wrongType(String operator, Operand operand) {
    String type = operand instanceof Operand.Constant(Value value) ? value.typeName() : "NUMBER";
    return invalid(
        "Incorrect operand type for operator or function; operator or function: "
            + operator
            + ", operand type: "
            + type);
  }

  private RuntimeException invalid(String message) {
    return Refusal.invalid("Invalid " + member + ": " + message);
  }
}
