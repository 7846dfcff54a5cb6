package tradingagents.model.failure;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** The name that somebody probably meant. */
public final class Suggestion {
  private Suggestion() {}

  /**
   * The known name that is nearest to a typed one, by the number of letters to add, drop, change or
   * swap with their neighbour (restricted Damerau-Levenshtein distance), at most a third of its
   * letters and one for short names; case does not count.
   *
   * @param typed what was written
   * @param known the names that exist; of equally near ones the first is taken
   * @return empty when nothing is near
   */
  public static Optional<String> of(String typed, Collection<String> known) {
    String word = typed.strip().toLowerCase(Locale.ROOT);
    String nearest = null;
    int least = Math.max(1, word.length() / 3) + 1;
    for (String name : known) {
      int distance = distance(word, name.toLowerCase(Locale.ROOT));
      if (distance < least) {
        least = distance;
        nearest = name;
      }
    }
    return Optional.ofNullable(nearest);
  }

  /**
   * The end of a sentence that refuses a name.
   *
   * @param typed what was written
   * @param known the names that exist
   * @return such as {@code ; did you mean 'rsi'?}, or all the names
   */
  public static String ending(String typed, Collection<String> known) {
    return of(typed, known)
        .map(name -> "; did you mean '" + name + "'?")
        .orElse("; known are " + String.join(", ", known));
  }

  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      d[i][0] = i;
    }
    for (int j = 0; j <= b.length(); j++) {
      d[0][j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(d[i - 1][j - 1] + change, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
