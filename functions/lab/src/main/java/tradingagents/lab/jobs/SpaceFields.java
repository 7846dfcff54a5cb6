package tradingagents.lab.jobs;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tradingagents.chain.http.Fields;
import tradingagents.lab.backtest.Goal;
import tradingagents.lab.backtest.Method;
import tradingagents.lab.backtest.Template;
import tradingagents.quant.backtest.search.Dimension;
import tradingagents.quant.backtest.search.ParameterSpace;
import tradingagents.quant.backtest.sweep.SmaGrid;

/**
 * Reads what is tried: a template with its space, and how points of it are chosen.
 *
 * @param template of the strategies
 * @param space what is tried, made once nothing of the body is wrong
 * @param goal what is best
 */
record SpaceFields(Template template, Supplier<ParameterSpace> space, Goal goal) {
  /** More windows of one kind are refused: memory grows with the square of both together. */
  static final int MOST_WINDOWS = 1_000;

  static SpaceFields read(Fields fields) {
    Template template =
        new Template(fields.text("strategy", text -> text).orElse("sma:{fast}:{slow}"));
    Optional<String> over = fields.text("over", text -> text);
    Optional<String> fast = fields.text("fast", text -> text);
    Optional<String> slow = fields.text("slow", text -> text);
    if (over.isPresent() && (fast.isPresent() || slow.isPresent())) {
      fields.wrong("over", "give over, or fast and slow");
    }
    Goal goal = fields.text("objective", Goal::named).orElse(Goal.SHARPE);
    String words =
        over.orElseGet(() ->
            "fast=%s,slow=%s,fast<slow"
                .formatted(fast.orElse("5..50:5"), slow.orElse("20..200:20")));
    return new SpaceFields(template, () -> ParameterSpace.parse(words), goal);
  }

  static Supplier<Method> method(Fields fields) {
    long seed = seed(fields);
    String search = fields.text("search", text -> text).orElse("grid");
    return () -> Method.named(search, seed);
  }

  static int seed(Fields fields) {
    return fields.number("seed", 0, Integer.MAX_VALUE).orElse(7);
  }

  static Supplier<SmaGrid> grid(Fields fields) {
    Optional<List<Integer>> fast = windows(fields, "fast", "2..99");
    Optional<List<Integer>> slow = windows(fields, "slow", "3..100");
    return () -> new SmaGrid(fast.orElseThrow(), slow.orElseThrow());
  }

  private static Optional<List<Integer>> windows(Fields fields, String name, String usual) {
    return fields.has(name)
        ? fields.text(name, words -> windows(name, words))
        : Optional.of(windows(name, usual));
  }

  private static List<Integer> windows(String name, String words) {
    Dimension dimension = Dimension.parse(name + "=" + words);
    if (dimension.values().size() > MOST_WINDOWS) {
      throw new IllegalArgumentException(
          "%s has %d windows; at most %d are tried here"
              .formatted(words, dimension.values().size(), MOST_WINDOWS));
    }
    try {
      return dimension.values().stream().map(value -> value.intValueExact()).toList();
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("a window is a whole number of bars: " + words, e);
    }
  }
}
