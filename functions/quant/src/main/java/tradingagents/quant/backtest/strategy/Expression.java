package tradingagents.quant.backtest.strategy;

/** A part of a rule: a number or a condition, of one instrument at each bar. */
sealed interface Expression permits Value, Condition {
  /** How strongly parts are bound together; a weaker part stands in parentheses in a stronger. */
  int OR = 1;

  int AND = 2;
  int NOT = 3;
  int COMPARISON = 4;
  int SUM = 5;
  int PRODUCT = 6;
  int SIGN = 7;
  int ATOM = 8;

  /** The one way in which it is written. */
  String text();

  int binding();

  /** How many bars pass before it may be known. */
  int warmUp();

  /** As it is written inside a part that binds so strongly. */
  default String inside(int outer) {
    return binding() < outer ? "(" + text() + ")" : text();
  }

  /** Two parts and what is between them, to be read from the left. */
  static String text(Expression left, String between, Expression right, int binding) {
    return left.inside(binding) + " " + between + " " + right.inside(binding + 1);
  }
}
