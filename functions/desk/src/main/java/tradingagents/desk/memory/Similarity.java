package tradingagents.desk.memory;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How similar texts of words are to one: BM25 with {@code k1 = 1.2} and {@code b = 0.75}. A word
 * that few texts have counts more; a text with many words has each count less:
 *
 * <pre>score(d) = sum over words w of the query of
 *     ln(1 + (N - n(w) + 0.5) / (n(w) + 0.5)) * f / (f + k1 (1 - b + b |d| / mean |d|))</pre>
 *
 * with N texts, n(w) of them with the word, f times in this one. The scores are pure numbers, zero
 * when nothing is shared; they compare texts of one query and nothing else. Source: S. Robertson
 * and H. Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond (2009), with the
 * logarithm of Lucene, which is never negative.
 */
final class Similarity {
  private static final double K1 = 1.2;
  private static final double B = 0.75;

  private Similarity() {}

  /**
   * Scores every text.
   *
   * @param texts each a list of words
   * @param query words; each counts once
   * @return one score a text, in their order
   */
  static double[] scores(List<List<String>> texts, List<String> query) {
    Map<String, Integer> having = new HashMap<>();
    long words = 0;
    for (List<String> text : texts) {
      words += text.size();
      new HashSet<>(text).forEach(word -> having.merge(word, 1, Integer::sum));
    }
    double mean = (double) words / texts.size();
    Set<String> wanted = new HashSet<>(query);
    double[] scores = new double[texts.size()];
    for (int i = 0; i < scores.length; i++) {
      List<String> text = texts.get(i);
      Map<String, Integer> times = new HashMap<>();
      text.forEach(word -> times.merge(word, 1, Integer::sum));
      double length = K1 * (1 - B + B * text.size() / mean);
      // In the text's own order, so that the sum does not depend on a set's.
      for (String word : text) {
        Integer f = times.remove(word);
        if (f != null && wanted.contains(word)) {
          int n = having.getOrDefault(word, 0);
          scores[i] += Math.log1p((texts.size() - n + 0.5) / (n + 0.5)) * f / (f + length);
        }
      }
    }
    return scores;
  }
}
