package tradingagents.lab.backtest;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tradingagents.quant.backtest.search.Grid;
import tradingagents.quant.backtest.search.Objective;
import tradingagents.quant.backtest.search.ParameterSpace;
import tradingagents.quant.backtest.search.RandomSearch;
import tradingagents.quant.backtest.search.SearchResult;
import tradingagents.quant.backtest.search.SuccessiveHalving;
import tradingagents.quant.backtest.validation.Span;

/**
 * How points of a space are chosen: {@code grid} tries all, {@code random:N} so many, {@code
 * halving:N} so many at first on little history and the better half of them on more.
 *
 * @param kind grid, random or halving
 * @param count of the points drawn; 0 for all
 * @param seed of the draw
 */
public record Method(String kind, int count, long seed) {
  private static final Pattern WORDS = Pattern.compile("(grid|random|halving)(?::(\\d{1,7}))?");

  /** Fewer bars tell nothing in a first round. */
  private static final int LEAST_BARS = 63;

  /** A grid. */
  public static final Method ALL = new Method("grid", 0, 0);

  /**
   * Reads what people type.
   *
   * @param text grid, random:N or halving, halving:N
   * @param seed of what is drawn
   * @return the method
   */
  public static Method named(String text, long seed) {
    Matcher words = WORDS.matcher(text);
    if (!words.matches() || text.startsWith("grid:") || text.equals("random")) {
      throw new IllegalArgumentException(
          "a search is grid, random:N, halving or halving:N, not '%s'".formatted(text));
    }
    int count = words.group(2) == null ? 0 : Integer.parseInt(words.group(2));
    return new Method(words.group(1), count, seed);
  }

  String text() {
    return count == 0 ? kind : kind + ":" + count;
  }

  SearchResult search(ParameterSpace space, Objective objective, Span span) {
    return switch (kind) {
      case "random" -> new RandomSearch(space, count, seed).search(objective, span);
      case "halving" -> {
        var points =
            count == 0 ? new Grid(space).points() : new RandomSearch(space, count, seed).points();
        // Each round costs as many bars as the last one, which sees all of them for two points.
        int rounds =
            1 + Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, points.size() - 1));
        long budget = Math.max(2L * span.size(), (long) points.size() * LEAST_BARS) * rounds;
        yield new SuccessiveHalving(budget, 2, Math.min(LEAST_BARS, span.size()))
            .search(points, objective, span);
      }
      default -> new Grid(space).search(objective, span);
    };
  }
}
