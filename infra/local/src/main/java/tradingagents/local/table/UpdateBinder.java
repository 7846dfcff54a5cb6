package tradingagents.local.table;

import java.util.Map;

/** Puts names and values into a parsed update and refuses what can never be applied. */
final class UpdateBinder {
  private static final String MEMBER = "UpdateExpression";

  private final ConditionBinder operands;
  private final Map<String, String> names;

  UpdateBinder(Map<String, String> names, Map<String, Value> values) {
    this.operands = new ConditionBinder(MEMBER, names, values);
    this.names = names;
  }

  Update bind(Update update) {
    var bound =
        new Update(
            update.sets().stream()
                .map(set -> new Update.Assignment(set.path().bind(names), term(set.term())))
                .toList(),
            update.removes().stream().map(path -> path.bind(names)).toList(),
            update.adds().stream().map(change -> change(change, "ADD")).toList(),
            update.deletes().stream().map(change -> change(change, "DELETE")).toList());
    Bindings.refuseOverlaps(bound.targets().toList(), MEMBER);
    return bound;
  }

  private Update.Change change(Update.Change change, String operator) {
    Operand amount = operands.bind(change.amount());
    if (amount instanceof Operand.Constant(Value value)) {
      boolean fits = value.isSet() || (operator.equals("ADD") && value instanceof Value.N);
      if (!fits) {
        throw wrongType(operator, value);
      }
    }
    return new Update.Change(change.path().bind(names), amount);
  }

  private Update.Term term(Update.Term term) {
    return switch (term) {
      case Update.Plain(Operand operand) -> new Update.Plain(operands.bind(operand));
      case Update.IfNotExists(DocumentPath path, Update.Term otherwise) ->
          new Update.IfNotExists(path.bind(names), term(otherwise));
      case Update.ListAppend(Update.Term first, Update.Term second) ->
          new Update.ListAppend(list(term(first)), list(term(second)));
      case Update.Sum(Update.Term left, boolean minus, Update.Term right) -> {
        String operator = minus ? "-" : "+";
        yield new Update.Sum(number(operator, term(left)), minus, number(operator, term(right)));
      }
    };
  }

  private static Update.Term list(Update.Term term) {
    if (term instanceof Update.Plain(Operand.Constant(Value value))
        && !(value instanceof Value.L)) {
      throw wrongType("list_append", value);
    }
    return term;
  }

  private static Update.Term number(String operator, Update.Term term) {
    if (term instanceof Update.Plain(Operand.Constant(Value value))
        && !(value instanceof Value.N)) {
      throw wrongType(operator, value);
    }
    return term;
  }

  private static RuntimeException wrongType(String operator, Value value) {
    return Refusal.invalid(
        "Invalid UpdateExpression: Incorrect operand type for operator or function; operator: "
            + operator
            + ", operand type: "
            + value.typeName());
  }
}
