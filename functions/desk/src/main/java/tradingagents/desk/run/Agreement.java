package tradingagents.desk.run;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How far several samples of one decision agree: an honest measure of its uncertainty.
 *
 * @param votes how many samples said each rating; ratings nobody said are left out
 * @param agreement the share of the samples that said the most frequent rating, 0 to 1
 * @param flipRate the chance that two different samples, drawn at random, say different ratings: 1
 *     - sum of n(n-1) over N(N-1), the unbiased Gini-Simpson index of the votes; 0 for one sample
 */
public record Agreement(Map<Rating, Integer> votes, double agreement, double flipRate) {
  /** Copies the votes in the order of the ratings. */
  public Agreement {
    Map<Rating, Integer> ordered = new EnumMap<>(Rating.class);
    ordered.putAll(votes);
    votes = Collections.unmodifiableMap(ordered);
  }

  /**
   * Counts.
   *
   * @param ratings what the samples said, at least one
   * @return the count
   */
  public static Agreement of(List<Rating> ratings) {
    Map<Rating, Integer> votes = new EnumMap<>(Rating.class);
    ratings.forEach(rating -> votes.merge(rating, 1, Integer::sum));
    int n = ratings.size();
    int most = votes.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
    long alike = votes.values().stream().mapToLong(v -> (long) v * (v - 1)).sum();
    double flips = n == 1 ? 0 : 1 - (double) alike / ((long) n * (n - 1));
    return new Agreement(votes, (double) most / n, flips);
  }

  /**
   * How many samples there are.
   *
   * @return the sum of the votes
   */
  public int count() {
    return votes.values().stream().mapToInt(Integer::intValue).sum();
  }

  /**
   * The distribution in words, such as {@code 3 BUY, 2 HOLD}.
   *
   * @return in the order of the ratings
   */
  public String words() {
    return votes.entrySet().stream()
        .map(vote -> vote.getValue() + " " + vote.getKey())
        .collect(Collectors.joining(", "));
  }

  /**
   * The most frequent rating.
   *
   * @return of two that are as frequent, REVIEW: a person must look
   */
  public Rating most() {
    int most = votes.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
    List<Rating> first =
        votes.entrySet().stream()
            .filter(vote -> vote.getValue() == most)
            .map(Map.Entry::getKey)
            .toList();
    return first.size() == 1 ? first.getFirst() : Rating.REVIEW;
  }
}
