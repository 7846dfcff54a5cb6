package tradingagents.quant.backtest.strategy;

import tradingagents.quant.backtest.View;

/**
 * True, false or unknown at each bar. Unknown is what no number stands behind yet; its opposite is
 * unknown as well, and a false or a true part decides {@code and} and {@code or} without it.
 * Source: S. C. Kleene, Introduction to Metamathematics (1952), section 64, strong tables.
 */
sealed interface Condition extends Expression {
  int TRUE = 1;
  int UNKNOWN = 0;
  int FALSE = -1;

  /** The condition at work; to be asked once a bar, after the feed took it. */
  @FunctionalInterface
  interface Watch {
    int next(View view);
  }

  /** Starts to watch an instrument. */
  Watch start(Feed feed);

  /** How two numbers may stand to each other. */
  enum Order {
    BELOW("<"),
    AT_MOST("<="),
    ABOVE(">"),
    AT_LEAST(">=");

    final String sign;

    Order(String sign) {
      this.sign = sign;
    }

    int of(double left, double right) {
      if (Double.isNaN(left) || Double.isNaN(right)) {
        return UNKNOWN;
      }
      boolean holds =
          switch (this) {
            case BELOW -> left < right;
            case AT_MOST -> left <= right;
            case ABOVE -> left > right;
            case AT_LEAST -> left >= right;
          };
      return holds ? TRUE : FALSE;
    }
  }

  /** Two numbers compared. */
  record Comparison(Value left, Order order, Value right) implements Condition {
    @Override
    public String text() {
      return Expression.text(left, order.sign, right, COMPARISON);
    }

    @Override
    public int binding() {
      return COMPARISON;
    }

    @Override
    public int warmUp() {
      return Math.max(left.warmUp(), right.warmUp());
    }

    @Override
    public Watch start(Feed feed) {
      Value.Reader a = left.start(feed);
      Value.Reader b = right.start(feed);
      return view -> order.of(a.next(view), b.next(view));
    }
  }

  /** One number is above (below) another now and was not at the bar before. */
  record Crossing(Value left, boolean above, Value right) implements Condition {
    static final String ABOVE = "crosses-above";
    static final String BELOW = "crosses-below";

    @Override
    public String text() {
      return Expression.text(left, above ? ABOVE : BELOW, right, COMPARISON);
    }

    @Override
    public int binding() {
      return COMPARISON;
    }

    @Override
    public int warmUp() {
      return Math.max(left.warmUp(), right.warmUp()) + 1;
    }

    @Override
    public Watch start(Feed feed) {
      Watch now = new Comparison(left, above ? Order.ABOVE : Order.BELOW, right).start(feed);
      int[] before = {UNKNOWN};
      return view -> {
        int newest = now.next(view);
        int crossed = Math.min(newest, -before[0]);
        before[0] = newest;
        return crossed;
      };
    }
  }

  /** The opposite. */
  record Not(Condition condition) implements Condition {
    @Override
    public String text() {
      return "not " + condition.inside(NOT);
    }

    @Override
    public int binding() {
      return NOT;
    }

    @Override
    public int warmUp() {
      return condition.warmUp();
    }

    @Override
    public Watch start(Feed feed) {
      Watch watch = condition.start(feed);
      return view -> -watch.next(view);
    }
  }

  /** Both of two, or one of them at least. */
  record Joined(Condition left, boolean both, Condition right) implements Condition {
    static final String AND_WORD = "and";
    static final String OR_WORD = "or";

    @Override
    public String text() {
      return Expression.text(left, both ? AND_WORD : OR_WORD, right, binding());
    }

    @Override
    public int binding() {
      return both ? AND : OR;
    }

    @Override
    public int warmUp() {
      return Math.max(left.warmUp(), right.warmUp());
    }

    @Override
    public Watch start(Feed feed) {
      Watch a = left.start(feed);
      Watch b = right.start(feed);
      return both
          ? view -> Math.min(a.next(view), b.next(view))
          : view -> Math.max(a.next(view), b.next(view));
    }
  }
}
