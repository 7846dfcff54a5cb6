package tradingagents.quant.backtest.search;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import tradingagents.quant.backtest.validation.Span;

/**
 * Tries so many points at random, each allowed one with the same chance and none twice; all of them
 * if there are no more. Source: J. Bergstra and Y. Bengio, Random Search for Hyper-Parameter
 * Optimization, Journal of Machine Learning Research (2012).
 *
 * @param space of any size
 * @param count how many, 1 to 1,000,000
 * @param seed the same seed tries the same points
 */
public record RandomSearch(ParameterSpace space, int count, long seed) {
  /** In a space too large to list, so many draws for each point wanted. */
  private static final int PATIENCE = 1000;

  /** Checks the count. */
  public RandomSearch {
    if (count < 1 || count > Grid.MOST) {
      throw new IllegalArgumentException(
          "a random search tries 1 to " + Grid.MOST + " points, not " + count);
    }
  }

  /** The points in the order drawn. */
  public List<Parameters> points() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    boolean listed = space.size().compareTo(BigInteger.valueOf(Grid.MOST)) <= 0;
    return listed ? fromList(random) : fromDraws(random);
  }

  private List<Parameters> fromList(RandomGenerator random) {
    List<Parameters> all = new ArrayList<>(new Grid(space).points());
    int size = Math.min(count, all.size());
    for (int i = 0; i < size; i++) {
      int j = i + random.nextInt(all.size() - i);
      Parameters other = all.get(j);
      all.set(j, all.get(i));
      all.set(i, other);
    }
    return List.copyOf(all.subList(0, size));
  }

  private List<Parameters> fromDraws(RandomGenerator random) {
    Set<Parameters> points = new LinkedHashSet<>();
    int[] places = new int[space.dimensions().size()];
    long draws = 0;
    while (points.size() < count) {
      if (draws++ >= (long) PATIENCE * count) {
        throw new IllegalArgumentException(
            "%d draws from %s combinations found %d points, not %d, that satisfy %s"
                .formatted(draws - 1, space.sizes(), points.size(), count, space.conditions()));
      }
      for (int i = 0; i < places.length; i++) {
        places[i] = random.nextInt(space.dimensions().get(i).values().size());
      }
      Parameters point = space.at(places);
      if (space.allows(point)) {
        points.add(point);
      }
    }
    return List.copyOf(points);
  }

  /** Scores the points on these bars. */
  public SearchResult search(Objective objective, Span span) {
    return SearchResult.of(points(), objective, span);
  }
}
