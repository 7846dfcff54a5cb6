package tradingagents.quant.backtest.search;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import tradingagents.quant.backtest.validation.Span;

/**
 * Tries every point of a space that its conditions allow.
 *
 * @param space at most 1,000,000 combinations before conditions
 */
public record Grid(ParameterSpace space) {
  /** More is a slip of the keyboard. */
  static final int MOST = 1_000_000;

  /** Checks the size. */
  public Grid {
    if (space.size().compareTo(BigInteger.valueOf(MOST)) > 0) {
      throw new IllegalArgumentException(
          "the grid has " + space.sizes() + " combinations; at most " + MOST + " are allowed");
    }
  }

  /** The points in ascending order; refuses conditions that no point satisfies. */
  public List<Parameters> points() {
    List<Parameters> points = new ArrayList<>();
    int[] places = new int[space.dimensions().size()];
    do {
      Parameters point = space.at(places);
      if (space.allows(point)) {
        points.add(point);
      }
    } while (next(places));
    if (points.isEmpty()) {
      throw new IllegalArgumentException(
          "none of the %s combinations satisfies %s".formatted(space.sizes(), space.conditions()));
    }
    return List.copyOf(points);
  }

  /** Counts up, the last dimension fastest; false after the last point. */
  private boolean next(int[] places) {
    for (int i = places.length - 1; i >= 0; i--) {
      if (++places[i] < space.dimensions().get(i).values().size()) {
        return true;
      }
      places[i] = 0;
    }
    return false;
  }

  /** Scores every point on these bars. */
  public SearchResult search(Objective objective, Span span) {
    return SearchResult.of(points(), objective, span);
  }
}
