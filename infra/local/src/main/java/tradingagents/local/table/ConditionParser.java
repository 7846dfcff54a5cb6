package tradingagents.local.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The condition grammar by recursive descent: OR, AND, NOT, then one predicate. */
final class ConditionParser {
  private static final Set<String> COMPARATORS = Set.of("=", "<>", "<", "<=", ">", ">=");
  private static final int MOST_CHOICES = 100;
  private static final int DEEPEST = 100;

  private final Tokens tokens;
  private int depth;

  ConditionParser(Tokens tokens) {
    this.tokens = tokens;
  }

  Condition parse() {
    Condition condition = or();
    tokens.expectEnd();
    return condition;
  }

  private Condition or() {
    Condition left = and();
    while (tokens.skipKeyword("OR")) {
      left = new Condition.Or(left, and());
    }
    return left;
  }

  private Condition and() {
    Condition left = not();
    while (tokens.skipKeyword("AND")) {
      left = new Condition.And(left, not());
    }
    return left;
  }

  private Condition not() {
    if (++depth > DEEPEST) {
      throw tokens.invalid("The expression is nested too deeply");
    }
    Condition result =
        tokens.skipKeyword("NOT") ? new Condition.Not(not()) : parenthesisedOrPredicate();
    depth--;
    return result;
  }

  private Condition parenthesisedOrPredicate() {
    int open = tokens.position();
    if (!tokens.skip("(")) {
      return predicate();
    }
    Condition inner = or();
    int close = tokens.position();
    tokens.expect(")");
    if (tokens.isDoublyParenthesised(open, close)) {
      throw tokens.invalid("The expression has redundant parentheses;");
    }
    return inner;
  }

  private Condition predicate() {
    boolean isCall =
        tokens.peek().kind() == Tokens.Kind.WORD
            && tokens.peekAfter().is("(")
            && !tokens.peek().text().equals("size");
    if (isCall) {
      return call();
    }
    Operand left = operand();
    if (tokens.skipKeyword("BETWEEN")) {
      Operand lower = operand();
      tokens.expectKeyword("AND");
      return new Condition.Between(left, lower, operand());
    }
    if (tokens.skipKeyword("IN")) {
      return new Condition.In(left, choices());
    }
    Tokens.Token operator = tokens.peek();
    if (operator.kind() != Tokens.Kind.SYMBOL || !COMPARATORS.contains(operator.text())) {
      throw tokens.syntaxError();
    }
    tokens.take();
    return new Condition.Compare(operator.text(), left, operand());
  }

  private List<Operand> choices() {
    tokens.expect("(");
    var choices = new ArrayList<Operand>();
    do {
      choices.add(operand());
    } while (tokens.skip(","));
    tokens.expect(")");
    if (choices.size() > MOST_CHOICES) {
      throw tokens.invalid("The IN operator is provided with too many operands");
    }
    return choices;
  }

  private Condition call() {
    String function = tokens.take().text();
    tokens.expect("(");
    Condition condition =
        switch (function) {
          case "attribute_exists" -> new Condition.Exists(tokens.path(), true);
          case "attribute_not_exists" -> new Condition.Exists(tokens.path(), false);
          case "attribute_type" -> {
            DocumentPath path = tokens.path();
            yield new Condition.TypeIs(path, second());
          }
          case "begins_with" -> {
            Operand operand = operand();
            yield new Condition.BeginsWith(operand, second());
          }
          case "contains" -> {
            Operand operand = operand();
            yield new Condition.Contains(operand, second());
          }
          case "if_not_exists", "list_append" ->
              throw tokens.invalid(
                  "The function is not allowed in a condition expression; function: " + function);
          default -> throw tokens.invalid("Invalid function name; function: " + function);
        };
    if (!tokens.skip(")")) {
      throw tokens.invalid(
          "Incorrect number of operands for operator or function; operator or function: "
              + function);
    }
    return condition;
  }

  private Operand second() {
    tokens.expect(",");
    return operand();
  }

  private Operand operand() {
    if (tokens.peek().kind() == Tokens.Kind.VALUE) {
      return new Operand.Given(tokens.take().text());
    }
    boolean isCall = tokens.peek().kind() == Tokens.Kind.WORD && tokens.peekAfter().is("(");
    if (!isCall) {
      return tokens.path();
    }
    if (!tokens.peek().text().equals("size")) {
      throw tokens.invalid(
          "The function is not allowed to be used this way in an expression; function: "
              + tokens.peek().text());
    }
    tokens.take();
    tokens.expect("(");
    DocumentPath path = tokens.path();
    tokens.expect(")");
    return new Operand.Size(path);
  }
}
