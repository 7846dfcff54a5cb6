package tradingagents.quant.backtest.strategy;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tradingagents.model.failure.Suggestion;
import tradingagents.quant.indicator.Indicator;
import tradingagents.quant.indicator.Indicators;

/**
 * Reads a condition. What binds more strongly stands first: a value and {@code [bars ago]}, a sign,
 * {@code * /}, {@code + -}, comparisons and crossings, {@code not}, {@code and}, {@code or}.
 * Bounded in depth, parts and memory, so that a text from anybody may be read.
 */
final class RuleParser {
  private static final int DEEPEST = 50;
  private static final int MOST_PARTS = 200;

  /** Bars that all parts remember together. */
  private static final int LONGEST_MEMORY = 100_000;

  private static final List<String> COLUMNS =
      Stream.of(Value.Column.values()).map(Value.Column::text).toList();
  private static final List<String> JOINTS =
      List.of("and", "or", "not", Condition.Crossing.ABOVE, Condition.Crossing.BELOW);

  private final List<RuleToken> tokens;
  private int next;
  private int depth;
  private int parts;
  private long memory;

  private RuleParser(List<RuleToken> tokens) {
    this.tokens = tokens;
  }

  /** The condition that a text says. */
  static Condition condition(String text) {
    return condition(text, 0, text.length());
  }

  /** The condition that a part of a text says. */
  static Condition condition(String text, int from, int to) {
    RuleParser parser = new RuleParser(RuleToken.of(text, from, to));
    RuleToken first = parser.peek();
    Expression expression = parser.either();
    if (parser.peek().kind() != RuleToken.Kind.END) {
      throw parser
          .peek()
          .refused(
              "the rule could end here; expected and, or, + - * /, a comparison or a crossing"
                  + meant(parser.peek(), JOINTS));
    }
    return parser.condition(expression, first);
  }

  private static String meant(RuleToken token, List<String> known) {
    return Suggestion.of(token.text(), known)
        .map(name -> "; did you mean '" + name + "'?")
        .orElse("");
  }

  private RuleToken peek() {
    return tokens.get(next);
  }

  private RuleToken take() {
    return tokens.get(next++);
  }

  private boolean takes(String text) {
    boolean there = peek().text().equals(text);
    next += there ? 1 : 0;
    return there;
  }

  private void expect(String sign, String words) {
    if (!takes(sign)) {
      throw peek().refused("expected '%s' %s".formatted(sign, words));
    }
  }

  private Value value(Expression expression, RuleToken at) {
    if (expression instanceof Value value) {
      return value;
    }
    throw at.refused("expected a number, but '%s' is a condition".formatted(expression.text()));
  }

  private Condition condition(Expression expression, RuleToken at) {
    if (expression instanceof Condition condition) {
      return condition;
    }
    throw at.refused(
        "expected a condition such as close > open, but '%s' is a number"
            .formatted(expression.text()));
  }

  private Expression either() {
    return chain(this::both, Condition.Joined.OR_WORD, false);
  }

  private Expression both() {
    return chain(this::not, Condition.Joined.AND_WORD, true);
  }

  private Expression chain(Supplier<Expression> part, String joint, boolean both) {
    RuleToken first = peek();
    Expression left = part.get();
    while (takes(joint)) {
      RuleToken second = peek();
      Condition right = condition(part.get(), second);
      left = counted(new Condition.Joined(condition(left, first), both, right));
    }
    return left;
  }

  private Expression not() {
    RuleToken not = peek();
    if (!takes("not")) {
      return comparison();
    }
    deeper(not);
    RuleToken first = peek();
    Expression opposite = counted(new Condition.Not(condition(not(), first)));
    depth--;
    return opposite;
  }

  private Expression comparison() {
    RuleToken first = peek();
    Expression left = sum();
    RuleToken sign = peek();
    if (!compares(sign)) {
      return left;
    }
    next++;
    Value a = value(left, first);
    RuleToken second = peek();
    Value b = value(sum(), second);
    if (compares(peek())) {
      throw peek().refused("comparisons are joined by and: a < b and b < c");
    }
    return counted(compared(a, sign.text(), b));
  }

  private static Condition compared(Value left, String sign, Value right) {
    for (Condition.Order order : Condition.Order.values()) {
      if (order.sign.equals(sign)) {
        return new Condition.Comparison(left, order, right);
      }
    }
    return new Condition.Crossing(left, sign.equals(Condition.Crossing.ABOVE), right);
  }

  private static boolean compares(RuleToken token) {
    return switch (token.text()) {
      case "<", "<=", ">", ">=", Condition.Crossing.ABOVE, Condition.Crossing.BELOW -> true;
      default -> false;
    };
  }

  private Expression sum() {
    return arithmetic(this::product, "+", "-");
  }

  private Expression product() {
    return arithmetic(this::signed, "*", "/");
  }

  private Expression arithmetic(Supplier<Expression> part, String one, String other) {
    RuleToken first = peek();
    Expression left = part.get();
    while (peek().text().equals(one) || peek().text().equals(other)) {
      char sign = take().text().charAt(0);
      RuleToken second = peek();
      Value right = value(part.get(), second);
      left = counted(new Value.Arithmetic(value(left, first), sign, right));
    }
    return left;
  }

  private Expression signed() {
    RuleToken minus = peek();
    if (!takes("-")) {
      return operand();
    }
    deeper(minus);
    RuleToken first = peek();
    Expression opposite = counted(new Value.Negative(value(signed(), first)));
    depth--;
    return opposite;
  }

  private Expression operand() {
    RuleToken token = take();
    switch (token.kind()) {
      case NUMBER -> {
        return counted(new Value.Constant(Double.parseDouble(token.text())));
      }
      case WORD -> {
        return ago(named(token), token);
      }
      case SIGN -> {
        if (token.text().equals("(")) {
          deeper(token);
          Expression inner = either();
          expect(")", "to close the one at position %d".formatted(token.at() + 1));
          depth--;
          return inner;
        }
      }
      case END -> {}
    }
    throw token.refused("expected a number, a price such as close, an indicator or '('");
  }

  private Value ago(Value value, RuleToken named) {
    int bars = 0;
    if (takes("[")) {
      RuleToken number = take();
      if (!number.text().matches("\\d{1,6}")) {
        throw number.refused("expected how many bars ago, a whole number such as 1");
      }
      bars = Integer.parseInt(number.text());
      expect("]", "after the number of bars");
    }
    remember(named, bars);
    return bars == 0 ? value : counted(new Value.Ago(value, bars));
  }

  private Value named(RuleToken token) {
    for (Value.Column column : Value.Column.values()) {
      if (column.text().equals(token.text())) {
        return counted(column);
      }
    }
    String text = token.text();
    int dot = text.matches(".*\\.\\D\\w*|.*\\.") ? text.lastIndexOf('.') : text.length();
    String written = text.substring(0, dot);
    Indicator indicator = indicator(token, written);
    for (int line = 0; line < indicator.lines().size(); line++) {
      remember(token, indicator.warmUp(line));
    }
    return counted(new Value.Line(written, indicator, line(token, written, indicator)));
  }

  private static Indicator indicator(RuleToken token, String written) {
    String name = written.split(":", -1)[0];
    if (!Indicators.names().contains(name)) {
      List<String> known =
          Stream.of(COLUMNS, Indicators.names(), JOINTS).flatMap(List::stream).toList();
      throw token.refused(
          "there is no price or indicator '%s'%s".formatted(name, Suggestion.ending(name, known)));
    }
    try {
      return Indicators.named(written);
    } catch (IllegalArgumentException e) {
      throw token.refused(String.valueOf(e.getMessage()));
    }
  }

  private static int line(RuleToken token, String written, Indicator indicator) {
    List<String> lines = indicator.lines();
    if (written.equals(token.text())) {
      if (lines.size() == 1) {
        return 0;
      }
      throw token.refused(
          "it has several lines, so say which: %s.%s"
              .formatted(written, String.join(", " + written + ".", lines)));
    }
    String name = token.text().substring(written.length() + 1);
    int line = lines.indexOf(name);
    if (line < 0) {
      throw token.refused(
          "%s has no line '%s'%s".formatted(written, name, Suggestion.ending(name, lines)));
    }
    return line;
  }

  private void deeper(RuleToken token) {
    if (++depth > DEEPEST) {
      throw token.refused("a rule is at most %d levels deep".formatted(DEEPEST));
    }
  }

  private void remember(RuleToken token, int bars) {
    memory += bars;
    if (memory > LONGEST_MEMORY) {
      throw token.refused(
          "all windows of a rule together are at most %d bars".formatted(LONGEST_MEMORY));
    }
  }

  private <E extends Expression> E counted(E part) {
    if (++parts > MOST_PARTS) {
      throw peek().refused("a rule has at most %d parts".formatted(MOST_PARTS));
    }
    return part;
  }
}
